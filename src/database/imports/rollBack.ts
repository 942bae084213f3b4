import type pg from 'pg';
import { z } from 'zod';
import type { FieldChange } from '../../domain/imports/merge/mergeImported.ts';
import { computedTables } from '../foods/facts.ts';
import { recordImported } from './foodHistory.ts';
import { inPoolTransaction } from '../pool.ts';
import type { FoodDocument } from '../foods/document.ts';
import { copyRows } from '../copyRows.ts';
import { batchSettings } from './lookups.ts';
import { changeFoods, lockUnchanged, type ChangedFood } from './writeFoods.ts';

const laterRows = z.array(z.object({ importId: z.number(), foods: z.number() }));

/** The imports that have written the same foods after this one, and how many. */
export async function findLaterImports(pool: pg.Pool, importId: number): Promise<z.infer<typeof laterRows>> {
  const { rows } = await pool.query(
    `SELECT later.import_id AS "importId", count(*)::int AS foods
       FROM food_import_undo mine
       JOIN food_import_undo later ON later.food_id = mine.food_id AND later.import_id <> mine.import_id
        AND later.written_at > mine.written_at
      WHERE mine.import_id = $1 GROUP BY later.import_id ORDER BY later.import_id DESC`,
    [importId],
  );
  return laterRows.parse(rows);
}

const idRows = z.array(z.object({ id: z.number() }));

/** Foods of the import that are named in texts and lists: no foreign key holds them. */
export interface Mentions {
  readonly foods: ReadonlySet<number>;
  /** What was written later may name others. It is some minutes early, because clocks differ. */
  readonly until: string;
}

/** @param since only in texts and lists that were written since then. */
const mentions = (since: string | null) => `
  SELECT jsonb_path_query(items, '$[*].food') AS food FROM meal_diaries ${since ?? ''}
  UNION ALL SELECT jsonb_path_query(content, 'strict $.**.food') FROM posts ${since ?? ''}
  UNION ALL SELECT jsonb_path_query(content, 'strict $.** ? (@.relationTo == "foods").value') FROM posts ${since ?? ''}`;

export async function findMentioned(pool: pg.Pool, importId: number): Promise<Mentions> {
  const { rows: times } = await pool.query<{ until: string }>(
    `SELECT (now() - interval '10 minutes')::text AS until`,
  );
  const { rows } = await pool.query(
    `SELECT DISTINCT food_id AS id
       FROM (${mentions(null)}) mentions
       JOIN food_import_undo ON import_id = $1 AND before IS NULL AND to_jsonb(food_id) = food`,
    [importId],
  );
  return { foods: new Set(idRows.parse(rows).map(({ id }) => id)), until: times[0]?.until ?? '-infinity' };
}

/** Those of the foods that were named since then. Whoever names a food holds it, so a locked one gets no new mention. */
async function mentionedSince(
  client: pg.ClientBase,
  { foods, until }: { foods: readonly number[]; until: string },
): Promise<ReadonlySet<number>> {
  const { rows } = await client.query(
    `SELECT DISTINCT food::int AS id FROM (${mentions('WHERE updated_at >= $2')}) mentions
      WHERE food = ANY (SELECT to_jsonb(id) FROM unnest($1::int[]) AS id)`,
    [foods, until],
  );
  return new Set(idRows.parse(rows).map(({ id }) => id));
}

/** An entry of the undo list. `before` is null for a food that the import created. */
export interface UndoEntry {
  readonly foodId: number;
  readonly before: {
    readonly from: Readonly<Record<string, unknown>>;
    readonly to: Readonly<Record<string, unknown>>;
    readonly hash: string | null;
  } | null;
}

const fields = z.record(z.string(), z.unknown());
const undoRows = z.array(
  z.object({
    foodId: z.number(),
    before: z.object({ from: fields, to: fields, hash: z.string().nullable() }).nullable(),
  }),
);

/** The next entries, in the order of the foods. */
export async function nextUndo(pool: pg.Pool, importId: number, limit: number): Promise<UndoEntry[]> {
  const { rows } = await pool.query(
    `SELECT food_id AS "foodId", before FROM food_import_undo WHERE import_id = $1 ORDER BY food_id LIMIT $2`,
    [importId, limit],
  );
  return undoRows.parse(rows);
}

/** What becomes of a batch of foods. */
export interface UndoBatch {
  readonly importId: number;
  readonly entries: readonly number[];
  readonly created: readonly number[];
  readonly mentioned: Mentions;
  readonly restored: readonly (ChangedFood & { readonly former: FoodDocument })[];
  /** Foods with fields that stay, because somebody has changed them. */
  readonly kept: readonly {
    readonly id: number;
    readonly name: string;
    readonly changes: readonly FieldChange[];
  }[];
}

/**
 * Takes a batch of foods back, in one transaction with its entries of the undo list.
 *
 * @returns how many foods were deleted, and how many are in the trash.
 * @throws {WriteConflict} when the batch must be computed again. Nothing is written then.
 */
export async function undoBatch(
  pool: pg.Pool,
  batch: UndoBatch,
): Promise<{ deleted: number; trashed: number }> {
  return inPoolTransaction(
    pool,
    async (client) => {
      await lockUnchanged(client, batch.restored);
      await changeFoods(client, batch.restored);
      const removed = await removeCreated(client, batch);
      await report(client, batch, removed.trashed);
      await recordUndone(client, batch, removed.trashed);
      await client.query('DELETE FROM food_import_undo WHERE import_id = $1 AND food_id = ANY ($2::int[])', [
        batch.importId,
        batch.entries,
      ]);
      return { deleted: removed.deleted, trashed: removed.trashed.length };
    },
    batchSettings,
  );
}

/** The history of foods that live on. */
async function recordUndone(
  client: pg.ClientBase,
  { importId, restored }: UndoBatch,
  trashed: readonly Trashed[],
): Promise<void> {
  const changed = restored.map(({ id, updatedAt, former, food }) => ({
    id,
    updatedAt,
    from: former,
    to: food,
  }));
  await recordImported(client, { importId, action: 'undo', foods: changed });
  const moved = trashed.map(({ id }) => ({
    id,
    updatedAt: null,
    from: {},
    to: { deletedAt: new Date().toISOString() },
  }));
  await recordImported(client, { importId, action: 'trash', foods: moved });
}

interface Trashed {
  readonly id: number;
  readonly name: string;
}

/** Deletes created foods that nobody has changed and nothing refers to. The others go to the trash. */
async function removeCreated(
  client: pg.ClientBase,
  { created, mentioned }: UndoBatch,
): Promise<{ deleted: number; trashed: readonly Trashed[] }> {
  if (created.length === 0) return { deleted: 0, trashed: [] };
  await client.query('SELECT FROM foods WHERE id = ANY ($1::int[]) ORDER BY id FOR UPDATE', [created]);
  const references = await referencesToFoods(client);
  const later = await mentionedSince(client, { foods: created, until: mentioned.until });
  const { rowCount } = await client.query(
    `DELETE FROM foods WHERE id = ANY ($1::int[]) AND hand_set IS NULL AND verified_by_id IS NULL AND image_id IS NULL
        AND allergens_from IS DISTINCT FROM 'hand' AND coalesce(popularity, 0) = 0 AND deleted_at IS NULL
        ${references.map((reference) => `AND NOT EXISTS (${reference})`).join('\n')}`,
    [created.filter((id) => !mentioned.foods.has(id) && !later.has(id))],
  );
  const { rows } = await client.query<Trashed>(
    `WITH gone AS (
       UPDATE foods SET deleted_at = now(), updated_at = now() WHERE id = ANY ($1::int[]) AND deleted_at IS NULL
     )
     SELECT id, name FROM foods WHERE id = ANY ($1::int[])`,
    [created],
  );
  return { deleted: rowCount ?? 0, trashed: rows };
}

/** Statements that find what refers to a food. What is found by name goes with the food. */
async function referencesToFoods(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ reference: string }>(
    `SELECT format('SELECT FROM %s AS other WHERE other.%I = foods.id', conrelid::regclass, attname) AS reference
       FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
      WHERE contype = 'f' AND confrelid = 'foods'::regclass AND conparentid = 0
        AND conrelid <> ALL ($1::regclass[])`,
    [computedTables],
  );
  return rows.map(({ reference }) => reference);
}

async function report(
  client: pg.ClientBase,
  { importId, kept }: UndoBatch,
  trashed: readonly Trashed[],
): Promise<void> {
  const names = ['import_id', 'mode', 'n', 'outcome', 'food_id', 'name'].map((name) => ({ name }));
  await copyRows(client, {
    table: 'food_import_rows',
    columns: [...names, { name: 'changes', isJson: true }],
    rows: [
      ...trashed.map(({ id, name }) => [importId, 'rollback', id, 'trashed', id, name, null]),
      ...kept.map(({ id, name, changes }) => [importId, 'rollback', id, 'kept', id, name, changes]),
    ],
  });
}

/** Deletes the categories that the import has created and that nothing uses, from the leaves up. */
export async function removeCategories(pool: pg.Pool, importId: number): Promise<void> {
  for (;;) {
    const { rowCount } = await pool.query(
      `DELETE FROM food_categories USING food_import_categories made
        WHERE made.import_id = $1 AND made.category_id = food_categories.id AND food_categories.slug IS NULL
          AND NOT EXISTS (SELECT FROM foods WHERE category_id = food_categories.id)
          AND NOT EXISTS (SELECT FROM food_categories child WHERE child.parent_id = food_categories.id)`,
      [importId],
    );
    if (rowCount === 0) break;
  }
  await pool.query('DELETE FROM food_import_categories WHERE import_id = $1', [importId]);
  await pool.query('DELETE FROM food_import_keys WHERE import_id = $1', [importId]);
}
