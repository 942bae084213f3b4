import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { z } from 'zod';
import { allergenSchemes } from '../../domain/foods/kinds.ts';
import type { AllergenEntry } from '../../domain/suitability/facts/allergens.ts';
import { isIngredientClass, noClasses } from '../../domain/suitability/facts/ingredientClasses.ts';
import { runSql, type Transactional } from '../transaction.ts';

/**
 * The version of all allergens: equal versions mean equal rows. It is a hash of every row, so it also changes when a
 * transaction with an earlier `updated_at` commits late.
 */
export const allergensVersionSql = `
  SELECT coalesce(left(md5(string_agg(id || '@' || updated_at, ' ' ORDER BY id)), 12), '') AS version FROM allergens`;

export async function readAllergensVersion(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ version: string }>(allergensVersionSql);
  return rows[0]?.version ?? '';
}

const textList = z.array(z.string()).catch([]);
const allergenRow = z
  .object({
    slug: z.string(),
    name: z.string(),
    nameEn: z.string(),
    synonyms: textList,
    synonymsEn: textList,
    parent: z.string().nullable(),
    schemes: textList,
    ingredientClasses: textList,
  })
  .transform((row): AllergenEntry => ({
    slug: row.slug,
    name: { ko: row.name, en: row.nameEn },
    synonyms: { ko: row.synonyms, en: row.synonymsEn },
    parent: row.parent,
    schemes: allergenSchemes.filter((scheme) => row.schemes.includes(scheme)),
    // An empty list means that the classes are not entered yet. The word `noClasses` means that there are none.
    ingredientClasses:
      row.ingredientClasses.length === 0 ? null : row.ingredientClasses.filter(isIngredientClass),
  }));

const allergensSql = `
  SELECT one.slug, one.name, one.name_en AS "nameEn", one.synonyms, one.synonyms_en AS "synonymsEn",
         parent.slug AS parent, one.schemes, one.ingredient_classes AS "ingredientClasses"
    FROM allergens one
    LEFT JOIN allergens parent ON parent.id = one.parent_id
    LEFT JOIN suitability_bits own ON own.kind = 'allergen' AND own.slug = one.slug
   ORDER BY own.bit NULLS LAST, one.id`;

/**
 * Reads all allergens in the order of their suitability bits: the shipped ones first, then the added ones. Invalid rows
 * are left out; then no food counts as free of that allergen.
 */
export async function readAllergens(pool: pg.Pool): Promise<AllergenEntry[]> {
  return allergensOf((await pool.query(allergensSql)).rows);
}

/** The same, as the transaction sees it. */
export async function readAllergensIn(req: Transactional): Promise<AllergenEntry[]> {
  return allergensOf(await runSql(req, sql.raw(allergensSql)));
}

function allergensOf(rows: readonly unknown[]): AllergenEntry[] {
  return rows.flatMap((row) => {
    const parsed = allergenRow.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

/**
 * Adds the missing allergens, with one statement for the rows and one for the groups of the new ones. An allergen whose
 * slug exists is not changed, because staff may have edited it.
 *
 * @returns the number of added allergens.
 */
export async function addAllergens(req: Transactional, entries: readonly AllergenEntry[]): Promise<number> {
  const records = entries.map((entry) => ({
    slug: entry.slug,
    name: entry.name.ko,
    name_en: entry.name.en,
    synonyms: entry.synonyms.ko,
    synonyms_en: entry.synonyms.en,
    schemes: entry.schemes,
    ingredient_classes: entry.ingredientClasses?.length === 0 ? [noClasses] : entry.ingredientClasses,
  }));
  const columns = sql.raw('slug, name, name_en, synonyms, synonyms_en, schemes, ingredient_classes');
  const addedRows = await runSql(
    req,
    sql`INSERT INTO allergens (${columns}, updated_at, created_at)
        SELECT ${columns}, now(), now()
          FROM jsonb_populate_recordset(NULL::allergens, ${JSON.stringify(records)}::jsonb)
            ON CONFLICT (slug) DO NOTHING
     RETURNING slug`,
  );
  const isNew = new Set(
    z
      .array(z.object({ slug: z.string() }))
      .parse(addedRows)
      .map(({ slug }) => slug),
  );
  const groups = entries.filter(({ slug, parent }) => parent !== null && isNew.has(slug));
  await runSql(
    req,
    sql`UPDATE allergens SET parent_id = parent.id
          FROM jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) AS new (slug text, parent text)
          JOIN allergens parent ON parent.slug = new.parent
         WHERE allergens.slug = new.slug`,
  );
  return isNew.size;
}

/** The slugs that belong to no allergen, as the transaction sees it. */
export async function findUnknownAllergens(req: Transactional, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await runSql(
    req,
    sql`SELECT given.slug FROM jsonb_array_elements_text(${JSON.stringify(slugs)}::jsonb) AS given (slug)
         WHERE NOT EXISTS (SELECT FROM allergens WHERE allergens.slug = given.slug)`,
  );
  return z
    .array(z.object({ slug: z.string() }))
    .parse(rows)
    .map(({ slug }) => slug);
}

/**
 * The kinds of records that may name an allergen. Without the allergen their labels or verdicts would be less certain.
 */
export type AllergenUse = 'allergens' | 'ingredients' | 'diets';

/**
 * One kind of record that names an allergen (a member of its group, an ingredient, or a rule of a diet); undefined when
 * there is none.
 */
export async function findAllergenUse(req: Transactional, id: number): Promise<AllergenUse | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT used.by FROM allergens own, LATERAL (
          SELECT 'allergens' AS by FROM allergens WHERE parent_id = own.id
          UNION ALL SELECT 'ingredients' FROM ingredients WHERE allergens ? own.slug
          UNION ALL SELECT 'diets' FROM diets
           WHERE jsonb_path_exists(rule_set, '$.rules[*].allergens[*] ? (@ == $slug)', jsonb_build_object('slug', own.slug))
        ) AS used
        WHERE own.id = ${id} LIMIT 1`,
  );
  return z.array(z.object({ by: z.enum(['allergens', 'ingredients', 'diets']) })).parse(rows)[0]?.by;
}
