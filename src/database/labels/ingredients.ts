import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { dictionaryRow, type DictionaryRow } from '../../domain/labels/words/dictionary.ts';
import { runSql, type Transactional } from '../transaction.ts';
import { allergensVersionSql } from './allergens.ts';

/**
 * Adds the missing ingredients, in one statement. An ingredient whose name exists is not changed, because staff may
 * have edited it.
 *
 * @returns the number of added ingredients.
 */
export async function addIngredients(req: Transactional, rows: readonly DictionaryRow[]): Promise<number> {
  const records = rows.map((row) => ({
    name: row.name,
    name_en: row.nameEn ?? null,
    synonyms: row.synonyms,
    synonyms_en: row.synonymsEn,
    parents: row.parents,
    allergens: row.allergens,
    classes: row.classes,
    vegan: row.vegan,
    vegetarian: row.vegetarian,
    halal: row.halal,
    is_opaque: row.isOpaque,
    textures: row.textures,
  }));
  const columns = sql.raw(
    'name, name_en, synonyms, synonyms_en, parents, allergens, classes, vegan, vegetarian, halal, is_opaque, textures',
  );
  const addedRows = await runSql(
    req,
    sql`INSERT INTO ingredients (${columns}, updated_at, created_at)
        SELECT ${columns}, now(), now()
          FROM jsonb_populate_recordset(NULL::ingredients, ${JSON.stringify(records)}::jsonb)
            ON CONFLICT (name) DO NOTHING
     RETURNING id`,
  );
  return addedRows.length;
}

/**
 * The version of the dictionary, together with the allergens whose words it contains: equal versions mean equal rows.
 */
export const dictionaryVersionSql = `
  SELECT i.version || '.' || a.version AS version
    FROM (
      SELECT count(*) || '.' || coalesce(to_char(max(updated_at) AT TIME ZONE 'UTC', 'YYYYMMDDHH24MISSMS'), '0')
               AS version
        FROM ingredients
    ) i
   CROSS JOIN (${allergensVersionSql}) a`;

export async function readDictionaryVersion(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(dictionaryVersionSql);
  return rows[0]?.version ?? '';
}

/** Reads all ingredients, ordered by name. Invalid rows are left out; then their words are unknown. */
export async function readIngredients(pool: pg.Pool): Promise<DictionaryRow[]> {
  const { rows } = await pool.query(
    `SELECT name, name_en AS "nameEn", synonyms, synonyms_en AS "synonymsEn", parents, allergens, classes, vegan,
            vegetarian, halal, is_opaque AS "isOpaque", textures
       FROM ingredients ORDER BY name COLLATE "C", id`,
  );
  return rows.flatMap((row) => {
    const parsed = dictionaryRow.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}
