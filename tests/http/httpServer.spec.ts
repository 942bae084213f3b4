import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { closeHttpServer, createHttpServer } from '../../src/server/httpServer.ts';

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

test('a connection that waits for a next request holds nothing up', async () => {
  const url = await serve((_, res) => res.end('done'));
  const [response] = (await once(get(url, { agent }), 'response')) as [IncomingMessage];
  await text(response);
  await closeHttpServer(server, { graceMs: 30_000 });
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

async function serve(listener: RequestListener): Promise<string> {
  server = createHttpServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
