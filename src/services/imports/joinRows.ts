import type { Cells } from '../../domain/imports/preset.ts';
import type { RowIssue } from '../../domain/imports/rowIssues.ts';
import { ImportFault } from './importFault.ts';
import { tableRows, type TableRow } from './openTables.ts';
import type { TablePair } from './pairTables.ts';

/** A row of foods with its partner row, or an issue of one of the two files. */
export type JoinedRow =
  | {
      readonly kind: 'row';
      readonly line: number;
      readonly cells: Cells;
      readonly partner: Cells | null;
      readonly joinedByLine: boolean;
    }
  | { readonly kind: 'issue'; readonly file: string; readonly line: number; readonly issue: RowIssue };

/** The largest number of partner rows that wait for their food. Files in the same order need one. */
const longestWait = 100_000;

/** Joins the rows of a pair of files as the pair specifies, as a stream. */
export function joinRows(pair: TablePair, onBytes?: (bytes: number) => void): AsyncGenerator<JoinedRow> {
  if (pair.partner === undefined) return singleRows(pair, onBytes);
  return pair.partner.by === 'line' ? rowsByLine(pair, onBytes) : rowsByKey(pair, onBytes);
}

async function* singleRows(pair: TablePair, onBytes?: (bytes: number) => void): AsyncGenerator<JoinedRow> {
  for await (const row of tableRows(pair.foods, onBytes)) {
    if (row.cells === undefined) yield issueAt(pair.foods.file.path, row);
    else yield { kind: 'row', line: row.line, cells: row.cells, partner: null, joinedByLine: false };
  }
}

async function* rowsByLine(pair: TablePair, onBytes?: (bytes: number) => void): AsyncGenerator<JoinedRow> {
  const { partner } = pair;
  if (partner === undefined) return;
  const partners = tableRows(partner.with, onBytes);
  for await (const row of tableRows(pair.foods, onBytes)) {
    const next = await partners.next();
    const partnerRow = next.done === true ? undefined : next.value;
    if (partnerRow?.issue !== undefined) yield issueAt(partner.with.file.path, partnerRow);
    if (row.cells === undefined) {
      yield issueAt(pair.foods.file.path, row);
      continue;
    }
    const cells = partnerRow?.cells ?? null;
    const joinedByLine = cells !== null && keyOf(cells, partner.key) !== keyOf(row.cells, partner.key);
    yield { kind: 'row', line: row.line, cells: row.cells, partner: cells, joinedByLine };
  }
}

async function* rowsByKey(pair: TablePair, onBytes?: (bytes: number) => void): AsyncGenerator<JoinedRow> {
  const { partner } = pair;
  if (partner === undefined) return;
  const file = partner.with.file.path;
  const partners = tableRows(partner.with, onBytes);
  /** Partner rows that were read while searching for another key, by key. */
  const waiting = new Map<string, { line: number; cells: Cells }>();

  for await (const row of tableRows(pair.foods, onBytes)) {
    if (row.cells === undefined) {
      yield issueAt(pair.foods.file.path, row);
      continue;
    }
    const key = keyOf(row.cells, partner.key);
    while (key !== '' && !waiting.has(key)) {
      const next = await partners.next();
      if (next.done === true) break;
      yield* addPartner(next.value);
    }
    const partnerRow = waiting.get(key);
    waiting.delete(key);
    yield {
      kind: 'row',
      line: row.line,
      cells: row.cells,
      partner: partnerRow?.cells ?? null,
      joinedByLine: false,
    };
  }
  for await (const row of partners) yield* addPartner(row);
  for (const [key, { line }] of waiting) yield noFood(key, line);

  function* addPartner(row: TableRow): Generator<JoinedRow> {
    if (row.cells === undefined) {
      yield issueAt(file, row);
      return;
    }
    const key = keyOf(row.cells, pair.partner?.key ?? '');
    // A row without a key, or with the key of another waiting row, cannot be assigned to a food.
    if (key === '' || waiting.has(key)) {
      yield noFood(key, row.line);
      return;
    }
    waiting.set(key, { line: row.line, cells: row.cells });
    if (waiting.size > longestWait) throw new ImportFault('too_unordered', { file });
  }

  function noFood(key: string, line: number): JoinedRow {
    return {
      kind: 'issue',
      file,
      line,
      issue: { code: 'no_food', field: pair.partner?.key ?? '', value: key.slice(0, 64) },
    };
  }
}

function keyOf(cells: Cells, key: string): string {
  return (cells[key] ?? '').trim();
}

function issueAt(file: string, row: { line: number; issue?: RowIssue | undefined }): JoinedRow {
  return { kind: 'issue', file, line: row.line, issue: row.issue ?? { code: 'malformed' } };
}
