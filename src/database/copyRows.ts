import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

/** How a value is written in the text format of COPY: `json` for columns of JSON. */
export interface CopyColumn {
  readonly name: string;
  readonly isJson?: boolean;
}

/** Writes rows into a table by COPY, which takes a third of the time of an INSERT. */
export async function copyRows(
  client: pg.ClientBase,
  {
    table,
    columns,
    rows,
  }: { table: string; columns: readonly CopyColumn[]; rows: readonly (readonly unknown[])[] },
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(({ name }) => name).join(', ');
  // A million small pieces added to one text would be that many objects.
  const lines = rows.map((row) =>
    columns.map(({ isJson }, at) => copyText(row[at], isJson === true)).join('\t'),
  );
  const stream = client.query(from(`COPY ${table} (${names}) FROM STDIN`));
  await pipeline(Readable.from([Buffer.from(`${lines.join('\n')}\n`)]), stream);
}

const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function copyText(value: unknown, isJson: boolean): string {
  if (value === null || value === undefined) return '\\N';
  const text = !isJson && typeof value === 'string' ? value : JSON.stringify(value);
  return special.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => escapes[character] ?? '') : text;
}
