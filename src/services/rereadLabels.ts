import type { PayloadRequest } from 'payload';
import { readFoodLabels, writeFoodAllergens } from '../database/foodLabels.ts';
import type { Transactional } from '../database/transaction.ts';
import { allergensFromTexts } from '../domain/factsOfFood.ts';
import { enqueue } from '../queue/enqueue.ts';
import { currentDictionary } from './dictionary.ts';

const batchSize = 500;
/** Who curates changes word after word; what they change within this time is read once. */
const settleMs = 30_000;

/** Lets a job read all labels again some seconds after the commit; changes in quick succession are one job. */
export async function enqueueRereading(req: Transactional): Promise<void> {
  await enqueue(req, 'reread-labels', {}, { uniqueKey: 'all', runAt: new Date(Date.now() + settleMs) });
}

/**
 * Reads the printed texts of all foods by the dictionary as it is now, and writes the allergens that have changed.
 * Verdicts do not wait for it, since they read labels anew; what lists and apps show of a food's allergens does. May be
 * interrupted and run again.
 *
 * @returns how many foods have changed.
 */
export async function rereadLabels({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<number> {
  const dictionary = await currentDictionary();
  let changed = 0;
  for (let after = 0; ;) {
    signal.throwIfAborted();
    const foods = await readFoodLabels(req, { after, limit: batchSize });
    changed += await writeFoodAllergens(
      req,
      foods.map(({ id, updatedAt, ...texts }) => ({
        id,
        updatedAt,
        allergens: allergensFromTexts(texts, dictionary),
      })),
    );
    const last = foods.at(-1);
    if (last === undefined || foods.length < batchSize) return changed;
    after = last.id;
  }
}
