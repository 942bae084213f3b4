import type pg from 'pg';
import { z } from 'zod';
import type { StoredFacts } from '../../domain/suitability/facts/storedFacts.ts';
import type { FoodDocument } from '../foods/document.ts';
import { importedColumns, importedRecord, jsonColumns } from '../foods/columns.ts';
import { searchCreated, searchImported } from '../search/unfitFoods.ts';
import { writeImportedFacts } from '../foods/facts.ts';
import { copyRows, type CopyColumn } from '../copyRows.ts';

/** A new food, with what it does not suit. */
export interface NewFood {
  readonly food: FoodDocument;
  readonly unfit: string;
  /** Null: not found yet. */
  readonly facts: StoredFacts | null;
  readonly hash: string;
}

/** A food that gets other values; `updatedAt` is that of the food from which they were computed. */
export interface ChangedFood {
  readonly id: number;
  readonly updatedAt: unknown;
  readonly food: FoodDocument;
  readonly unfit: string;
  readonly facts: StoredFacts | null;
  readonly hash: string | null;
  /** Whether a person has released all fields that they had set. */
  readonly clearsHandSet: boolean;
}

/** A food whose values stay, and whose row in the file is another one now. */
export interface RehashedFood {
  readonly id: number;
  readonly updatedAt: unknown;
  readonly hash: string;
  readonly clearsHandSet: boolean;
}

/** Somebody has changed a food since it was read. The batch must be computed again. */
export class WriteConflict extends Error {}

const columns: readonly CopyColumn[] = importedColumns.map((name) => ({
  name,
  isJson: jsonColumns.has(name),
}));

const lockedRows = z.array(z.object({ id: z.number(), updatedAt: z.date() }));

/**
 * Locks foods in the order of their ids, as everybody does who locks several, so that nobody waits in a circle.
 *
 * @throws {WriteConflict} when one of them is gone or has changed.
 */
export async function lockUnchanged(
  client: pg.ClientBase,
  foods: readonly { readonly id: number; readonly updatedAt: unknown }[],
): Promise<void> {
  if (foods.length === 0) return;
  const { rows } = await client.query(
    'SELECT id, updated_at AS "updatedAt" FROM foods WHERE id = ANY ($1::int[]) ORDER BY id FOR NO KEY UPDATE',
    [foods.map(({ id }) => id)],
  );
  const stored = new Map(lockedRows.parse(rows).map(({ id, updatedAt }) => [id, updatedAt.toISOString()]));
  if (foods.some(({ id, updatedAt }) => stored.get(id) !== updatedAt)) throw new WriteConflict();
}

/**
 * Writes new foods and makes them findable.
 *
 * @returns their ids, in the order of the foods.
 */
export async function createFoods(client: pg.ClientBase, foods: readonly NewFood[]): Promise<number[]> {
  if (foods.length === 0) return [];
  const { rows } = await client.query(
    `SELECT nextval(pg_get_serial_sequence('foods', 'id'))::int AS id FROM generate_series(1, $1)`,
    [foods.length],
  );
  const ids = z
    .array(z.object({ id: z.number() }))
    .length(foods.length)
    .parse(rows)
    .map(({ id }) => id);
  await copyRows(client, {
    table: 'foods',
    columns: [{ name: 'id' }, { name: 'import_hash' }, ...columns],
    rows: foods.map(({ food, hash }, at) => [ids[at], hash, ...importedRecord(food)]),
  });
  await searchCreated(
    client,
    foods.map(({ unfit }, at) => ({ id: ids[at] ?? 0, unfit })),
  );
  await writeImportedFacts(client, factsOf(foods.map(({ facts }, at) => ({ id: ids[at] ?? 0, facts }))));
  return ids;
}

function factsOf(
  foods: readonly { readonly id: number; readonly facts: StoredFacts | null }[],
): (StoredFacts & { readonly id: number })[] {
  return foods.flatMap(({ id, facts }) => (facts === null ? [] : [{ id, ...facts }]));
}

const stageTable = `
  CREATE TEMP TABLE IF NOT EXISTS food_import_stage (LIKE foods INCLUDING DEFAULTS) ON COMMIT DELETE ROWS`;

/** Writes other values into foods that the transaction has locked, and makes them findable. */
export async function changeFoods(client: pg.ClientBase, foods: readonly ChangedFood[]): Promise<void> {
  if (foods.length === 0) return;
  await client.query(stageTable);
  await copyRows(client, {
    table: 'pg_temp.food_import_stage',
    columns: [{ name: 'id' }, { name: 'import_hash' }, { name: 'hand_set', isJson: true }, ...columns],
    rows: foods.map(({ id, food, hash, clearsHandSet }) => [
      id,
      hash,
      clearsHandSet ? true : null,
      ...importedRecord(food),
    ]),
  });
  const assignments = importedColumns.map((column) => `${column} = stage.${column}`).join(', ');
  await client.query(
    `UPDATE foods SET ${assignments}, import_hash = stage.import_hash, updated_at = now(),
            hand_set = CASE WHEN stage.hand_set IS NULL THEN foods.hand_set END
       FROM pg_temp.food_import_stage stage WHERE foods.id = stage.id`,
  );
  await client.query('TRUNCATE pg_temp.food_import_stage');
  await searchImported(client, foods);
  await writeImportedFacts(client, factsOf(foods));
}

/** Notes from which rows foods are now. Their values stay, and so does `updated_at`. */
export async function rehashFoods(client: pg.ClientBase, foods: readonly RehashedFood[]): Promise<void> {
  if (foods.length === 0) return;
  await client.query(
    `UPDATE foods SET import_hash = new.hash, hand_set = CASE WHEN new.clears THEN NULL ELSE hand_set END
       FROM unnest($1::int[], $2::bigint[], $3::boolean[]) AS new (id, hash, clears) WHERE foods.id = new.id`,
    [
      foods.map(({ id }) => id),
      foods.map(({ hash }) => hash),
      foods.map(({ clearsHandSet }) => clearsHandSet),
    ],
  );
}
