import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AllergenFacts } from '../../domain/suitability/facts/facts.ts';
import type { StoredFacts } from '../../domain/suitability/facts/storedFacts.ts';
import type { UnfitBits } from '../../domain/search/unfit.ts';
import { foodDocumentSql, type FoodDocument } from './document.ts';
import { runSql, type Transactional } from '../transaction.ts';

const changedRows = z.array(z.object({ id: z.number(), updatedAt: z.coerce.date() }));
const documents = z.array(z.object({ food: z.record(z.string(), z.unknown()) }));

/** Reads foods, those in the trash and of members included. */
export async function readFoods(req: Transactional, ids: readonly number[]): Promise<FoodDocument[]> {
  const rows = await runSql(
    req,
    sql`SELECT ${sql.raw(foodDocumentSql('f'))} AS food FROM foods f
         WHERE f.id = ANY (${`{${ids.join(',')}}`}::int[]) ORDER BY f.id`,
  );
  return documents.parse(rows).map(({ food }) => food);
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
 * @returns the changed foods, with their new `updatedAt`.
 */
export async function updateDerived(
  req: Transactional,
  updates: readonly DerivedFields[],
): Promise<z.output<typeof changedRows>> {
  const changed = await runSql(
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
     RETURNING foods.id, foods.updated_at AS "updatedAt"`,
  );
  return changedRows.parse(changed);
}
