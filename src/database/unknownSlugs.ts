import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { tableName } from './columnName.ts';
import { runSql, type Transactional } from './transaction.ts';

const slugRows = z.array(z.object({ slug: z.string() }));

/** The slugs that no document of a collection has, as the transaction sees it. */
export async function findUnknownSlugs(
  req: Transactional,
  collection: 'allergens' | 'diets' | 'food-categories',
  slugs: readonly string[],
): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await runSql(
    req,
    sql`SELECT given.slug FROM jsonb_array_elements_text(${JSON.stringify(slugs)}::jsonb) AS given (slug)
         WHERE NOT EXISTS (SELECT FROM ${sql.identifier(tableName(collection))} known WHERE known.slug = given.slug)`,
  );
  return slugRows.parse(rows).map(({ slug }) => slug);
}
