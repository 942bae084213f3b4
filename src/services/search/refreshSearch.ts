import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { runSql } from '../../database/transaction.ts';
import { refreshSearchJob } from '../../../jobs/search/refreshSearch.ts';
import { enqueueWith } from '../../queue/enqueue.ts';
import type { RunSql } from '../../queue/runSql.ts';

/** The order matters: counting is faster after VACUUM, and the planner must see the new counts. */
const steps = [
  sql`VACUUM (ANALYZE) food_search, food_search_suitable`,
  sql`SELECT food_search_refresh()`,
  sql`VACUUM (ANALYZE) food_search_frequencies, food_search_patterns`,
  sql`SELECT food_words_refresh()`,
  sql`VACUUM (ANALYZE) food_words`,
];

/**
 * Enqueues a refresh of the search after many foods have changed, because words, frequencies and suitable foods
 * changed too.
 */
export async function enqueueSearchRefresh(run: RunSql): Promise<void> {
  await enqueueWith(run, refreshSearchJob, {}, { uniqueKey: 'changes' });
}

/**
 * Refreshes the data that make the search fast and do not change its results (frequencies of tokens and
 * suitability masks), the words for completions and corrections, and the space of old rows. It runs outside of a
 * transaction, because VACUUM requires that.
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
