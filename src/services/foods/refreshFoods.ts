import type { PayloadRequest } from 'payload';
import {
  readFood,
  foodsAfter,
  readLastRefreshVersion,
  recordFoodRefresh,
  updateAllergens,
  type AllergensUpdate,
} from '../../database/foods/refresh.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import { writeUnfit } from '../../database/search/unfitFoods.ts';
import { publicPool } from '../../database/publicPool.ts';
import type { Transactional } from '../../database/transaction.ts';
import { allergensOfDocument } from '../../domain/suitability/facts/factsOfFood.ts';
import { refreshFoodsJob } from '../../../jobs/foods/refreshFoods.ts';
import { enqueue } from '../../queue/enqueue.ts';
import { runIn } from '../../queue/runSql.ts';
import { currentFoodKnowledge, readFoodKnowledge, type FoodKnowledge } from '../suitability/foodKnowledge.ts';
import { enqueueSearchRefresh } from '../search/refreshSearch.ts';

const batchSize = 500;
/** Who curates changes word after word; what they change within this time is one refresh. */
const settleMs = 30_000;

/** Lets a job refresh all foods some seconds after the commit; changes in quick succession are one job. */
export async function enqueueFoodRefresh(req: Transactional): Promise<void> {
  await enqueue(req, refreshFoodsJob, {}, { uniqueKey: 'all', runAt: new Date(Date.now() + settleMs) });
}

/** Judges a food that was written, in the same transaction, so that a search for suitable foods finds it at once. */
export async function judgeWrittenFood({ req, id }: { req: Transactional; id: number }): Promise<void> {
  const { unfitOf } = await currentFoodKnowledge();
  const food = await readFood(req, id);
  if (food !== undefined) await writeUnfit(req, [{ id, unfit: String(unfitOf(food)) }]);
}

/**
 * Brings up to date what is derived of foods and kept, by dictionary, rules and categories as they are now: the allergens
 * read from their texts, and what they do not suit. Verdicts do not wait for it, since they are made anew; what lists
 * show of allergens, and which foods a search for suitable ones offers, does. Writes what differs, and may be
 * interrupted and run again.
 *
 * @returns how many foods have changed.
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
  let changed = 0;
  for (let after = 0; ;) {
    signal.throwIfAborted();
    const foods = await foodsAfter(req, { after, limit: batchSize });
    changed += await refreshBatch({ req, foods, knowledge });
    const last = foods.at(-1)?.['id'];
    if (typeof last !== 'number' || foods.length < batchSize) break;
    after = last;
  }
  await recordFoodRefresh(req, knowledge.version);
  // Also when this run changed nothing: one before, which was interrupted, may have.
  await enqueueSearchRefresh(runIn(req));
  return changed;
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
  const read = foods.flatMap((food): AllergensUpdate[] => {
    const { id, updatedAt, allergensFrom } = food;
    return typeof id === 'number' && allergensFrom === 'texts'
      ? [{ id, updatedAt, allergens: allergensOfDocument(food, knowledge.dictionary) }]
      : [];
  });
  const unfit = foods.flatMap((food) =>
    typeof food['id'] === 'number' ? [{ id: food['id'], unfit: String(knowledge.unfitOf(food)) }] : [],
  );
  return (await updateAllergens(req, read)) + (await writeUnfit(req, unfit));
}
