import type { PayloadRequest } from 'payload';
import {
  readFood,
  foodsAfter,
  readLastRefreshVersion,
  recordFoodRefresh,
  updateDerived,
  withDerived,
  type DerivedFields,
} from '../../database/foods/refresh.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import { writeUnfit } from '../../database/search/unfitFoods.ts';
import { publicPool } from '../../database/publicPool.ts';
import type { Transactional } from '../../database/transaction.ts';
import { refreshFoodsJob } from '../../../jobs/foods/refreshFoods.ts';
import { enqueueWith } from '../../queue/enqueue.ts';
import { runIn, type RunSql } from '../../queue/runSql.ts';
import { currentFoodKnowledge, readFoodKnowledge, type FoodKnowledge } from '../suitability/foodKnowledge.ts';
import { enqueueSearchRefresh } from '../search/refreshSearch.ts';

const batchSize = 500;
/** Curators change many entries one after the other. Changes within this time cause one refresh. */
const settleMs = 30_000;

/**
 * Enqueues a job that refreshes all foods some seconds after the commit. Changes in quick succession share one job.
 */
export async function enqueueFoodRefresh(req: Transactional): Promise<void> {
  await enqueueFoodRefreshWith(runIn(req));
}

/** The same, in the transaction of `run`. */
export async function enqueueFoodRefreshWith(run: RunSql): Promise<void> {
  const runAt = new Date(Date.now() + settleMs);
  await enqueueWith(run, refreshFoodsJob, {}, { uniqueKey: 'all', runAt });
}

/**
 * Computes the suitability bits of a written food in the same transaction, so that a search for suitable foods finds
 * it at once.
 */
export async function judgeWrittenFood({ req, id }: { req: Transactional; id: number }): Promise<void> {
  const { derivedOf } = await currentFoodKnowledge();
  const food = await readFood(req, id);
  if (food === undefined) return;
  const derived = await derivedOf([food]);
  await writeUnfit(
    req,
    derived.map(({ unfit }) => ({ id, unfit: String(unfit), updatedAt: food['updatedAt'] })),
  );
}

/**
 * Recomputes the derived and stored data of all foods by the current dictionary, rules and categories: the allergens
 * read from texts, the flag of contradictions, and the suitability bits. Verdicts do not depend on it, because they are computed for each request;
 * the allergens in lists and the results of a search for suitable foods do. It writes only differences, so it may be
 * interrupted and run again.
 *
 * @returns the number of changed foods.
 */
export async function refreshFoods({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<number> {
  const knowledge = await readFoodKnowledge(publicPool());
  if ((await readLastRefreshVersion(req)) === knowledge.version) return 0;
  let changedCount = 0;
  for (let after = 0; ;) {
    signal.throwIfAborted();
    const foods = await foodsAfter(req, { after, limit: batchSize });
    changedCount += await refreshBatch({ req, foods, knowledge });
    const last = foods.at(-1)?.['id'];
    if (typeof last !== 'number' || foods.length < batchSize) break;
    after = last;
  }
  await recordFoodRefresh(req, knowledge.version);
  // Also when this run changed nothing, because an earlier, interrupted run may have changed foods.
  await enqueueSearchRefresh(runIn(req));
  return changedCount;
}

async function refreshBatch({
  req,
  foods,
  knowledge,
}: {
  req: PayloadRequest;
  foods: readonly FoodDocument[];
  knowledge: FoodKnowledge;
}): Promise<number> {
  const known = await withDerived(
    foods.flatMap((food) => (typeof food['id'] === 'number' ? [{ id: food['id'], food }] : [])),
    knowledge.derivedOf,
  );
  const derived = known.map(({ id, food, quality, allergens }): DerivedFields => ({
    id,
    updatedAt: food['updatedAt'],
    allergens,
    quality,
  }));
  const unfit = known.map(({ id, food, unfit: bits }) => ({
    id,
    unfit: String(bits),
    updatedAt: food['updatedAt'],
  }));
  // First, because the other statement sets `updatedAt`.
  const judged = await writeUnfit(req, unfit);
  return judged + (await updateDerived(req, derived));
}
