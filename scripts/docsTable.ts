import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

/** A table of a documentation page that is generated from the code. */
export interface DocsTable {
  /** The page, from the root of the repository. */
  readonly file: string;
  /** The comments around the table. */
  readonly marks: readonly [start: string, end: string];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Writes a table into its page.
 *
 * @throws {Error} when the page does not contain both comments.
 */
export async function writeDocsTable(
  root: string,
  { file, marks: [start, end], columns, rows }: DocsTable,
): Promise<void> {
  const path = join(root, file);
  const page = readFileSync(path, 'utf8');
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined)
    throw new Error(`${file} lacks the comments around its table`);
  const lines = [columns, columns.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  const text = `${before}${start}\n\n${lines.join('\n')}\n\n${end}${after}`;
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), parser: 'markdown' }));
}
