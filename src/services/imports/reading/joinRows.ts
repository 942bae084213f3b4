import { shownText } from '../../../domain/foods/text.ts';
import type { Cells } from '../../../domain/imports/rows/preset.ts';
import type { RowIssue } from '../../../domain/imports/rows/rowIssues.ts';
import { ImportFault } from '../importFault.ts';
import { eachRow, tableRows, type OpenTable, type TableRow } from './openTables.ts';
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
      /** The row with its partner, as they are in the files. */
      readonly raw: string;
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
export async function* joinRows({ pairs }: Pick<ImportPlan, 'pairs'>): AsyncGenerator<JoinedRow> {
  let n = 0;
  for (const pair of pairs) {
    for await (const rows of rowsOf(pair)) {
      for (const row of rows) {
        n += 1;
        yield { n, pair, ...row };
      }
    }
  }
}

type PairRow = OmitFrom<JoinedRow, 'n' | 'pair'>;
type OmitFrom<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** The rows of a pair, those of a chunk together where it has one file. */
function rowsOf(pair: PlannedPair): AsyncGenerator<Iterable<PairRow>> {
  const { foods, partner } = pair;
  if (partner === undefined) return singleRows(foods);
  return partner.by === 'line' ? rowsByLine(foods, partner) : rowsByKey(foods, partner);
}

async function* singleRows(foods: OpenTable): AsyncGenerator<PairRow[]> {
  for await (const rows of tableRows(foods)) {
    yield rows.map((row) => (row.cells === undefined ? issueAt(foods, row) : foodRow(foods, row, null)));
  }
}

async function* rowsByLine(foods: OpenTable, partner: Partner): AsyncGenerator<PairRow[]> {
  const partners = eachRow(partner.with);
  try {
    for await (const row of eachRow(foods)) {
      const next = await partners.next();
      const partnerRow = next.done === true ? undefined : next.value;
      const isIssue = partnerRow !== undefined && partnerRow.cells === undefined;
      const issues = isIssue ? [issueAt(partner.with, partnerRow, false)] : [];
      if (row.cells === undefined) {
        yield [...issues, issueAt(foods, row)];
        continue;
      }
      const found = partnerRow?.cells === undefined ? null : partnerRow;
      const joinedByLine =
        found !== null && keyOf(found.cells, partner.key) !== keyOf(row.cells, partner.key);
      yield [...issues, foodRow(foods, row, found, joinedByLine)];
    }
  } finally {
    await partners.return(undefined);
  }
}

async function* rowsByKey(foods: OpenTable, partner: Partner): AsyncGenerator<Iterable<PairRow>> {
  const partners = eachRow(partner.with);
  /** Partner rows that were read while searching for another key, by key. */
  const waiting = new Map<string, ReadRow>();
  try {
    for await (const row of eachRow(foods)) {
      if (row.cells === undefined) {
        yield [issueAt(foods, row)];
        continue;
      }
      const key = keyOf(row.cells, partner.key);
      while (key !== '' && !waiting.has(key)) {
        const next = await partners.next();
        if (next.done === true) break;
        yield* addPartner(next.value);
      }
      const found = waiting.get(key) ?? null;
      waiting.delete(key);
      yield [foodRow(foods, row, found)];
    }
    for await (const row of partners) yield* addPartner(row);
    yield Array.from(waiting, ([key, { line }]) => noFood(key, line));
  } finally {
    await partners.return(undefined);
  }

  function* addPartner(row: TableRow): Generator<PairRow[]> {
    if (row.cells === undefined) {
      yield [issueAt(partner.with, row, false)];
      return;
    }
    const key = keyOf(row.cells, partner.key);
    // A row without a key, or with the key of another waiting row, cannot be assigned to a food.
    if (key === '' || waiting.has(key)) {
      yield [noFood(key, row.line)];
      return;
    }
    waiting.set(key, row);
    if (waiting.size > longestWait) throw new ImportFault('too_unordered', { file: partner.with.file.name });
  }

  function noFood(key: string, line: number): PairRow {
    const issue: RowIssue = { code: 'no_food', field: partner.key, value: shownText(key) };
    return { kind: 'issue', isFood: false, file: partner.with.file.name, line, issue };
  }
}

type Partner = NonNullable<PlannedPair['partner']>;
type ReadRow = Extract<TableRow, { cells: Cells }>;

function foodRow(foods: OpenTable, row: ReadRow, partner: ReadRow | null, joinedByLine = false): PairRow {
  return {
    kind: 'row',
    file: foods.file.name,
    line: row.line,
    raw: partner === null ? row.text : `${row.text}\0${partner.text}`,
    cells: row.cells,
    partner: partner?.cells ?? null,
    joinedByLine,
  };
}

function issueAt({ file }: OpenTable, row: { line: number; issue?: RowIssue }, isFood = true): PairRow {
  return {
    kind: 'issue',
    isFood,
    file: file.name,
    line: row.line,
    issue: row.issue ?? { code: 'malformed' },
  };
}

function keyOf(cells: Cells, key: string): string {
  return (cells[key] ?? '').trim();
}
