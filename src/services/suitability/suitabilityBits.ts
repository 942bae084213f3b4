import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { readLastRefreshVersion } from '../../database/foods/refresh.ts';
import { giveSuitabilityBits as giveBits } from '../../database/suitability/bits.ts';
import { enqueueFoodRefresh } from '../foods/refreshFoods.ts';
import { foodKnowledgeVersion } from './foodKnowledge.ts';

/**
 * Gives every diet and allergen its number among the bits of what foods do not suit, in the caller's transaction. One
 * for which no number is left is judged as exactly, food by food, and the log says so.
 */
export async function giveSuitabilityBits(req: PayloadRequest): Promise<void> {
  const without = await giveBits(req);
  if (without.length === 0) return;
  req.payload.logger.warn(
    { slugs: without },
    'all 63 suitability bits are given: a search for foods that suit these diets and allergens is exact but slower',
  );
}

/**
 * What a start does for the search for suitable foods: numbers for diets and allergens that came without a hook, and a
 * refresh of all foods when they were last judged by something else than what is known now.
 */
export async function prepareSuitability({ payload }: { payload: Payload }): Promise<void> {
  const req = await createLocalReq({}, payload);
  await giveSuitabilityBits(req);
  if ((await readLastRefreshVersion(req)) !== (await foodKnowledgeVersion())) await enqueueFoodRefresh(req);
}
