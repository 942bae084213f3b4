import type { Endpoint, PayloadRequest } from 'payload';
import { z } from 'zod';
import { isSerialId } from '../../domain/operations/requestShape.ts';
import { Problem } from '../../errors/problem.ts';
import { ownLog } from '../../errors/quietLog.ts';
import { effectOfDraft } from '../../services/suitability/effectOfDraft.ts';
import { effectModes, type EffectEvent } from '../../services/suitability/effectOfRules.ts';
import { takesBody } from '../operations/guard/bodyKinds.ts';
import { forDietitians } from '../operations/guard/callers.ts';
import { requireDietitian } from '../operations/guard/requireDietitian.ts';
import { jsonOf } from '../operations/jsonOf.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';

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
    if (mode === 'exact') return streamOf(req, events);
    for await (const event of events)
      if ('effect' in event) return Response.json(event, { headers: privateHeaders });
    throw new Error('the effect was not counted');
  },
};

/** The first event is awaited, so that a refusal has its own status. */
async function streamOf(req: PayloadRequest, events: AsyncGenerator<EffectEvent>): Promise<Response> {
  const encoder = new TextEncoder();
  const first = await events.next();
  let next: Promise<IteratorResult<EffectEvent>> | undefined = Promise.resolve(first);
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await (next ?? events.next());
        next = undefined;
        if (done === true) controller.close();
        else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
      } catch (error) {
        const code = error instanceof Problem ? error.code : 'internal';
        if (code === 'internal')
          ownLog(req.payload.logger).error({ err: error }, 'an effect was not counted');
        controller.enqueue(encoder.encode(`${JSON.stringify({ error: { code } })}\n`));
        controller.close();
      }
    },
    cancel: async () => {
      await events.return(undefined);
    },
  });
  return new Response(stream, { headers: { ...privateHeaders, 'content-type': 'application/x-ndjson' } });
}
