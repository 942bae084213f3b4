import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../database/transaction.ts';

/** In this order: counting reads what vacuuming has made readable faster, and the planner sees the new counts. */
const steps = [
  sql`VACUUM (ANALYZE) food_search`,
  sql`SELECT food_search_upkeep()`,
  sql`VACUUM (ANALYZE) food_search_changes, food_search_leaders, food_search_bitmaps, food_search_places`,
  sql`SELECT food_words_upkeep()`,
  sql`VACUUM (ANALYZE) food_words`,
];

/**
 * Upkeep of the food search: how frequent tokens are (which steers the search and changes no result), the answers to common
 * keywords, bitmaps of common words, which words there are (for completions and corrections), and space of old rows. Runs outside of a transaction, as VACUUM must.
 */
export async function tendFoodSearch({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<void> {
  for (const step of steps) {
    signal.throwIfAborted();
    await runSql(req, step);
  }
}
