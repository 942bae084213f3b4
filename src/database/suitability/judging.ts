import type pg from 'pg';
import { z } from 'zod';
import type { SuitabilityBits, UnfitBits } from '../../domain/search/unfit.ts';
import { healthDataBar, type HealthDataBar } from '../../domain/accounts/healthDataBar.ts';
import { sealedCareLimit, type SealedCareLimit } from '../../domain/patients/careEntries.ts';
import { permissionColumns, permissionRow, toPermission } from '../accounts/healthDataPermission.ts';
import { foodDocumentSql, type FoodDocument } from '../foods/document.ts';
import { allergensVersionSql } from '../labels/allergens.ts';
import { dictionaryVersionSql } from '../labels/ingredients.ts';
import { bitsOf, bitsSql, bitsVersionSql } from './bits.ts';

/** The data that a verdict for a person needs, besides the foods. */
export interface JudgingState {
  /** The version of all rules, categories, allergens and suitability bits: equal versions mean equal contents. */
  readonly version: string;
  /** The version of the dictionary of ingredients and allergens. */
  readonly dictionary: string;
  /** Null for a caller without a profile. */
  readonly profile: {
    /** The facts; null when there are none, or when nothing allows to use them. */
    readonly facts: {
      readonly sex: string | null;
      readonly birthdate: string | null;
      readonly weightKg: number | null;
      readonly sealed: string;
    } | null;
    /** The limits that dietitians have set and that may be in force; none when the facts may not be used. */
    readonly careLimits: readonly SealedCareLimit[];
    /** Why the facts may not be used. */
    readonly bar: HealthDataBar | undefined;
    readonly timeZone: string | null;
  } | null;
}

const stateRow = z.object({
  version: z.string(),
  dictionary: z.string(),
  profile: z.number().nullable(),
});

const profileRow = permissionRow.extend({
  sex: z.string().nullable(),
  birthdate: z.string().nullable(),
  weight_kg: z.coerce.number().nullable(),
  sealed: z.string().nullable(),
  care_limits: z.array(sealedCareLimit).nullable(),
});

/** The version of everything that {@link readRules} and `readAllergens` read: equal versions mean equal contents. */
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
 * Reads the profile of a member and the versions of the rules, in one statement; all tables of rules are small. */
export async function readJudgingState(
  pool: pg.Pool,
  { member }: { member: number | undefined },
): Promise<JudgingState> {
  const { rows } = await pool.query({
    name: 'judging-state',
    text: `
      SELECT r.version, i.version AS dictionary, p.*
        FROM (${rulesVersionSql}) r
       CROSS JOIN (${dictionaryVersionSql}) i
        LEFT JOIN (
          SELECT h.id AS profile, h.sex::text, h.birthdate, h.weight_kg, h.sealed, ${permissionColumns('u')},
                 (SELECT json_agg(json_build_object('sealed', e.sealed, 'dietitian', e.dietitian, 'until', e.until) ORDER BY e.id)
                    FROM care_entries e WHERE e.user_id = h.user_id AND e.kind = 'limit') AS care_limits
            FROM health_profiles h JOIN users u ON u.id = h.user_id
           WHERE h.user_id = $1::int
        ) p ON true`,
    values: [member ?? null],
  });
  const row = stateRow.parse(rows[0]);
  return {
    version: row.version,
    dictionary: row.dictionary,
    profile: row.profile === null ? null : toProfile(profileRow.parse(rows[0])),
  };
}

/** The one place that decides whether a verdict may use the facts of a profile. */
function toProfile(row: z.infer<typeof profileRow>): JudgingState['profile'] {
  const { sex, birthdate, weight_kg: weightKg, sealed } = row;
  const bar = healthDataBar(toPermission(row), new Date());
  const facts = bar !== undefined || sealed === null ? null : { sex, birthdate, weightKg, sealed };
  const careLimits = facts === null ? [] : (row.care_limits ?? []);
  return { facts, careLimits, bar, timeZone: row.time_zone };
}

const dietRows = z.array(
  z.object({ slug: z.string(), name: z.string(), name_en: z.string(), rule_set: z.unknown() }),
);

export type DietRow = z.infer<typeof dietRows>[number];
const categoryRows = z.array(
  z.object({
    id: z.number(),
    slug: z.string().nullable(),
    name: z.string(),
    name_en: z.string().nullable(),
    parent_id: z.number().nullable(),
  }),
);

export type CategoryRow = z.infer<typeof categoryRows>[number];

/** Reads all rules, the whole tree of categories, and the suitability bits. */
export async function readRules(
  pool: pg.Pool,
): Promise<{ diets: z.infer<typeof dietRows>; categories: CategoryRow[]; bits: SuitabilityBits }> {
  const [diets, categories] = await Promise.all([
    pool.query('SELECT slug, name, name_en, rule_set FROM diets ORDER BY slug'),
    pool.query('SELECT id, slug, name, name_en, parent_id FROM food_categories'),
  ]);
  const bits = await pool.query(bitsSql);
  return {
    diets: dietRows.parse(diets.rows),
    categories: categoryRows.parse(categories.rows),
    bits: bitsOf(bits.rows),
  };
}

const foodRows = z.array(z.object({ food: z.record(z.string(), z.unknown()) }));

/** Reads a food by its id, if the viewer may see it. */
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

/** Reads those of the foods that are in the catalogue. */
export async function foodsByIds(pool: pg.Pool, ids: readonly number[]): Promise<FoodDocument[]> {
  const { rows } = await pool.query(
    `SELECT ${foodDocumentSql('f')} AS food FROM foods f
      WHERE f.id = ANY ($1::int[]) AND f.deleted_at IS NULL AND f.kind <> 'custom'`,
    [ids],
  );
  return foodRows.parse(rows).map(({ food }) => food);
}

/** $1 barcode, $2 the viewer. */
export const foodByBarcodeSql = `
  SELECT ${foodDocumentSql('f')} AS food FROM foods f
   WHERE f.barcode = $1 AND f.deleted_at IS NULL AND (f.kind <> 'custom' OR f.owner_id = $2)
   ORDER BY f.kind = 'custom', f.popularity DESC, f.id LIMIT 10`;

/**
 * Reads the foods with a barcode that the viewer may see, the most popular first. The viewer's own foods count only when
 * the catalogue has none.
 */
export async function foodsByBarcode(
  pool: pg.Pool,
  { barcode, viewer }: { barcode: string; viewer: number | undefined },
): Promise<FoodDocument[]> {
  const { rows } = await pool.query({
    name: 'food-by-barcode',
    text: foodByBarcodeSql,
    values: [barcode, viewer ?? null],
  });
  const foods = foodRows.parse(rows).map(({ food }) => food);
  const listed = foods.filter(({ kind }) => kind !== 'custom');
  return listed.length > 0 ? listed : foods;
}

/**
 * Reads foods of one category, the most popular first, without the food `except`, and without foods that have one of
 * the bits of `unfit` (suitable.sql).
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
