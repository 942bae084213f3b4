import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import type { CategoryNode } from '../../domain/suitability/rules/categoryTree.ts';
import { runSql, type Transactional } from '../transaction.ts';

const categoryRows = z.array(z.object({ slug: z.string(), id: z.number() }));

/**
 * The ids of the categories with these slugs. Slugs without a category are left out; no category is created for them.
 */
export async function categoryIdsBySlug(
  pool: pg.Pool,
  slugs: readonly (string | null)[],
): Promise<ReadonlyMap<string, number>> {
  const uniqueSlugs = [...new Set(slugs.filter((slug) => slug !== null))];
  if (uniqueSlugs.length === 0) return new Map();
  const { rows } = await pool.query('SELECT slug, id FROM food_categories WHERE slug = ANY ($1::text[])', [
    uniqueSlugs,
  ]);
  return new Map(categoryRows.parse(rows).map(({ slug, id }) => [slug, id]));
}

const kindRows = z.array(z.object({ id: z.number(), kind: z.string() }));

/** The slugs of these categories, or their names where they have none. */
export async function categoryKinds(
  pool: pg.Pool,
  ids: readonly (number | null | undefined)[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await pool.query(
    'SELECT id, coalesce(slug, name) AS kind FROM food_categories WHERE id = ANY ($1::int[])',
    [[...new Set(ids.filter((id) => id != null))]],
  );
  return new Map(kindRows.parse(rows).map(({ id, kind }) => [id, kind]));
}

const treeRows = z.array(z.object({ slug: z.string(), parent: z.string().nullable() }));

/** All categories with a slug, and their parents, as the transaction sees them. */
export async function readCategoryTree(req: Transactional): Promise<CategoryNode[]> {
  const rows = await runSql(
    req,
    sql`SELECT one.slug, parent.slug AS parent
          FROM food_categories one LEFT JOIN food_categories parent ON parent.id = one.parent_id
         WHERE one.slug IS NOT NULL`,
  );
  return treeRows.parse(rows);
}
