import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { parseEnv } from '../../../env.ts';
import { closeHttpServer, createHttpServer } from '../httpServer.ts';
import { limitExpensiveCalls } from './limitExpensiveCalls.ts';
import { paceAnswers } from './paceAnswers.ts';

const config = {
  collections: [],
  routes: { api: '/api', graphQL: '/graphql' },
} as unknown as Parameters<typeof limitExpensiveCalls>[1]['config'];
const hour = 3_600_000;
let close: (() => Promise<void>) | undefined;
afterEach(() => close?.());

/** A server that serves one write at once, and delays the refusals. */
async function serve({ delayMs }: { delayMs: number }): Promise<{ port: number; left: string[] }> {
  const left: string[] = [];
  const app: Express = express();
  app.use(
    paceAnswers({
      enter: ({ address }) => ({
        begin: () => undefined,
        answer: ({ isRefusal }) => (isRefusal ? delayMs : 0),
        leave: () => left.push(address),
      }),
    }),
    limitExpensiveCalls(
      async (req, res) => {
        if (req.path === '/endless') res.write('begun');
        else res.status(req.path === '/refused' ? 400 : 200).end(req.path);
        // As Next does, which never ends when the client has hung up.
        await once(res, 'finish');
      },
      { config, settings: parseEnv({ BUDGET_WRITES: '1' }) },
    ),
  );
  const server = createHttpServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => closeHttpServer(server, { graceMs: 0 });
  return { port: (server.address() as AddressInfo).port, left };
}

function post(port: number, path: string) {
  const sent = request({ port, host: '127.0.0.1', path, method: 'POST' });
  sent.end('{}');
  return { sent, answer: answerTo(sent) };
}

async function answerTo(sent: ClientRequest): Promise<{ status: number | undefined; text: string }> {
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.setEncoding('utf8');
  return { status: response.statusCode, text: (await response.toArray()).join('') };
}

test('an answer that waits keeps no place busy, and ends when its client hangs up', async () => {
  const { left, port } = await serve({ delayMs: hour });
  const refused = post(port, '/refused');
  const outcomes: string[] = [];
  const settled = refused.answer.then(
    () => outcomes.push('answered'),
    () => outcomes.push('hung up'),
  );
  expect(await post(port, '/next').answer).toEqual({ status: 200, text: '/next' });
  expect(outcomes).toEqual([]);
  refused.sent.destroy();
  await settled;
  expect(outcomes).toEqual(['hung up']);
  while (left.length < 2) await new Promise(setImmediate);
});

test('a client that hangs up while its answer is sent leaves its place', async () => {
  const { port } = await serve({ delayMs: 0 });
  const sent = request({ port, host: '127.0.0.1', path: '/endless', method: 'POST' });
  sent.end('{}');
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.destroy();
  expect(await post(port, '/next').answer).toEqual({ status: 200, text: '/next' });
});

test('an answer that has waited is complete', async () => {
  const { port } = await serve({ delayMs: 1 });
  expect(await post(port, '/refused').answer).toEqual({ status: 400, text: '/refused' });
});
