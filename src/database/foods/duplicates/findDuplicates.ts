import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { DuplicateReason } from '../../../domain/foods/duplicates/duplicates.ts';
import { eachNutrient } from '../../../domain/foods/nutrients.ts';
import { foodDocumentSql } from '../document.ts';

/** Runs one statement. */
export type Run = (statement: SQL) => Promise<readonly unknown[]>;

/** A key by which foods are the same, as text, and where it lies. */
interface KeyIndex {
  readonly from: SQL;
  readonly key: SQL;
  readonly id: SQL;
  readonly type: SQL;
}

const figuresKey = sql.raw(
  `food_figures_key(nutrients_energy_kcal, nutrients_carbohydrate, nutrients_protein, nutrients_fat, nutrients_sodium)`,
);
const isListed = sql`deleted_at IS NULL AND kind <> 'custom'`;

/** Each has an index in this order. */
const keyIndexes: Readonly<Record<DuplicateReason, KeyIndex>> = {
  barcode: {
    from: sql`foods WHERE barcode IS NOT NULL AND ${isListed}`,
    key: sql`barcode`,
    id: sql`id`,
    type: sql`text`,
  },
  name: {
    from: sql`food_search WHERE is_listed`,
    key: sql`food_name_key(compact)`,
    id: sql`food_id`,
    type: sql`bigint`,
  },
  figures: {
    from: sql`foods WHERE ${figuresKey} IS NOT NULL AND ${isListed}`,
    key: figuresKey,
    id: sql`id`,
    type: sql`bigint`,
  },
};

/** How many entries of an index one call reads. */
export const scannedEntries = 20_000;
/** Of a group as large as this nobody wants to see more. */
const largestGroup = 50;

/** The ids of foods with one key, and the key. */
export interface KeyGroup {
  readonly key: string;
  readonly ids: readonly number[];
}

const scanned = z.tuple([
  z.object({
    groups: z.array(z.object({ key: z.string(), ids: z.array(z.number()) })).nullable(),
    last: z.string().nullable(),
  }),
]);

/** The statement that reads a part of an index, from a key on. */
export function scanSql(reason: DuplicateReason, after: string | undefined): SQL {
  const { from, key, id, type } = keyIndexes[reason];
  return sql`
    WITH part AS MATERIALIZED (
      SELECT ${key} AS key, ${id} AS id FROM ${from}
         ${after === undefined ? sql`` : sql`AND ${key} > ${after}::${type}`}
       ORDER BY 1, 2 LIMIT ${sql.raw(String(scannedEntries))}
    ),
    -- The group at the end of a full part may go on behind it, so the next part begins with it.
    edge AS (
      SELECT max(key) AS top, count(*) = ${sql.raw(String(scannedEntries))} AS is_full FROM part
    ),
    done AS (
      SELECT CASE WHEN is_full THEN coalesce((SELECT max(key) FROM part WHERE key < top), top) ELSE top END AS key, is_full
        FROM edge
    ),
    same AS (
      SELECT part.key, (array_agg(id ORDER BY id))[:${sql.raw(String(largestGroup))}] AS ids
        FROM part, done WHERE part.key <= done.key GROUP BY part.key HAVING count(*) > 1
    )
    SELECT (SELECT json_agg(json_build_object('key', key::text, 'ids', ids) ORDER BY key) FROM same) AS groups,
           CASE WHEN is_full THEN done.key::text END AS last
      FROM done`;
}

/**
 * Groups of foods with equal keys, from a key on.
 *
 * @returns the groups, and the key behind which the next part begins; undefined at the end.
 */
export async function scanKeys(
  run: Run,
  { reason, after }: { reason: DuplicateReason; after: string | undefined },
): Promise<{ groups: KeyGroup[]; last: string | undefined }> {
  const [{ groups, last }] = scanned.parse(await run(scanSql(reason, after)));
  return { groups: groups ?? [], last: last ?? undefined };
}

const idRows = z.array(z.object({ id: z.number() }));

/** The foods that have a key in common with a food, at most some hundred. */
export async function findSameKeys(run: Run, food: number): Promise<number[]> {
  const rows = await run(
    sql`${sql.join(
      Object.values(keyIndexes).map(({ from, key, id }) => sameKeySql({ from, key, id, food })),
      sql` UNION `,
    )}`,
  );
  return idRows.parse(rows).map(({ id }) => id);
}

function sameKeySql({ from, key, id, food }: Pick<KeyIndex, 'from' | 'key' | 'id'> & { food: number }): SQL {
  return sql`(SELECT ${id} AS id FROM ${from}
     AND ${key} = (SELECT ${key} FROM ${from} AND ${id} = ${food}) ORDER BY ${id} LIMIT 100)`;
}

const candidate = z.object({
  id: z.number(),
  normalName: z.string(),
  normalBrand: z.string(),
  food: z.looseObject({
    id: z.number(),
    name: z.string(),
    barcode: z.string().nullable(),
    basis: z.string(),
    nutrients: z.object(eachNutrient(() => z.number().nullable())),
  }),
});
export type DuplicateCandidate = z.output<typeof candidate>;

/** Foods as they are compared and shown, those outside the trash. */
export async function readCandidates(run: Run, ids: readonly number[]): Promise<DuplicateCandidate[]> {
  const rows = await run(sql`
    SELECT f.id, split_part(s.compact, E'\n', 2) AS "normalName",
           split_part(split_part(s.compact, E'\t', 2), E'\n', 1) AS "normalBrand", ${sql.raw(foodDocumentSql('f'))} AS food
      FROM foods f JOIN food_search s ON s.food_id = f.id
     WHERE f.id = ANY (${`{${ids.join(',')}}`}::int[]) AND s.is_listed ORDER BY f.id`);
  return z.array(candidate).parse(rows);
}
