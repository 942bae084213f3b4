import type pg from 'pg';

/** Adds diets without rules, for profiles that name them. */
export async function addDiets(pool: pg.Pool, ...slugs: string[]): Promise<void> {
  await pool.query(
    `INSERT INTO diets (slug, name, name_en, kind) SELECT slug, slug, slug, 'habit' FROM unnest($1::text[]) AS slug`,
    [slugs],
  );
}
