import { computedTables } from '../facts.ts';
import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { moveBack, moveMentions, type MentionPath } from '../../../domain/foods/duplicates/moveMentions.ts';
import type { Run } from './findDuplicates.ts';

/** A column that names a food. */
interface FoodColumn {
  readonly table: string;
  readonly column: string;
}

const path = z.array(z.union([z.string(), z.number()]));
/** What a merge has moved, so that it can be taken back. */
export const movedRows = z.object({
  references: z.array(z.object({ table: z.string(), column: z.string(), ids: z.array(z.number()) })),
  mentions: z.array(
    z.object({
      table: z.string(),
      column: z.string(),
      rows: z.array(z.object({ id: z.number(), paths: z.array(path) })),
    }),
  ),
  /** Rows that would have been there twice, such as two favourites of one member. */
  removed: z.array(z.object({ table: z.string(), rows: z.array(z.record(z.string(), z.unknown())) })),
  /** Fields that were taken from the merged food, with the former and the new values. */
  fields: z.record(z.string(), z.object({ before: z.unknown(), after: z.unknown() })),
});
export type MovedRows = z.output<typeof movedRows>;

interface Pair {
  readonly from: number;
  readonly into: number;
}

/** Locks two foods, in the order of their ids, as everybody does who locks several. */
export async function lockFoods(run: Run, ids: readonly number[]): Promise<void> {
  await run(sql`SELECT FROM foods WHERE id = ANY (${idsSql(ids)}) ORDER BY id FOR UPDATE`);
}

/**
 * Lets everything that names one food name another: all foreign keys of the database, so that the next table is covered
 * as well, and the JSON columns that are given.
 */
export async function moveReferences(
  run: Run,
  { from, into, jsonColumns }: Pair & { jsonColumns: readonly FoodColumn[] },
): Promise<Omit<MovedRows, 'fields'>> {
  const moved: Omit<MovedRows, 'fields'> = { references: [], mentions: [], removed: [] };
  for (const target of await foreignKeys(run)) {
    const removed = await removeTwins(run, { ...target, from, into });
    if (removed.length > 0) moved.removed.push({ table: target.table, rows: removed });
    const { table, column } = namesOf(target);
    const rows = await run(
      sql`UPDATE ${table} SET ${column} = ${into} WHERE ${column} = ${from} RETURNING id`,
    );
    if (rows.length > 0) moved.references.push({ ...target, ids: idRows.parse(rows).map(({ id }) => id) });
  }
  for (const target of jsonColumns) {
    const rows = await moveMentionsIn(run, { ...target, from, into });
    if (rows.length > 0) moved.mentions.push({ ...target, rows });
  }
  return moved;
}

/** Takes {@link moveReferences} back: what it moved and nobody has changed since. */
export async function moveReferencesBack(
  run: Run,
  { from, into, moved }: Pair & { moved: MovedRows },
): Promise<void> {
  for (const { ids, ...target } of moved.references) {
    const { table, column } = namesOf(target);
    await run(
      sql`UPDATE ${table} SET ${column} = ${from} WHERE id = ANY (${idsSql(ids)}) AND ${column} = ${into}`,
    );
  }
  for (const { table, rows } of moved.removed)
    await run(
      sql`INSERT INTO ${sql.identifier(table)}
          SELECT * FROM jsonb_populate_recordset(NULL::${sql.identifier(table)}, ${JSON.stringify(rows)}::jsonb)
          ON CONFLICT DO NOTHING`,
    );
  for (const { rows, ...target } of moved.mentions) {
    const { table, column } = namesOf(target);
    const paths = new Map(rows.map((row) => [row.id, row.paths]));
    const stored = await run(
      sql`SELECT id, ${column} AS value FROM ${table} WHERE id = ANY (${idsSql([...paths.keys()])})
           ORDER BY id FOR NO KEY UPDATE`,
    );
    for (const { id, value } of valueRows.parse(stored))
      await writeValue(run, target, id, moveBack(value, { from, into, paths: paths.get(id) ?? [] }));
  }
}

const idRows = z.array(z.object({ id: z.number() }));
const valueRows = z.array(z.object({ id: z.number(), value: z.unknown() }));
const columnRows = z.array(z.object({ table: z.string(), column: z.string() }));

/** The foreign keys to foods. What is computed from a food goes with it. */
async function foreignKeys(run: Run): Promise<FoodColumn[]> {
  return columnRows.parse(
    await run(sql`
      SELECT relname AS table, attname AS column
        FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
        JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
       WHERE contype = 'f' AND confrelid = 'foods'::regclass AND conparentid = 0 AND relname <> ALL (${`{${computedTables.join(',')}}`}::text[])
         AND (relname, attname) <> ('food_merges', 'from_id')
       ORDER BY relname, attname`),
  );
}

const uniqueRows = z.array(z.object({ columns: z.array(z.string()) }));

/** Removes rows that would be equal to another one when they name the other food. */
async function removeTwins(
  run: Run,
  { from, into, ...target }: FoodColumn & Pair,
): Promise<Record<string, unknown>[]> {
  const { table, column } = namesOf(target);
  const indexes = uniqueRows.parse(
    await run(sql`
      SELECT array_agg(attname::text) AS columns
        FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey::int2[])
       WHERE indrelid = ${target.table}::regclass AND indisunique
       GROUP BY indexrelid HAVING ${target.column} = ANY (array_agg(attname::text))`),
  );
  const removed: Record<string, unknown>[] = [];
  for (const { columns } of indexes) {
    const others = columns.filter((name) => name !== target.column).map((name) => sql.identifier(name));
    const same = others.map((name) => sql`AND twin.${name} = kept.${name}`);
    const rows = await run(sql`
      DELETE FROM ${table} AS twin USING ${table} AS kept
       WHERE twin.${column} = ${from} AND kept.${column} = ${into} ${sql.join(same, sql` `)}
       RETURNING to_jsonb(twin) AS row`);
    removed.push(
      ...z
        .array(z.object({ row: z.record(z.string(), z.unknown()) }))
        .parse(rows)
        .map(({ row }) => row),
    );
  }
  return removed;
}

async function moveMentionsIn(
  run: Run,
  { from, into, ...target }: FoodColumn & Pair,
): Promise<{ id: number; paths: MentionPath[] }[]> {
  const { table, column } = namesOf(target);
  const names = sql.raw(
    `'$.** ? (@.food == $food || (@.relationTo == "foods" && @.value == $food))', '{"food": ${String(from)}}'`,
  );
  const rows = valueRows.parse(
    await run(
      sql`SELECT id, ${column} AS value FROM ${table} WHERE jsonb_path_exists(${column}::jsonb, ${names})
           ORDER BY id FOR NO KEY UPDATE`,
    ),
  );
  const moved: { id: number; paths: MentionPath[] }[] = [];
  for (const { id, value } of rows) {
    const change = moveMentions(value, { from, into });
    if (change.paths.length === 0) continue;
    await writeValue(run, target, id, change.value);
    moved.push({ id, paths: change.paths });
  }
  return moved;
}

async function writeValue(run: Run, target: FoodColumn, id: number, value: unknown): Promise<void> {
  const { table, column } = namesOf(target);
  await run(sql`UPDATE ${table} SET ${column} = ${JSON.stringify(value)}::jsonb WHERE id = ${id}`);
}

/** Puts the merged food into the trash, with a note of the food that stands for it. */
export async function noteMerge(run: Run, { from, into, moved }: Pair & { moved: MovedRows }): Promise<void> {
  await run(sql`UPDATE foods SET deleted_at = now(), updated_at = now() WHERE id = ${from}`);
  await run(
    sql`INSERT INTO food_merges (from_id, into_id, moved) VALUES (${from}, ${into}, ${JSON.stringify(moved)}::jsonb)`,
  );
}

const merges = z.array(z.object({ into: z.number(), moved: movedRows }));

/** Removes the note of the merge of a food, and returns it. */
export async function takeMerge(
  run: Run,
  from: number,
): Promise<{ into: number; moved: MovedRows } | undefined> {
  const rows = await run(
    sql`DELETE FROM food_merges WHERE from_id = ${from} RETURNING into_id AS into, moved`,
  );
  return merges.parse(rows)[0];
}

function namesOf({ table, column }: FoodColumn): { table: SQL; column: SQL } {
  return { table: sql`${sql.identifier(table)}`, column: sql`${sql.identifier(column)}` };
}

function idsSql(ids: readonly number[]): SQL {
  return sql`${`{${ids.join(',')}}`}::int[]`;
}
