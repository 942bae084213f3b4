import type pg from 'pg';
import { z } from 'zod';

/** The greatest id of a food; 0 without foods. */
export async function lastFoodId(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ id: number }>('SELECT coalesce(max(id), 0)::int AS id FROM foods');
  return rows[0]?.id ?? 0;
}

const names = z.array(z.object({ id: z.number(), name: z.string() }));

/** The names of those of the foods that are in the catalogue. */
export async function catalogueNames(
  pool: pg.Pool,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await pool.query(
    `SELECT id, name FROM foods WHERE id = ANY ($1::int[]) AND deleted_at IS NULL AND kind <> 'custom'`,
    [ids],
  );
  return new Map(names.parse(rows).map(({ id, name }) => [id, name]));
}
