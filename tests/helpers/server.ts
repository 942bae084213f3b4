import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Request as NodeRequest, Response as NodeResponse } from 'express';
import type { Payload } from 'payload';
import type pg from 'pg';
import { pino, type Logger } from 'pino';
import { startTestPayload } from './payload.ts';

export interface TestServer {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly url: string;
  readonly payload: Payload;
  /** A pool beside Payload's. */
  readonly pool: pg.Pool;
  stop(): Promise<void>;
}

type WebHandler = (request: Request) => Promise<Response>;

/** Starts the product on a new database of the test file. */
export async function startTestServer({
  environment = {},
  log = pino({ level: 'silent' }),
}: { environment?: Readonly<Record<string, string>>; log?: Logger } = {}): Promise<TestServer> {
  const testPayload = await startTestPayload(environment);
  const { payload, pool } = testPayload;
  const { url, close } = await serve({ payload, log });
  return {
    url,
    payload,
    pool,
    stop: async () => {
      await close();
      await testPayload.stop();
    },
  };
}

/**
 * Starts the product's HTTP front on a loopback port, with the product's Express app, request guard and Payload. Next
 * needs a build, so an adapter replaces it and calls the same handlers as the route files.
 */
export async function serve({
  payload,
  log,
}: {
  payload: Payload;
  log: Logger;
}): Promise<{ url: string; close: () => Promise<void> }> {
  // These modules read the environment, which is complete only now.
  const { createApp } = await import('../../src/server/http/app.ts');
  const { closeHttpServer, createHttpServer } = await import('../../src/server/http/httpServer.ts');
  const { longUploads } = await import('../../src/server/http/budget/kinds.ts');
  const { closePublicPool } = await import('../../src/database/publicPool.ts');
  const { stopStreams } = await import('../../src/services/community/notifications/streams/streams.ts');
  const { hotRoutes } = await import('../../src/endpoints/operations/hotRoutes.ts');
  const { migrations } = await import('../../migrations/index.ts');

  const handle = await payloadHandler(payload);
  const app = createApp({
    next: async (req, res) => {
      await sendWebResponse(res, await handle(toWebRequest(req)));
    },
    payload,
    hotRoutes,
    log,
    migrations: migrations.map(({ name }) => name),
  });
  const server = createHttpServer(app, { isLongUpload: longUploads(payload.config) });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: async () => {
      await stopStreams();
      await closeHttpServer(server, { graceMs: 1_000 });
      await closePublicPool();
    },
  };
}

/** Does the same as src/app/(payload)/api under Next. */
async function payloadHandler(payload: Payload): Promise<WebHandler> {
  const { handleEndpoints } = await import('payload');
  const { GRAPHQL_POST } = await import('@payloadcms/next/routes');
  const { guardRest, guardGraphql } = await import('../../src/endpoints/operations/guard/guardRequest.ts');
  const { withoutMemberCookies } = await import('../../src/endpoints/accounts/withoutMemberCookies.ts');
  const { default: config } = await import('../../payload.config.ts');
  const lazyPayload = () => Promise.resolve(payload);
  const rest = withoutMemberCookies(
    guardRest<undefined>((request) => handleEndpoints({ config, request }), lazyPayload),
  );
  const graphql = withoutMemberCookies(guardGraphql<undefined>(GRAPHQL_POST(config), lazyPayload));
  return (request) =>
    new URL(request.url).pathname === '/api/graphql' && request.method === 'POST'
      ? graphql(request, undefined)
      : rest(request, undefined);
}

function toWebRequest(req: NodeRequest): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const hasBody = !['GET', 'HEAD'].includes(req.method);
  const options: RequestInit & { duplex?: 'half' } = {
    method: req.method,
    headers,
    // As Next does it: any body that can be iterated is valid here. `Readable.toWeb` throws outside of every handler when
    // bytes arrive after the answer.
    ...(hasBody ? { body: req as unknown as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  };
  return new Request(new URL(req.originalUrl, `http://${req.headers.host ?? 'localhost'}`), options);
}

async function sendWebResponse(res: NodeResponse, answer: Response): Promise<void> {
  res.status(answer.status);
  // As Next does: it drops a header that is there already, except those that may come several times.
  for (const [name, value] of answer.headers)
    if (['set-cookie', 'vary'].includes(name) || !res.hasHeader(name)) res.append(name, value);
  res.end(Buffer.from(await answer.arrayBuffer()));
}
