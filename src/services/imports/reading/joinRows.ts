import type { Cells } from '../../../domain/imports/preset.ts';
import type { RowIssue } from '../../../domain/imports/rowIssues.ts';
import { ImportFault } from '../importFault.ts';
import { tableRows, type TableRow } from './openTables.ts';
import type { ImportPlan, PlannedPair } from './plan.ts';

/** A row of an import, or an issue of a line of one of its files. */
export type JoinedRow = {
  /** The number of the row over the whole import, from 1; the same in every pass. */
  readonly n: number;
  readonly pair: PlannedPair;
  readonly file: string;
  /** The physical line on which it starts. */
  readonly line: number;
} & (
  | {
      readonly kind: 'row';
      readonly cells: Cells;
      readonly partner: Cells | null;
      readonly joinedByLine: boolean;
    }
  | {
      readonly kind: 'issue';
      readonly issue: RowIssue;
      /** The line is one of foods, and not one of the file that completes them. */
      readonly isFood: boolean;
    }
);

/** The largest number of partner rows that wait for their food. Files in the same order need one. */
const longestWait = 100_000;

/** Reads the rows of an import as a stream, joined as its pairs specify. */
export async function* joinRows(
  { pairs }: Pick<ImportPlan, 'pairs'>,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<JoinedRow> {
  let n = 0;
  for (const pair of pairs) {
    for await (const row of rowsOf(pair, onBytes)) {
      n += 1;
      yield { n, pair, ...row };
    }
  }
}

type PairRow = OmitFrom<JoinedRow, 'n' | 'pair'>;
type OmitFrom<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

function rowsOf(pair: PlannedPair, onBytes?: (bytes: number) => void): AsyncGenerator<PairRow> {
  if (pair.partner === undefined) return singleRows(pair, onBytes);
  return pair.partner.by === 'line' ? rowsByLine(pair, onBytes) : rowsByKey(pair, onBytes);
}

async function* singleRows(pair: PlannedPair, onBytes?: (bytes: number) => void): AsyncGenerator<PairRow> {
  for await (const row of tableRows(pair.foods, onBytes)) {
    if (row.cells === undefined) yield issueAt(pair.foods.file.name, row, true);
    else
      yield {
        kind: 'row',
        file: pair.foods.file.name,
        line: row.line,
        cells: row.cells,
        partner: null,
        joinedByLine: false,
      };
  }
}

async function* rowsByLine(pair: PlannedPair, onBytes?: (bytes: number) => void): AsyncGenerator<PairRow> {
  const { partner } = pair;
  if (partner === undefined) return;
  const partners = tableRows(partner.with, onBytes);
  for await (const row of tableRows(pair.foods, onBytes)) {
    const next = await partners.next();
    const partnerRow = next.done === true ? undefined : next.value;
    if (partnerRow?.issue !== undefined) yield issueAt(partner.with.file.name, partnerRow, false);
    if (row.cells === undefined) {
      yield issueAt(pair.foods.file.name, row, true);
      continue;
    }
    const cells = partnerRow?.cells ?? null;
    const joinedByLine = cells !== null && keyOf(cells, partner.key) !== keyOf(row.cells, partner.key);
    yield {
      kind: 'row',
      file: pair.foods.file.name,
      line: row.line,
      cells: row.cells,
      partner: cells,
      joinedByLine,
    };
  }
}

async function* rowsByKey(pair: PlannedPair, onBytes?: (bytes: number) => void): AsyncGenerator<PairRow> {
  const { partner } = pair;
  if (partner === undefined) return;
  const file = partner.with.file.name;
  const partners = tableRows(partner.with, onBytes);
  /** Partner rows that were read while searching for another key, by key. */
  const waiting = new Map<string, { line: number; cells: Cells }>();

  for await (const row of tableRows(pair.foods, onBytes)) {
    if (row.cells === undefined) {
      yield issueAt(pair.foods.file.name, row, true);
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
      file: pair.foods.file.name,
      line: row.line,
      cells: row.cells,
      partner: partnerRow?.cells ?? null,
      joinedByLine: false,
    };
  }
  for await (const row of partners) yield* addPartner(row);
  for (const [key, { line }] of waiting) yield noFood(key, line);

  function* addPartner(row: TableRow): Generator<PairRow> {
    if (row.cells === undefined) {
      yield issueAt(file, row, false);
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

  function noFood(key: string, line: number): PairRow {
    return {
      kind: 'issue',
      isFood: false,
      file,
      line,
      issue: { code: 'no_food', field: pair.partner?.key ?? '', value: key.slice(0, 64) },
    };
  }
}

function keyOf(cells: Cells, key: string): string {
  return (cells[key] ?? '').trim();
}

function issueAt(
  file: string,
  row: { line: number; issue?: RowIssue | undefined },
  isFood: boolean,
): PairRow {
  return { kind: 'issue', isFood, file, line: row.line, issue: row.issue ?? { code: 'malformed' } };
}
