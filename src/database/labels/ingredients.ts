import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { dictionaryRow, type DictionaryRow } from '../../domain/labels/words/dictionary.ts';
import { runSql, type Transactional } from '../transaction.ts';
import { allergensVersionSql } from './allergens.ts';

/**
 * Writes the ingredients of the shipped dictionary, in one statement: adds missing ones, and replaces those that have
 * other values and that nobody has written since the last load. Ingredients that staff have edited stay.
 *
 * @returns the number of ingredients that were added or replaced.
 */
export async function writeStarterIngredients(
  req: Transactional,
  rows: readonly DictionaryRow[],
): Promise<number> {
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
  const names = Object.keys(records[0] ?? {});
  const columns = sql.raw(names.join(', '));
  const [storedColumns, newColumns] = ['stored', 'excluded'].map((table) =>
    sql.raw(names.map((name) => `${table}.${name}`).join(', ')),
  );
  const writtenRows = await runSql(
    req,
    sql`WITH written AS (
          INSERT INTO ingredients AS stored (${columns}, updated_at, created_at)
          SELECT ${columns}, now(), now()
            FROM jsonb_populate_recordset(NULL::ingredients, ${JSON.stringify(records)}::jsonb)
              ON CONFLICT (name) DO UPDATE SET (${columns}) = ROW(${newColumns}), updated_at = now()
           WHERE (${storedColumns}) IS DISTINCT FROM (${newColumns})
             AND EXISTS (
               SELECT FROM starter_ingredients AS starter
                WHERE starter.name = stored.name AND starter.updated_at = stored.updated_at
             )
          RETURNING name, updated_at
        )
        INSERT INTO starter_ingredients (name, updated_at)
        SELECT name, updated_at FROM written
            ON CONFLICT (name) DO UPDATE SET updated_at = excluded.updated_at
     RETURNING name`,
  );
  return writtenRows.length;
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
