import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../database/transaction.ts';
import { refreshSearchJob } from '../../../jobs/search/refreshSearch.ts';
import { enqueueWith } from '../../queue/enqueue.ts';
import type { RunSql } from '../../queue/runSql.ts';

/** In this order: counting reads what vacuuming has made readable faster, and the planner sees the new counts. */
const steps = [
  sql`VACUUM (ANALYZE) food_search, food_search_suitable`,
  sql`SELECT food_search_refresh()`,
  sql`VACUUM (ANALYZE) food_search_frequencies, food_search_lower_bounds, food_search_removals, food_search_patterns`,
  sql`SELECT food_words_refresh()`,
  sql`VACUUM (ANALYZE) food_words`,
];

/** Lets a job refresh the search after many foods have changed: there are other words, frequencies, and foods that suit. */
export async function enqueueSearchRefresh(run: RunSql): Promise<void> {
  await enqueueWith(run, refreshSearchJob, {}, { uniqueKey: 'changes' });
}

/**
 * Refreshes what steers the search and changes no result (how frequent tokens, keywords and patterns of suitability are), the words for
 * completions and corrections, and the space of old rows. Runs outside of a transaction, as VACUUM must.
 */
export async function refreshSearch({
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
