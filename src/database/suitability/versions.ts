import type pg from 'pg';
import { z } from 'zod';
import { allergensVersionSql } from '../labels/allergens.ts';
import { bitsVersionSql } from './bits.ts';

const versions = z.object({
  diets: z.string(),
  categories: z.string(),
  allergens: z.string(),
  ingredients: z.string(),
  bits: z.string(),
  /** Of the code. */
  code: z.string(),
});
/** The version of each part of what foods are read and judged by. Equal versions mean equal contents. */
export type KnowledgeVersions = z.output<typeof versions>;

/** Categories without a slug are from imports: no rule can name them, and nothing follows from them. */
const versionsSql = `
  SELECT d.version AS diets, c.version AS categories, a.version AS allergens, i.version AS ingredients, b.version AS bits
    FROM (SELECT count(*) || '.' || coalesce(max(updated_at)::text, '') AS version FROM diets) d
   CROSS JOIN (
     SELECT count(*) || '.' || coalesce(max(updated_at)::text, '') AS version FROM food_categories WHERE slug IS NOT NULL
   ) c
   CROSS JOIN (${allergensVersionSql}) a
   CROSS JOIN (SELECT count(*) || '.' || coalesce(max(updated_at)::text, '') AS version FROM ingredients) i
   CROSS JOIN (${bitsVersionSql}) b`;

export async function readKnowledgeVersions(pool: pg.Pool, code: string): Promise<KnowledgeVersions> {
  const { rows } = await pool.query<Record<string, unknown>>(versionsSql);
  return versions.parse({ ...rows[0], code });
}

/** Parses what was stored; undefined for a version of an older release. */
export function parseVersions(text: string | undefined): KnowledgeVersions | undefined {
  return text?.startsWith('{') === true ? versions.safeParse(JSON.parse(text)).data : undefined;
}
