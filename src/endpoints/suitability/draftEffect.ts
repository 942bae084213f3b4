import type { Endpoint } from 'payload';
import { z } from 'zod';
import { isSerialId } from '../../domain/operations/requestShape.ts';
import { Problem } from '../../errors/problem.ts';
import { effectOfDraft } from '../../services/suitability/effectOfDraft.ts';
import { effectModes } from '../../services/suitability/effectRanges.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { answerWithEffect } from './answerWithEffect.ts';

const body = z.strictObject({ mode: z.enum(effectModes), ruleSet: z.looseObject({}).optional() });

/**
 * `POST /api/diets/:id/draft/effect` {mode, ruleSet?}: how verdicts of the catalogue change with these rules, or with the
 * stored draft. A sample
 * answers `effect`. The whole catalogue takes longer: a line of JSON for each step, `{progress: {done, total}}`, and
 * `{effect}` or `{error}` at the end.
 */
export const draftEffectEndpoint: Endpoint = {
  path: '/:id/draft/effect',
  method: 'post',
  custom: { ...takesBody(body).custom, ...forDietitians },
  handler: async (req) => {
    requireDietitian(req);
    const id = String(req.routeParams?.['id']);
    if (!isSerialId(id)) throw new Problem('not_found');
    const { mode, ruleSet } = body.parse(await jsonOf(req));
    const events = effectOfDraft({ req, id: Number(id), ruleSet, mode });
    return answerWithEffect(req, { events, mode });
  },
};
