import type pg from 'pg';
import { z } from 'zod';

const categoryRows = z.array(z.object({ slug: z.string(), id: z.number() }));

/**
 * The ids of the categories with these slugs. Slugs without a category are left out; no category is created for them.
 */
export async function categoryIdsBySlug(
  client: pg.PoolClient,
  slugs: readonly (string | null)[],
): Promise<ReadonlyMap<string, number>> {
  const uniqueSlugs = [...new Set(slugs.filter((slug) => slug !== null))];
  if (uniqueSlugs.length === 0) return new Map();
  const { rows } = await client.query('SELECT slug, id FROM food_categories WHERE slug = ANY ($1::text[])', [
    uniqueSlugs,
  ]);
  return new Map(categoryRows.parse(rows).map(({ slug, id }) => [slug, id]));
}
