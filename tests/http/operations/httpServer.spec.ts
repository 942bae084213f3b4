import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { closeHttpServer, createHttpServer } from '../../../src/server/http/httpServer.ts';

const agent = new Agent({ keepAlive: true });
let server: Server;

afterEach(() => {
  server.closeAllConnections();
});

test('an answer under way is finished, and its connection ended although the client would keep it', async () => {
  let arrived: () => void = () => undefined;
  let answer: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (arrived = resolve));
  const url = await serve((_, res) => {
    answer = () => res.end('done');
    arrived();
  });
  const request = get(url, { agent });
  await waiting;
  const closed = closeHttpServer(server, { graceMs: 30_000 });
  expect(server.listening).toBe(false);
  answer();
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  expect(await text(response)).toBe('done');
  await closed;
});

test('a connection that waits for a next request is ended at once', async () => {
  const url = await serve((_, res) => res.end('done'));
  const [response] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  const { socket } = response;
  await text(response);
  expect(socket.destroyed).toBe(false);
  const ended = once(socket, 'close');
  // Longer than the test may take: the grace is for answers, and this connection owes none.
  await closeHttpServer(server, { graceMs: 600_000 });
  await ended;
});

test('an answer that never comes is given up', async () => {
  let arrived: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (arrived = resolve));
  const url = await serve(() => {
    arrived();
  });
  const failed = once(get(url, { agent }), 'response');
  await waiting;
  await closeHttpServer(server, { graceMs: 50 });
  await expect(failed).rejects.toThrow(/socket hang up|ECONNRESET/);
});

test('headers larger than 16 KiB are refused', async () => {
  const url = await serve((_, res) => res.end('done'));
  const [response] = (await once(get(url, { headers: { 'x-long': 'a'.repeat(17_000) } }), 'response')) as [
    IncomingMessage,
  ];
  expect(response.statusCode).toBe(431);
  response.resume();
});

test('what is no HTTP, as an address with raw UTF-8, is told so with a code', async () => {
  const url = await serve((_, res) => res.end('done'));
  const answer = await send(url, 'GET /api/foods/search?q=두부 HTTP/1.1\r\nHost: localhost\r\n\r\n');
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  expect(head).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n[^]*content-type: application\/problem\+json/i);
  expect(JSON.parse(body)).toMatchObject({
    status: 400,
    code: 'invalid_input',
    title: expect.stringContaining('percent-encoded'),
  });
});

test('nothing is written into an answer that is under way', async () => {
  const url = await serve((_, res) => void res.write('half'));
  const answer = await send(url, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'no HTTP\r\n\r\n');
  expect(answer).toContain('half');
  expect(answer).not.toContain('invalid_input');
});

/** Sends a text as it is, the next when something is answered, and waits for the end of the connection. */
async function send(url: string, first: string, next?: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(first);
  if (next !== undefined) socket.once('data', () => socket.write(next));
  return text(socket);
}

async function serve(listener: RequestListener): Promise<string> {
  server = createHttpServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
