import type pg from 'pg';
import { z } from 'zod';
import type { SuitabilityBits, UnfitBits } from '../../domain/search/unfit.ts';
import { foodDocumentSql, type FoodDocument } from '../foods/document.ts';
import { allergensVersionSql } from '../labels/allergens.ts';
import { dictionaryVersionSql } from '../labels/ingredients.ts';
import { bitsOf, bitsSql, bitsVersionSql } from './bits.ts';

/** What judging for somebody needs, beside the foods. */
export interface JudgingState {
  /** Names the state of all rules, categories, allergens and suitability bits: equal names, equal contents. */
  readonly version: string;
  /** Names the state of the dictionary of ingredients and allergens. */
  readonly dictionary: string;
  /** Whether the session that was asked for is the member's; true when none was. */
  readonly isSessionAlive: boolean;
  readonly profile: {
    readonly sex: string | null;
    readonly birthdate: string | null;
    readonly weightKg: number | null;
    readonly sealed: string;
    readonly timeZone: string | null;
  } | null;
}

const stateRow = z.object({
  version: z.string(),
  dictionary: z.string(),
  is_session_alive: z.boolean(),
  sex: z.string().nullable(),
  birthdate: z.string().nullable(),
  weight_kg: z.coerce.number().nullable(),
  sealed: z.string().nullable(),
  time_zone: z.string().nullable(),
});

/** Names the state of all that {@link readRules} and `readAllergens` read: equal names, equal contents. */
const rulesVersionSql = `
  SELECT d.version || '/' || c.version || '/' || a.version || '/' || b.version AS version
    FROM (SELECT count(*) || '.' || coalesce(max(updated_at)::text, '') AS version FROM diets) d
   CROSS JOIN (SELECT count(*) || '.' || coalesce(max(updated_at)::text, '') AS version FROM food_categories) c
   CROSS JOIN (${allergensVersionSql}) a
   CROSS JOIN (${bitsVersionSql}) b`;

export async function readRulesVersion(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(rulesVersionSql);
  return rows[0]?.version ?? '';
}

/**
 * The member's profile and the versions of what it is judged by, in one read; all tables of rules are small. With a
 * session, the profile is read only when it is the member's.
 */
export async function readJudgingState(
  pool: pg.Pool,
  { member, session }: { member: number | undefined; session?: string },
): Promise<JudgingState> {
  const { rows } = await pool.query({
    name: 'judging-state',
    text: `
      SELECT r.version, i.version AS dictionary, s.is_session_alive, p.*
        FROM (${rulesVersionSql}) r
       CROSS JOIN (${dictionaryVersionSql}) i
       CROSS JOIN (
         SELECT $2::text IS NULL OR EXISTS (
           SELECT FROM users_sessions WHERE _parent_id = $1::int AND id = $2 AND expires_at > now()
         ) AS is_session_alive
       ) s
        LEFT JOIN (
          SELECT h.sex::text, h.birthdate, h.weight_kg, h.sealed, u.time_zone
            FROM health_profiles h JOIN users u ON u.id = h.user_id
           WHERE h.user_id = $1::int
        ) p ON s.is_session_alive`,
    values: [member ?? null, session ?? null],
  });
  const row = stateRow.parse(rows[0]);
  return {
    version: row.version,
    dictionary: row.dictionary,
    isSessionAlive: row.is_session_alive,
    profile:
      row.sealed === null
        ? null
        : {
            sex: row.sex,
            birthdate: row.birthdate,
            weightKg: row.weight_kg,
            sealed: row.sealed,
            timeZone: row.time_zone,
          },
  };
}

const dietRows = z.array(z.object({ slug: z.string(), rule_set: z.unknown() }));
const categoryRows = z.array(
  z.object({ id: z.number(), slug: z.string().nullable(), parent_id: z.number().nullable() }),
);

export type CategoryRow = z.infer<typeof categoryRows>[number];

/** All rules, the whole tree of categories, and the bits of what foods do not suit. */
export async function readRules(
  pool: pg.Pool,
): Promise<{ diets: z.infer<typeof dietRows>; categories: CategoryRow[]; bits: SuitabilityBits }> {
  const [diets, categories] = await Promise.all([
    pool.query('SELECT slug, rule_set FROM diets ORDER BY slug'),
    pool.query('SELECT id, slug, parent_id FROM food_categories'),
  ]);
  const bits = await pool.query(bitsSql);
  return {
    diets: dietRows.parse(diets.rows),
    categories: categoryRows.parse(categories.rows),
    bits: bitsOf(bits.rows),
  };
}

const foodRows = z.array(z.object({ food: z.record(z.string(), z.unknown()) }));

/** A food that the viewer may see, by its id. */
export async function foodById(
  pool: pg.Pool,
  { id, viewer }: { id: number; viewer: number | undefined },
): Promise<FoodDocument | undefined> {
  const { rows } = await pool.query(
    `SELECT ${foodDocumentSql('f')} AS food FROM foods f
      WHERE f.id = $1 AND f.deleted_at IS NULL AND (f.kind <> 'custom' OR f.owner_id = $2)`,
    [id, viewer ?? null],
  );
  return foodRows.parse(rows)[0]?.food;
}

/** $1 barcode, $2 the viewer. */
export const foodByBarcodeSql = `
  SELECT ${foodDocumentSql('f')} AS food FROM foods f
   WHERE f.barcode = $1 AND f.deleted_at IS NULL AND (f.kind <> 'custom' OR f.owner_id = $2)
   ORDER BY f.kind = 'custom', f.popularity DESC, f.id LIMIT 1`;

/** The best known food with a barcode that the viewer may see; one's own entry only where the catalogue has none. */
export async function foodByBarcode(
  pool: pg.Pool,
  { barcode, viewer }: { barcode: string; viewer: number | undefined },
): Promise<FoodDocument | undefined> {
  const { rows } = await pool.query({
    name: 'food-by-barcode',
    text: foodByBarcodeSql,
    values: [barcode, viewer ?? null],
  });
  return foodRows.parse(rows)[0]?.food;
}

/**
 * Foods of one category, the best known first, without one, and without those that have one of the bits of what they do
 * not suit (suitable.sql).
 */
export async function foodsOfCategory(
  pool: pg.Pool,
  { category, except, unfit, limit }: { category: number; except: number; unfit: UnfitBits; limit: number },
): Promise<FoodDocument[]> {
  const { rows } = await pool.query(
    `SELECT ${foodDocumentSql('f')} AS food
       FROM food_search_suitable_of_category($1, $2, $3::bigint, $4) AS hit
       JOIN foods f ON f.id = hit.food_id
      ORDER BY hit.popularity DESC, hit.food_id`,
    [category, except, String(unfit), limit],
  );
  return foodRows.parse(rows).map(({ food }) => food);
}
