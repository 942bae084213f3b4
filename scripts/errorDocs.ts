import { errorCodes } from '../src/errors/codes.ts';
import type { DocsTable } from './docsTable.ts';

/** The table of error codes in docs/errors.md. */
export const errorDocs: DocsTable = {
  file: 'docs/errors.md',
  marks: ['<!-- codes: generated from src/errors/codes.ts -->', '<!-- end of codes -->'],
  columns: ['code', 'status', 'text'],
  rows: Object.entries(errorCodes)
    .sort(([, one], [, other]) => one.status - other.status)
    .map(([code, { status, en }]) => [`\`${code}\``, String(status), en.replaceAll('|', '\\|')]),
};
