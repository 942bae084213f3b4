import type { PayloadRequest } from 'payload';
import { Problem } from '../../errors/problem.ts';
import { ownLog } from '../../errors/quietLog.ts';
import type { EffectMode } from '../../services/suitability/effectRanges.ts';
import { privateHeaders } from '../operations/privateHeaders.ts';

/** A sample answers its effect. The whole catalogue takes longer: a line of JSON for each event. */
export async function answerWithEffect<Event extends object>(
  req: PayloadRequest,
  { events, mode }: { events: AsyncGenerator<Event>; mode: EffectMode },
): Promise<Response> {
  if (mode === 'exact') return streamOf(req, events);
  for await (const event of events)
    if ('effect' in event) return Response.json(event, { headers: privateHeaders });
  throw new Error('the effect was not counted');
}

/** The first event is awaited, so that a refusal has its own status. */
async function streamOf(req: PayloadRequest, events: AsyncGenerator<object>): Promise<Response> {
  const encoder = new TextEncoder();
  let next = events.next();
  await next;
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const send = (line: object) => controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      try {
        const event = await next;
        if (event.done === true) {
          controller.close();
          return;
        }
        send(event.value);
        next = events.next();
        // It is awaited with the next line; until then nobody else handles its fault.
        next.catch(() => undefined);
      } catch (error) {
        const code = error instanceof Problem ? error.code : 'internal';
        if (code === 'internal')
          ownLog(req.payload.logger).error({ err: error }, 'an effect was not counted');
        send({ error: { code } });
        controller.close();
      }
    },
    cancel: async () => {
      await events.return(undefined);
    },
  });
  return new Response(stream, { headers: { ...privateHeaders, 'content-type': 'application/x-ndjson' } });
}
