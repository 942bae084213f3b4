import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql, type Transactional } from '../../database/transaction.ts';
import { refreshSearchJob } from '../../../jobs/search/refreshSearch.ts';
import { enqueue, enqueueWith } from '../../queue/enqueue.ts';
import type { RunSql } from '../../queue/runSql.ts';

/** In this order: counting reads what vacuuming has made readable faster, and the planner sees the new counts. */
const steps = [
  sql`VACUUM (ANALYZE) food_search`,
  sql`SELECT food_search_upkeep()`,
  sql`VACUUM (ANALYZE) food_search_changes, food_search_fit_changes, food_search_leaders, food_search_bitmaps,
    food_search_places, food_search_fits`,
  sql`SELECT food_words_upkeep()`,
  sql`VACUUM (ANALYZE) food_words`,
];

/** Lets a job tend the search after many foods have changed: there are other words, frequencies, and foods that suit. */
export async function enqueueFoodSearchTending(run: RunSql): Promise<void> {
  await enqueueWith(run, refreshSearchJob, {}, { uniqueKey: 'changes' });
}

/** Who changes hundreds of foods one by one goes on for a while; upkeep takes minutes, and what changes meanwhile waits for the next. */
const settleMs = 10 * 60_000;

const answer = z.tuple([z.object({ are_many: z.boolean() })]);

/**
 * Lets a job tend the search some minutes later when more foods have changed, one by one, than a search compares by themselves:
 * from then on it asks the index alone, as exactly and more slowly. Of a few changes upkeep is nightly.
 */
export async function tendAfterManyChanges(req: Transactional): Promise<void> {
  const [{ are_many }] = answer.parse(
    await runSql(
      req,
      sql`SELECT food_search_changed() IS NULL OR food_search_refitted() IS NULL AS are_many`,
    ),
  );
  if (!are_many) return;
  const runAt = new Date(Date.now() + settleMs);
  await enqueue(req, refreshSearchJob, {}, { uniqueKey: 'edits', runAt });
}

/**
 * Upkeep of the food search: how frequent tokens are (which steers the search and changes no result), the answers to common
 * keywords, bitmaps of common words and letters and of what suits whom, which words there are (for completions and corrections), and space
 * of old rows. Runs outside of a transaction, as VACUUM must.
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
