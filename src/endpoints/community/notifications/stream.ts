import type { Endpoint, Payload } from 'payload';
import { readLastEventId } from '../../../domain/community/notifications/serverEvents.ts';
import { Problem } from '../../../errors/problem.ts';
import { tokenOwner } from '../../../services/accounts/sessions/tokenOwner.ts';
import { languageOfMember } from '../../../services/accounts/sessions/liveSessions.ts';
import { openStreams, type Sink } from '../../../services/community/notifications/streams/streams.ts';
import { checkParameters } from '../../operations/guard/checkUrl.ts';

export const streamPath = '/api/notifications/stream';

/** `no-transform` keeps compression away, which would hold events back; nginx reads the last one. */
export const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'private, no-store, no-transform',
  'x-accel-buffering': 'no',
} as const;

/** A client that has not read so many bytes is too slow. */
export const maximumUnreadBytes = 64 * 1024;

/**
 * Opens the stream of the caller's notifications (server-sent events). Express and Payload give it their own sinks.
 *
 * @returns what to call when the client is gone.
 * @throws {Problem} 401, 403 for staff, 400 `invalid_event_id`, 429 `rate_limited`.
 */
export async function openStream({
  url,
  headers,
  payload,
  sink,
}: {
  url: URL;
  headers: Headers;
  payload: Payload;
  sink: Sink;
}): Promise<() => void> {
  const owner = await tokenOwner(headers, payload);
  if (owner === undefined) throw new Problem('authentication_required');
  if (owner.collection !== 'users') throw new Problem('forbidden');
  checkParameters(url.search, {});
  const lastEventId = readLastEventId(headers.get('last-event-id'));
  if (lastEventId === null) throw new Problem('invalid_event_id', { field: 'Last-Event-ID' });
  const { id: user, session } = owner;
  const language = await languageOfMember(headers, user);
  return openStreams().open({ user, session, language, lastEventId, sink });
}

/** The same below Next, for development and wherever there is no Express. */
export const streamEndpoint: Endpoint = {
  path: '/stream',
  method: 'get',
  handler: async ({ headers, payload, url = '' }) => {
    let leave: () => void = () => undefined;
    const { readable, sink } = streamOfSink(() => {
      leave();
    });
    leave = await openStream({ url: new URL(url, 'http://localhost'), headers, payload, sink });
    return new Response(readable, { headers: streamHeaders });
  },
};

function streamOfSink(onCancel: () => void): { readable: ReadableStream<Uint8Array>; sink: Sink } {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  const readable = new ReadableStream<Uint8Array>(
    {
      start: (itsController) => {
        controller = itsController;
      },
      cancel: onCancel,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: maximumUnreadBytes }),
  );
  return {
    readable,
    sink: {
      write: (text) => {
        controller?.enqueue(encoder.encode(text));
        return (controller?.desiredSize ?? 0) > 0;
      },
      end: () => controller?.close(),
    },
  };
}
