import { sql } from 'drizzle-orm';
import type pg from 'pg';
import type { StoredFacts } from '../../domain/suitability/facts/storedFacts.ts';
import { runSql, type Transactional } from '../transaction.ts';

/** The facts of a food, with `updatedAt` of the document from which they were computed. */
export interface FoodFacts extends StoredFacts {
  readonly id: number;
  readonly updatedAt: unknown;
}

/**
 * Stores the facts of foods, in one statement that writes only what differs. Facts of a food that somebody has changed
 * in the meantime are left out: that write has stored them.
 */
export async function writeFacts(req: Transactional, foods: readonly FoodFacts[]): Promise<void> {
  await runSql(
    req,
    sql`INSERT INTO food_facts AS stored (food_id, updated_at, statements, words)
        SELECT foods.id, foods.updated_at, new.statements, new.words
          FROM jsonb_to_recordset(${JSON.stringify(foods)}::jsonb)
               AS new (id int, "updatedAt" timestamptz, statements text, words text)
          JOIN foods ON foods.id = new.id AND foods.updated_at = new."updatedAt"
         ORDER BY foods.id FOR NO KEY UPDATE OF foods
            ON CONFLICT (food_id) DO UPDATE
           SET updated_at = excluded.updated_at, statements = excluded.statements, words = excluded.words
         WHERE (stored.updated_at, stored.statements, stored.words)
               IS DISTINCT FROM (excluded.updated_at, excluded.statements, excluded.words)`,
  );
}

/** Stores the facts of foods that the same transaction of an import has just written. */
export async function writeImportedFacts(
  client: pg.ClientBase,
  foods: readonly (StoredFacts & { readonly id: number })[],
): Promise<void> {
  await client.query(
    `INSERT INTO food_facts (food_id, statements, words)
     SELECT * FROM unnest($1::int[], $2::text[], $3::text[])
         ON CONFLICT (food_id) DO UPDATE
        SET updated_at = excluded.updated_at, statements = excluded.statements, words = excluded.words`,
    [foods.map(({ id }) => id), foods.map(({ statements }) => statements), foods.map(({ words }) => words)],
  );
}
