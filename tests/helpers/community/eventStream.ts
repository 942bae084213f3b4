import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { z } from 'zod';

export interface ReceivedEvent {
  readonly id: number | undefined;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface EventStream {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  /** All events so far. */
  readonly events: readonly ReceivedEvent[];
  /** All bytes so far, as they came. */
  readonly text: () => string;
  readonly isEnded: () => boolean;
  /** Stops to read, as a client that hangs does. */
  readonly pause: () => void;
  readonly close: () => void;
}

const dataShape = z.record(z.string(), z.unknown());

/** Opens a stream of server-sent events, and reads it as a client does. Resolves with the headers of the answer. */
export async function openEventStream(
  url: string,
  {
    token,
    lastEventId,
    headers = {},
  }: { token?: string; lastEventId?: number | string; headers?: Readonly<Record<string, string>> } = {},
): Promise<EventStream> {
  const events: ReceivedEvent[] = [];
  let text = '';
  let isEnded = false;
  const { answer, call } = await new Promise<{ answer: IncomingMessage; call: ClientRequest }>(
    (resolve, reject) => {
      const sent = request(url, {
        headers: {
          accept: 'text/event-stream',
          'accept-encoding': 'gzip, deflate, br',
          'accept-language': 'en',
          ...(token === undefined ? {} : { authorization: `JWT ${token}` }),
          ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
          ...headers,
        },
      });
      sent.once('response', (response) => {
        resolve({ answer: response, call: sent });
      });
      sent.on('error', reject);
      sent.end();
    },
  );
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    text += chunk;
    const blocks = text.split('\n\n').slice(0, -1);
    events.splice(0, events.length, ...blocks.flatMap(parseBlock));
  });
  for (const name of ['end', 'close', 'error'])
    answer.on(name, () => {
      isEnded = true;
    });
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    events,
    text: () => text,
    isEnded: () => isEnded,
    pause: () => answer.pause(),
    close: () => {
      call.destroy();
    },
  };
}

function parseBlock(block: string): ReceivedEvent[] {
  const lines = new Map(
    block.split('\n').map((line) => {
      const at = line.indexOf(': ');
      return [line.slice(0, at), line.slice(at + 2)];
    }),
  );
  const event = lines.get('event');
  if (event === undefined) return [];
  const id = lines.get('id');
  return [
    {
      id: id === undefined ? undefined : Number(id),
      event,
      data: dataShape.parse(JSON.parse(lines.get('data') ?? '')),
    },
  ];
}
