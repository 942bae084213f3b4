import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AllergenFacts } from '../../domain/suitability/facts/facts.ts';
import type { StoredFacts } from '../../domain/suitability/facts/storedFacts.ts';
import type { UnfitBits } from '../../domain/search/unfit.ts';
import { foodDocumentSql, type FoodDocument } from './document.ts';
import { runSql, type Transactional } from '../transaction.ts';

const documents = z.array(z.object({ food: z.record(z.string(), z.unknown()) }));

/**
 * Reads foods in the order of their ids, including the trash and members' own foods.
 *
 * @param input.after the last id of the previous page; 0 for the first page.
 */
export async function foodsAfter(
  req: Transactional,
  { after, limit }: { after: number; limit: number },
): Promise<FoodDocument[]> {
  const rows = await runSql(
    req,
    sql`SELECT ${sql.raw(foodDocumentSql('f'))} AS food FROM foods f
         WHERE f.id > ${after} ORDER BY f.id LIMIT ${limit}`,
  );
  return documents.parse(rows).map(({ food }) => food);
}

/** Reads one food, as the transaction sees it. */
export async function readFood(req: Transactional, id: number): Promise<FoodDocument | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT ${sql.raw(foodDocumentSql('f'))} AS food FROM foods f WHERE f.id = ${id}`,
  );
  return documents.parse(rows)[0]?.food;
}

/** What is computed from a food and stored with it. */
export interface Derived {
  /** What it does not suit. */
  readonly unfit: UnfitBits;
  readonly facts: StoredFacts;
  /** Its quality flags, with those about its statements. */
  readonly quality: unknown;
  /** As its texts say. */
  readonly allergens: AllergenFacts | null;
}

/** Computes what is stored with foods, in their order. */
export type DerivedOf = (foods: readonly FoodDocument[]) => Promise<readonly Derived[]>;

/** Adds to each food what is stored with it. */
export async function withDerived<Row extends { readonly food: FoodDocument }>(
  rows: readonly Row[],
  derivedOf: DerivedOf,
): Promise<(Row & Derived)[]> {
  const derived = await derivedOf(rows.map(({ food }) => food));
  return rows.flatMap((row, at) => {
    const ofRow = derived[at];
    return ofRow === undefined ? [] : [{ ...row, ...ofRow }];
  });
}

/** What is derived from a food and stored with it. */
export interface DerivedFields {
  readonly id: number;
  /** The value in the document from which the others were computed. */
  readonly updatedAt: unknown;
  /** As the texts say. They are stored only where nobody set allergens by hand. */
  readonly allergens: AllergenFacts | null;
  readonly quality: unknown;
}

/**
 * Updates derived fields where they differ, in one statement. If somebody has changed a food in the meantime, that write
 * has computed them, so the food is left unchanged. Foods are locked in the order of their ids, as by an import.
 *
 * @returns the number of changed foods.
 */
export async function updateDerived(req: Transactional, updates: readonly DerivedFields[]): Promise<number> {
  const changedRows = await runSql(
    req,
    sql`WITH new AS (
          SELECT foods.id, foods.updated_at, nullif(new.quality, 'null'::jsonb) AS quality,
                 CASE foods.allergens_from WHEN 'texts' THEN nullif(new.allergens, 'null'::jsonb)
                                           ELSE foods.allergens END AS allergens
            FROM jsonb_to_recordset(${JSON.stringify(updates)}::jsonb)
                 AS new (id int, "updatedAt" timestamptz, allergens jsonb, quality jsonb)
            JOIN foods ON foods.id = new.id AND foods.updated_at = new."updatedAt"
           ORDER BY foods.id FOR NO KEY UPDATE OF foods
        )
        UPDATE foods SET allergens = new.allergens, quality = new.quality, updated_at = now()
          FROM new
         WHERE foods.id = new.id AND foods.updated_at = new.updated_at
           AND (foods.allergens, foods.quality) IS DISTINCT FROM (new.allergens, new.quality)
     RETURNING foods.id`,
  );
  return changedRows.length;
}

/** The version of the last refresh of all foods; undefined when there was none. */
export async function readLastRefreshVersion(req: Transactional): Promise<string | undefined> {
  const rows = await runSql(req, sql`SELECT version FROM food_refreshes`);
  return z.array(z.object({ version: z.string() })).parse(rows)[0]?.version;
}

export async function recordFoodRefresh(req: Transactional, version: string): Promise<void> {
  await runSql(
    req,
    sql`INSERT INTO food_refreshes (version) VALUES (${version})
        ON CONFLICT (only_row) DO UPDATE SET version = excluded.version, finished_at = now()`,
  );
}
