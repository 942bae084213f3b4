import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { readImport } from '../../../database/imports/foodImports.ts';
import { reportedRows } from '../../../database/imports/reportRows.ts';
import { postgresOf } from '../../../database/transaction.ts';
import type { Language } from '../../../domain/language.ts';
import { reportHead, reportLines } from '../../../domain/imports/report/reportCsv.ts';
import {
  shownMode,
  type ReportedRow,
  type ReportMode,
  type RowFilter,
} from '../../../domain/imports/report/reportRow.ts';
import { decodePosition, encodePosition, int4 } from '../../../domain/operations/query/keysetCursor.ts';
import { Problem } from '../../../errors/problem.ts';
import { runIn, runOn, type Queryable } from '../../../queue/runSql.ts';
import { textStream } from '../../operations/textStream.ts';

type Filter = Omit<RowFilter, 'mode'> & { readonly mode?: ReportMode | undefined };

/** How many rows of a file are read at once. */
const batchSize = 1_000;

/** A page of the report. */
export async function reportPage(
  req: PayloadRequest,
  { id, cursor, limit, ...asked }: Filter & { id: number; cursor?: string | undefined; limit: number },
): Promise<{ docs: ReportedRow[]; nextCursor: string | null }> {
  const filter = await filterOf(req, id, asked);
  const scope = ['food-import-rows', id, filter];
  const after = cursor === undefined ? 0 : decodePosition(scope, cursor, z.tuple([int4]))?.[0];
  if (after === undefined)
    throw new Problem('invalid_filter', { field: 'cursor', parameters: { path: 'cursor' } });
  const rows = await reportedRows(runIn(req), { importId: id, after, limit: limit + 1, ...filter });
  const docs = rows.slice(0, limit);
  const last = docs.at(-1);
  return {
    docs,
    nextCursor: rows.length > limit && last !== undefined ? encodePosition(scope, [last.n]) : null,
  };
}

/** The report as a CSV file, read while it is sent. */
export async function reportStream(
  req: PayloadRequest,
  {
    id,
    language,
    onError,
    ...asked
  }: Filter & { id: number; language: Language; onError: (error: unknown) => void },
): Promise<ReadableStream<Uint8Array>> {
  const filter = await filterOf(req, id, asked);
  const { pool } = postgresOf(req.payload);
  return textStream(csvOf({ pool, id, filter, language }), onError);
}

/** The text of a report, in pieces. */
export async function* csvOf({
  pool,
  id,
  filter,
  language,
}: {
  pool: Queryable;
  id: number;
  filter: RowFilter;
  language: Language;
}): AsyncGenerator<string, undefined> {
  yield reportHead(language);
  for (let after = 0; ;) {
    const rows = await reportedRows(runOn(pool), { importId: id, after, limit: batchSize, ...filter });
    yield rows.map((row) => reportLines(row, language)).join('');
    const last = rows.at(-1);
    if (last === undefined || rows.length < batchSize) return undefined;
    after = last.n;
  }
}

async function filterOf(req: PayloadRequest, id: number, { mode, ...asked }: Filter): Promise<RowFilter> {
  const row = await readImport(runIn(req), id);
  if (row === undefined) throw new Problem('not_found');
  return { ...asked, mode: mode ?? shownMode({ state: row.state, hasRun: row.has_written }) };
}
