import type pg from 'pg';
import { z } from 'zod';
import { dietKindNames } from '../../domain/suitability/rules/dietKinds.ts';
import { foodDocumentSql, type FoodDocument } from '../foods/document.ts';

const foodRows = z.array(z.object({ id: z.number(), food: z.record(z.string(), z.unknown()) }));

/** Reads the foods with these ids that exist and that the viewer may see, in one statement. */
export async function foodsByIds(
  pool: pg.Pool,
  { ids, viewer }: { ids: readonly number[]; viewer: number },
): Promise<ReadonlyMap<number, FoodDocument>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query(
    `SELECT f.id, ${foodDocumentSql('f')} AS food FROM foods f
      WHERE f.id = ANY($1) AND f.deleted_at IS NULL AND (f.kind <> 'custom' OR f.owner_id = $2)`,
    [ids, viewer],
  );
  return new Map(foodRows.parse(rows).map(({ id, food }) => [id, food]));
}

const dietRows = z.array(
  z.object({ slug: z.string(), kind: z.enum(dietKindNames), name: z.string(), name_en: z.string() }),
);

/** Reads the names and kinds of all diets. It reads all of them, so that no statement shows the diets of a member. */
export async function readDiets(pool: pg.Pool): Promise<z.infer<typeof dietRows>> {
  const { rows } = await pool.query('SELECT slug, kind::text, name, name_en FROM diets ORDER BY slug');
  return dietRows.parse(rows);
}
