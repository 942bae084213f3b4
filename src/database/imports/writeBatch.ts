import type pg from 'pg';
import { z } from 'zod';
import { sharedBarcodeFlag, type QualityFlagName } from '../../domain/foods/quality.ts';
import { isDoubtful, type CountedRow, type ImportCounts } from '../../domain/imports/process/counts.ts';
import type { FieldChange } from '../../domain/imports/merge/mergeImported.ts';
import type { FoodDocument } from '../foods/document.ts';
import { importedBySelf } from '../search/unfitFoods.ts';
import { recordImported } from './foodHistory.ts';
import { inPoolTransaction } from '../pool.ts';
import { batchSettings } from './lookups.ts';
import { addGroups, type SourceGroup } from './sourceCategories.ts';
import { copyRows } from '../copyRows.ts';
import { moveRun, type RunKey } from './runs.ts';
import {
  changeFoods,
  createFoods,
  lockUnchanged,
  rehashFoods,
  WriteConflict,
  type ChangedFood,
  type NewFood,
  type RehashedFood,
} from './writeFoods.ts';

/** What is written of a row, besides the report. */
export type RowWrite =
  | ({ readonly kind: 'create' } & NewFood)
  | ({ readonly kind: 'change'; readonly before: UndoRecord } & ChangedFood)
  | ({ readonly kind: 'rehash' } & RehashedFood);

/** What takes the change of a food back: the fields that differ, before and after. */
export interface UndoRecord {
  readonly from: FoodDocument;
  readonly to: FoodDocument;
  readonly hash: string | null;
}

/** A row that is ready to be written. */
export interface PreparedRow extends CountedRow {
  readonly n: number;
  readonly file: string;
  readonly line: number;
  /** Rows with an equal key mean the same food; none for a row without a food. */
  readonly keys: readonly string[];
  readonly foodId: number | null;
  readonly name: string | null;
  readonly code: string | null;
  /** The group of its source, where no shipped map says its category. */
  readonly group: SourceGroup | null;
  readonly flags: readonly QualityFlagName[];
  readonly changes: readonly FieldChange[];
  readonly write: RowWrite | null;
}

/**
 * Writes a batch in one transaction: foods, what they are found by, what takes them back, the rows of the report and how
 * far the run is.
 *
 * @param input.countsAfter the counts of the run after these rows.
 * @returns the counts.
 * @throws {WriteConflict} when the rows must be prepared again. Nothing is written then.
 */
export async function writeBatch(
  pool: pg.Pool,
  input: RunKey & {
    readonly rows: readonly PreparedRow[];
    readonly rowsDone: number;
    readonly countsAfter: (rows: readonly PreparedRow[]) => ImportCounts;
  },
): Promise<ImportCounts> {
  try {
    return await inPoolTransaction(
      pool,
      async (client) => {
        const rows = await markDuplicates(client, input);
        const foods = input.mode === 'apply' ? await writeFoods(client, input.importId, rows) : rows;
        const written = await markSharedBarcodes(client, input, foods);
        const counts = input.countsAfter(written);
        await writeReport(client, input, written);
        await addGroups(client, input, written);
        await moveRun(client, { ...input, counts });
        return counts;
      },
      `${batchSettings}; ${importedBySelf}`,
    );
  } catch (error) {
    throw isConflict(error) ? new WriteConflict(undefined, { cause: error }) : error;
  }
}

/** Another import has created the same food, or the two waited for each other. */
function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === '40P01' || code === '40001' || (code === '23505' && constraint === 'source_name_code_idx');
}

const keyRows = z.array(z.object({ key: z.string(), n: z.number(), file: z.string(), line: z.number() }));
type FirstRow = Pick<PreparedRow, 'n' | 'file' | 'line'>;

type RowKey = z.infer<typeof keyRows>[number];

/** Remembers where the keys of a run stand. @returns the first place of each key that was there before or is twice here. */
async function rememberKeys(
  client: pg.ClientBase,
  { importId, mode }: RunKey,
  keys: readonly RowKey[],
): Promise<ReadonlyMap<string, RowKey>> {
  const { rowCount } = await client.query({
    name: 'import-first-keys',
    text: `INSERT INTO food_import_keys (import_id, mode, key, n, file, line)
           SELECT $1, $2, * FROM unnest($3::bigint[], $4::int[], $5::text[], $6::int[]) ON CONFLICT DO NOTHING`,
    values: [
      importId,
      mode,
      keys.map(({ key }) => key),
      keys.map(({ n }) => n),
      keys.map(({ file }) => file),
      keys.map(({ line }) => line),
    ],
  });
  if (rowCount === keys.length) return new Map();
  const found = await client.query(
    `SELECT key::text, n, file, line FROM food_import_keys WHERE import_id = $1 AND mode = $2 AND key = ANY ($3::bigint[])`,
    [importId, mode, keys.map(({ key }) => key)],
  );
  return new Map(keyRows.parse(found.rows).map((first) => [first.key, first]));
}

/**
 * Remembers the foods of the rows. A row whose food an earlier row had is a duplicate, however far apart they are. Its
 * other keys stay free, because nothing of it is written.
 */
async function markDuplicates(
  client: pg.ClientBase,
  { importId, mode, rows }: RunKey & { rows: readonly PreparedRow[] },
): Promise<readonly PreparedRow[]> {
  const found = await client.query({
    name: 'import-known-keys',
    text: `SELECT key::text, n, file, line FROM food_import_keys WHERE import_id = $1 AND mode = $2 AND key = ANY ($3::bigint[])`,
    values: [importId, mode, rows.flatMap(({ keys }) => keys)],
  });
  const firsts = new Map(keyRows.parse(found.rows).map(({ key, ...first }) => [key, first]));
  const added: (readonly [key: string, row: FirstRow])[] = [];
  const marked = rows.map((row) => {
    const known = row.keys.find((key) => firsts.has(key));
    const first = known === undefined ? undefined : firsts.get(known);
    if (first !== undefined) return duplicateOf(first, row);
    for (const key of new Set(row.keys)) {
      firsts.set(key, row);
      added.push([key, row]);
    }
    return row;
  });
  await client.query({
    name: 'import-keys',
    text: `INSERT INTO food_import_keys (import_id, mode, key, n, file, line)
           SELECT $1, $2, * FROM unnest($3::bigint[], $4::int[], $5::text[], $6::int[])`,
    values: [
      importId,
      mode,
      added.map(([key]) => key),
      added.map(([, { n }]) => n),
      added.map(([, { file }]) => file),
      added.map(([, { line }]) => line),
    ],
  });
  return marked;
}

function duplicateOf({ file, line }: FirstRow, row: PreparedRow): PreparedRow {
  const parameters = { firstFile: file, firstLine: line };
  const issue = { code: 'duplicate_code', field: 'code', value: row.code ?? '', parameters } as const;
  return {
    ...row,
    outcome: 'duplicate',
    issues: [issue],
    flags: [],
    changes: [],
    hasKeptFields: false,
    write: null,
  };
}

const sharedRows = z.array(z.object({ at: z.coerce.number(), other: z.string() }));

/** Reports the rows whose barcode is on another food, too. In a run, the database has flagged both foods. */
async function markSharedBarcodes(
  client: pg.ClientBase,
  run: RunKey,
  rows: readonly PreparedRow[],
): Promise<readonly PreparedRow[]> {
  const coded = rows.filter(({ write }) => barcodeOf(write) !== null);
  if (coded.length === 0) return rows;
  const found = await client.query({
    name: 'import-shared-barcodes',
    text: `SELECT coded.at, min(other.name) AS other
             FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS coded (barcode, food_id, at)
             JOIN foods other ON other.barcode = coded.barcode AND other.deleted_at IS NULL AND other.kind <> 'custom'
              AND other.id IS DISTINCT FROM coded.food_id
            GROUP BY coded.at`,
    values: [coded.map(({ write }) => barcodeOf(write)), coded.map(({ foodId }) => foodId)],
  });
  const stored = new Map(sharedRows.parse(found.rows).map(({ at, other }) => [coded[at - 1], other]));
  const others = new Map([
    ...(run.mode === 'preview' ? await twiceInFiles(client, run, coded) : []),
    ...stored,
  ]);
  return rows.map((row): PreparedRow => {
    const other = others.get(row);
    if (other === undefined) return row;
    const value = barcodeOf(row.write) ?? '';
    return {
      ...row,
      flags: [...row.flags, sharedBarcodeFlag],
      issues: [...row.issues, { code: 'shared_barcode', field: 'barcode', value, parameters: { other } }],
    };
  });
}

/** Where else in its files a preview has the barcodes of rows: it writes no foods that have them. */
async function twiceInFiles(
  client: pg.ClientBase,
  run: RunKey,
  coded: readonly PreparedRow[],
): Promise<readonly (readonly [PreparedRow, string])[]> {
  // Negative numbers of 14 digits: the hashes of foods are much larger.
  const keys = coded.map(({ write, n, file, line }) => ({
    key: String(-BigInt(barcodeOf(write) ?? 0)),
    n,
    file,
    line,
  }));
  const firsts = await rememberKeys(client, run, keys);
  const lasts = new Map(keys.map((one) => [one.key, one]));
  return coded.flatMap((row, at) => {
    const { key = '' } = keys[at] ?? {};
    const other = [firsts.get(key), lasts.get(key)].find((one) => one !== undefined && one.n !== row.n);
    return other === undefined ? [] : [[row, `${other.file}:${String(other.line)}`] as const];
  });
}

function barcodeOf(write: RowWrite | null): string | null {
  if (write === null || write.kind === 'rehash') return null;
  const { barcode } = write.food;
  return typeof barcode === 'string' ? barcode : null;
}

async function writeFoods(
  client: pg.ClientBase,
  importId: number,
  rows: readonly PreparedRow[],
): Promise<readonly PreparedRow[]> {
  const writes = rows.flatMap(({ write }) => (write === null ? [] : [write]));
  const changed = writes.filter((write) => write.kind === 'change');
  const rehashed = writes.filter((write) => write.kind === 'rehash');
  await lockUnchanged(client, [...changed, ...rehashed]);
  await changeFoods(client, changed);
  await rehashFoods(client, rehashed);
  // In the order of their codes, so that two imports of one file do not wait for each other in a circle.
  const created = rows
    .flatMap((row) => (row.write?.kind === 'create' ? [{ row, write: row.write }] : []))
    .sort((a, b) => compare(a.row.code, b.row.code));
  const ids = await createFoods(
    client,
    created.map(({ write }) => write),
  );
  const idOfRow = new Map(created.map(({ row }, at) => [row, ids[at] ?? null]));
  await copyRows(client, {
    table: 'food_import_undo',
    columns: [{ name: 'import_id' }, { name: 'food_id' }, { name: 'before', isJson: true }],
    rows: [
      ...ids.map((id) => [importId, id, null]),
      ...changed.map(({ id, before }) => [importId, id, before]),
    ],
  });
  const told = changed.map(({ id, updatedAt, before: { from, to } }) => ({ id, updatedAt, from, to }));
  await recordImported(client, { importId, action: 'update', foods: told });
  return rows.map((row) => (idOfRow.has(row) ? { ...row, foodId: idOfRow.get(row) ?? null } : row));
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}

/** Rows that changed nothing and have no doubt are only counted. */
function isReported(row: PreparedRow): boolean {
  return row.outcome !== 'unchanged' || row.hasKeptFields || isDoubtful(row);
}

async function writeReport(
  client: pg.ClientBase,
  { importId, mode }: RunKey,
  rows: readonly PreparedRow[],
): Promise<void> {
  await copyRows(client, {
    table: 'food_import_rows',
    columns: [
      { name: 'import_id' },
      { name: 'mode' },
      { name: 'n' },
      { name: 'file' },
      { name: 'line' },
      { name: 'outcome' },
      { name: 'food_id' },
      { name: 'name' },
      { name: 'issues', isJson: true },
      { name: 'flags' },
      { name: 'changes', isJson: true },
    ],
    rows: rows.filter(isReported).map((row) => [
      importId,
      mode,
      row.n,
      row.file,
      row.line,
      row.outcome,
      row.foodId,
      row.name,
      row.issues.length === 0 ? null : row.issues,
      // The names of flags need no quotation marks.
      `{${[...new Set(row.flags)].join(',')}}`,
      row.changes.length === 0 ? null : row.changes,
    ]),
  });
}
