import type { Endpoint } from 'payload';
import { z } from 'zod';
import { effectOfEntry } from '../../services/suitability/effectOfEntry.ts';
import { effectModes } from '../../services/suitability/effectRanges.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { answerWithEffect } from './answerWithEffect.ts';

const body = z.strictObject({
  mode: z.enum(effectModes),
  id: z.int().min(1).max(2_147_483_647).optional(),
  data: z.looseObject({}).nullable(),
});

/**
 * `POST /api/ingredients/effect` {mode, id?, data}: what an entry of the dictionary would change about foods. `id` is
 * the stored entry, `data` the entry as it would be saved; null: it is deleted.
 */
export const ingredientEffectEndpoint: Endpoint = {
  path: '/effect',
  method: 'post',
  custom: { ...takesBody(body).custom, ...forDietitians },
  handler: async (req) => {
    requireDietitian(req);
    const { mode, id, data } = body.parse(await jsonOf(req));
    return answerWithEffect(req, { events: effectOfEntry({ req, id, data, mode }), mode });
  },
};
