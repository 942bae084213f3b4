import { environmentVariables } from '../src/env.ts';
import type { DocsTable } from './docsTable.ts';

/** The table of environment variables in docs/configuration.md. */
export const configurationDocs: DocsTable = {
  file: 'docs/configuration.md',
  marks: ['<!-- variables: generated from src/env.ts -->', '<!-- end of variables -->'],
  columns: ['variable', 'default', 'meaning'],
  rows: environmentVariables().map(({ name, fallback, description }) => [
    `\`${name}\``,
    fallback,
    description,
  ]),
};
