import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { assignSuitabilityBits as assignBits } from '../../database/suitability/bits.ts';
import { ownLog } from '../../errors/quietLog.ts';
import { enqueueDueRefresh } from '../foods/refreshFoods.ts';

/**
 * Assigns a bit number to every diet and allergen, in the caller's transaction. When no number is left, verdicts stay
 * exact, but a search must judge each food; the log contains a warning.
 */
export async function assignSuitabilityBits(req: PayloadRequest): Promise<void> {
  const unassigned = await assignBits(req);
  if (unassigned.length === 0) return;
  ownLog(req.payload.logger).warn(
    { slugs: unassigned },
    'all 63 suitability bits are in use: a search for foods that suit these diets and allergens is exact but slower',
  );
}

/**
 * Prepares the search for suitable foods at the start of the server: assigns bits to diets and allergens that were
 * written without the hook, and enqueues a refresh of all foods if dictionary or rules have changed since the last
 * one.
 */
export async function prepareSuitability({ payload }: { payload: Payload }): Promise<void> {
  const req = await createLocalReq({}, payload);
  await assignSuitabilityBits(req);
  await enqueueDueRefresh(req);
}
