import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { AllergenFacts } from '../../domain/suitability/facts/facts.ts';
import { foodDocumentSql, type FoodDocument } from './document.ts';
import { runSql, type Transactional } from '../transaction.ts';

const documents = z.array(z.object({ food: z.record(z.string(), z.unknown()) }));

/**
 * Foods in the order of their ids, those in the trash and members' own as well.
 *
 * @param input.after the last id of the page before; 0 for the first one.
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

/** One food, as the transaction sees it. */
export async function readFood(req: Transactional, id: number): Promise<FoodDocument | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT ${sql.raw(foodDocumentSql('f'))} AS food FROM foods f WHERE f.id = ${id}`,
  );
  return documents.parse(rows)[0]?.food;
}

export interface AllergensUpdate {
  readonly id: number;
  /** Of the document that was read. */
  readonly updatedAt: unknown;
  readonly allergens: AllergenFacts | null;
}

/**
 * Writes allergens that were read anew, in one statement, where they differ. A food that somebody has changed meanwhile
 * was read by that write and is left alone.
 *
 * @returns how many foods have changed.
 */
export async function updateAllergens(
  req: Transactional,
  updates: readonly AllergensUpdate[],
): Promise<number> {
  const changedRows = await runSql(
    req,
    sql`UPDATE foods SET allergens = nullif(new.allergens, 'null'::jsonb), updated_at = now()
          FROM jsonb_to_recordset(${JSON.stringify(updates)}::jsonb) AS new (id int, "updatedAt" timestamptz, allergens jsonb)
         WHERE foods.id = new.id AND foods.updated_at = new."updatedAt" AND foods.allergens_from = 'texts'
           AND foods.allergens IS DISTINCT FROM nullif(new.allergens, 'null'::jsonb)
     RETURNING foods.id`,
  );
  return changedRows.length;
}

/** What all foods were last refreshed by; undefined when they never were. */
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
