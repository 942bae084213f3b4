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

test('finishes a started answer and then closes its keep-alive connection', async () => {
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

test('closes an idle connection at once', async () => {
  const url = await serve((_, res) => res.end('done'));
  const [response] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  const { socket } = response;
  await text(response);
  expect(socket.destroyed).toBe(false);
  const ended = once(socket, 'close');
  // The grace period is longer than the test may take, but it applies only to connections with an open request.
  await closeHttpServer(server, { graceMs: 600_000 });
  await ended;
});

test('closes a connection whose answer does not come within the grace period', async () => {
  let arrived: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => (arrived = resolve));
  const url = await serve(() => {
    arrived();
  });
  const failure = once(get(url, { agent }), 'response');
  await waiting;
  await closeHttpServer(server, { graceMs: 50 });
  await expect(failure).rejects.toThrow(/socket hang up|ECONNRESET/);
});

test('refuses headers larger than 16 KiB', async () => {
  const url = await serve((_, res) => res.end('done'));
  const [response] = (await once(get(url, { headers: { 'x-long': 'a'.repeat(17_000) } }), 'response')) as [
    IncomingMessage,
  ];
  expect(response.statusCode).toBe(431);
  response.resume();
});

test('answers a request that is not HTTP, such as an address with raw UTF-8, with a code', async () => {
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

test('does not write an error into a started answer', async () => {
  const url = await serve((_, res) => void res.write('half'));
  const answer = await send(url, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'no HTTP\r\n\r\n');
  expect(answer).toContain('half');
  expect(answer).not.toContain('invalid_input');
});

test('ends a request that does not arrive in time, and lets a long upload go on', async () => {
  const url = await serve((req, res) => void req.resume().once('end', () => res.end('all is here')), {
    arrivalMs: 20,
    isLongUpload: ({ url: path }) => path === '/upload',
  });
  const head = (path: string) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\na`;
  const upload = connect(Number(new URL(url).port), '127.0.0.1');
  upload.write(head('/upload').replace('Host', 'Connection: close\r\nHost'));
  expect(await send(url, head('/other'))).toBe('');
  upload.write('b');
  expect(await text(upload)).toContain('all is here');
});

/** Sends the texts, each after data from the server, and waits for the end of the connection. */
async function send(url: string, first: string, next?: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(first);
  if (next !== undefined) socket.once('data', () => socket.write(next));
  return text(socket);
}

async function serve(
  listener: RequestListener,
  options?: Parameters<typeof createHttpServer>[1],
): Promise<string> {
  server = createHttpServer(listener, options);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
