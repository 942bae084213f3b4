import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import express, { type Request, type Response } from 'express';
import { Problem } from '../../../errors/problem.ts';
import { parseEnv } from '../../../env.ts';
import { closeHttpServer, createHttpServer } from '../httpServer.ts';
import { drainUnread } from '../drainUnread.ts';
import { limitExpensiveCalls } from './limitExpensiveCalls.ts';

const config = {
  collections: [],
  routes: { api: '/api', graphQL: '/graphql' },
} as unknown as Parameters<typeof limitExpensiveCalls>[1]['config'];
const closings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0)) await close();
});

type Handler = (req: Request, res: Response) => Promise<void>;

/** A server whose handler is limited. */
async function serve(
  handler: Handler,
  environment: Readonly<Record<string, string>> = {},
  /** Paths of the calls that have ended or whose client has hung up. */
  closed: string[] = [],
): Promise<number> {
  const settings = parseEnv({ BUDGET_WRITES: '1', ...environment });
  const app = express();
  app.set('trust proxy', 1);
  app.use((req, res, next) => {
    res.once('close', () => closed.push(req.path));
    next();
  });
  app.use(drainUnread, limitExpensiveCalls(handler, { config, settings }));
  app.use((error: unknown, _: Request, res: Response, next: (error: unknown) => void) => {
    if (error instanceof Problem) res.status(error.status).json({ code: error.code });
    else next(error);
  });
  const server = createHttpServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closings.push(() => closeHttpServer(server, { graceMs: 0 }));
  return (server.address() as AddressInfo).port;
}

async function readAll(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A handler whose calls end when the test says so. */
function heldHandler() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  let notify: () => void = () => undefined;
  const handler: Handler = async (req, res) => {
    begun.push(req.path);
    notify();
    await new Promise<void>((end) => ends.push(end));
    res.end('done');
  };
  const untilBegun = async (count: number): Promise<void> => {
    while (begun.length < count) await new Promise<void>((resolve) => (notify = resolve));
  };
  return { begun, handler, untilBegun, endNext: () => ends.shift()?.() };
}

async function post(
  port: number,
  {
    address = '10.0.0.1',
    agent,
    body = '{}',
    path = '/api/foods',
    type = 'application/json',
  }: { path?: string; body?: string | Buffer; address?: string; agent?: Agent; type?: string } = {},
): Promise<{ status: number; text: string }> {
  const sent = request({
    port,
    host: '127.0.0.1',
    path,
    method: 'POST',
    agent,
    headers: { 'x-forwarded-for': address, 'content-type': type },
  });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode ?? 0, text: (await readAll(response)).toString() };
}

/** Sends a request over a socket of its own, whole or without the end of its body. */
async function openRequest(port: number, { path, body }: { path: string; body: string }): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: x\r\nx-forwarded-for: 10.0.0.1\r\ncontent-length: 10\r\n\r\n${body}`,
  );
  return socket;
}

async function hangUp(socket: Socket): Promise<void> {
  socket.destroy();
  await once(socket, 'close');
}

const bodies: [name: string, body: Buffer][] = [
  ['empty', Buffer.alloc(0)],
  ['small', Buffer.from('{"a":1}')],
  ['large', Buffer.alloc(1_000_000, 'abcdefg')],
  ['larger than allowed', Buffer.alloc(3_000_000, 'abcdefg')],
];

test.each(bodies)('a body that is %s reaches the handler unchanged', async (_, body) => {
  const port = await serve(async (req, res) => {
    res.end(String((await readAll(req)).equals(body)));
  });
  expect(await post(port, { body })).toEqual({ status: 200, text: 'true' });
});

test.each<[name: string, handler: Handler]>([
  ['refuses it unread', async (_, res) => void res.status(413).end()],
  [
    'reads a part and pauses',
    async (req, res) => {
      await once(req, 'data');
      req.pause();
      res.status(413).end();
    },
  ],
  [
    'reads a part and cancels',
    async (req, res) => {
      for await (const _ of req) break;
      res.status(413).end();
    },
  ],
])(
  'a connection serves its next request after a body that was too large: the handler %s',
  async (_, handler) => {
    const port = await serve((req, res) =>
      req.path === '/next' ? Promise.resolve(void res.end()) : handler(req, res),
    );
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect((await post(port, { agent, body: Buffer.alloc(20_000_000) })).status).toBe(413);
    expect((await post(port, { agent, path: '/next' })).status).toBe(200);
    agent.destroy();
  },
);

test('a client that sends its body slowly keeps nobody waiting', async () => {
  const port = await serve(async (req, res) => {
    res.end(await readAll(req));
  });
  const slow = await openRequest(port, { path: '/slow', body: '12345' });
  expect(await post(port)).toEqual({ status: 200, text: '{}' });
  slow.write('67890');
  const [answer] = (await once(slow, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 200 /);
  await hangUp(slow);
});

test('a client that hangs up while it waits is never served', async () => {
  const { begun, endNext, handler, untilBegun } = heldHandler();
  const closed: string[] = [];
  const port = await serve(handler, { BUDGET_WAITING: '1' }, closed);
  const first = post(port, { path: '/first' });
  await untilBegun(1);
  // Of two calls one gets the only place in the queue. The refused one shows that the other waits.
  const waiting = await Promise.all(
    ['/a', '/b'].map((path) => openRequest(port, { path, body: '1234567890' })),
  );
  await Promise.race(waiting.map((socket) => once(socket, 'data')));
  await Promise.all(waiting.map(hangUp));
  while (closed.length < 2) await new Promise(setImmediate);
  const last = post(port, { path: '/last' });
  endNext();
  await untilBegun(2);
  endNext();
  expect([(await first).status, (await last).status]).toEqual([200, 200]);
  expect(begun).toEqual(['/first', '/last']);
});

test('a client that hangs up while its call runs frees its place only at the end of the call', async () => {
  const { begun, endNext, handler, untilBegun } = heldHandler();
  const closed: string[] = [];
  const port = await serve(handler, { BUDGET_WAITING: '1' }, closed);
  const gone = await openRequest(port, { path: '/gone', body: '1234567890' });
  await untilBegun(1);
  await hangUp(gone);
  while (closed.length < 1) await new Promise(setImmediate);
  const others = [post(port, { path: '/other' }), post(port, { path: '/other' })];
  expect((await Promise.race(others)).status).toBe(429);
  expect(begun).toEqual(['/gone']);
  endNext();
  await untilBegun(2);
  endNext();
  expect((await Promise.all(others)).map(({ status }) => status).toSorted()).toEqual([200, 429]);
});

test('one address never takes all places', async () => {
  const { begun, endNext, handler, untilBegun } = heldHandler();
  const port = await serve(handler, { BUDGET_WRITES: '2', BUDGET_WAITING_PER_ADDRESS: '1' });
  const burst = [
    post(port, { path: '/burst' }),
    post(port, { path: '/burst' }),
    post(port, { path: '/burst' }),
  ];
  // The third one is refused when the second one waits.
  expect((await Promise.race(burst)).status).toBe(429);
  const other = post(port, { path: '/other', address: '10.0.0.9' });
  await untilBegun(2);
  expect(begun).toEqual(['/burst', '/other']);
  endNext();
  await untilBegun(3);
  endNext();
  endNext();
  expect((await Promise.all([...burst, other])).map(({ status }) => status).toSorted()).toEqual([
    200, 200, 200, 429,
  ]);
});

test('a call that has waited too long is refused', async () => {
  const { endNext, handler, untilBegun } = heldHandler();
  const port = await serve(handler, { BUDGET_WAIT_SECONDS: '1' });
  const first = post(port);
  await untilBegun(1);
  expect(await post(port)).toEqual({ status: 429, text: '{"code":"rate_limited"}' });
  endNext();
  expect((await first).status).toBe(200);
});

test('calls whose bodies need more memory than allowed are refused at once', async () => {
  const port = await serve(
    async (req, res) => {
      res.end(String((await readAll(req)).length));
    },
    { BUDGET_BODY_MEGABYTES: '1' },
  );
  const type = 'multipart/form-data; boundary=x';
  expect((await post(port, { type, body: Buffer.alloc(600_000) })).status).toBe(429);
  expect((await post(port, { type, body: Buffer.alloc(400_000) })).status).toBe(200);
});

test('a large body comes in pieces, and other work happens between them', async () => {
  const port = await serve(async (req, res) => {
    let [pieces, turns] = [0, 0];
    const countTurns = (): void => {
      turns += 1;
      if (!req.readableEnded) setImmediate(countTurns);
    };
    setImmediate(countTurns);
    for await (const _ of req) pieces += 1;
    res.end(String(pieces > 5 && turns >= pieces - 1));
  });
  expect((await post(port, { body: Buffer.alloc(1_000_000) })).text).toBe('true');
});
