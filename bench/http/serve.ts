/**
 * A server to measure, in its own process. `product` is the Express front with the hot routes and Payload, without
 * Next, which the hot routes do not need. `bare` is an Express handler that runs one statement on a pool and sends the
 * result. The process sends its port to its parent.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';
import { getPayload } from 'payload';
import { pino } from 'pino';
import { z } from 'zod';
import { createPool } from '../../src/database/pool.ts';
import { hotRoutes } from '../../src/endpoints/operations/hotRoutes.ts';
import { env } from '../../src/env.ts';
import { createApp } from '../../src/server/http/app.ts';
import { bareStatements } from './bareStatements.ts';

const connections = 10;
const order = z.union([
  z.tuple([z.literal('product')]),
  z.tuple([z.literal('bare'), z.enum(['search', 'suggest', 'scan', 'feed'])]),
]);
const [kind, route] = order.parse(process.argv.slice(2));
const server = createServer(kind === 'product' ? await productApp() : bareApp(route));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
process.send?.({ port: (server.address() as AddressInfo).port });
process.once('disconnect', () => process.exit(0));

async function productApp(): Promise<Express> {
  const { default: config } = await import('../../payload.config.ts');
  return createApp({
    next: (_, res) => Promise.resolve(void res.status(404).end()),
    payload: await getPayload({ config }),
    hotRoutes,
    log: pino({ level: 'error' }),
    migrations: [],
  });
}

function bareApp(name: keyof typeof bareStatements): Express {
  const { text, values } = bareStatements[name];
  const pool = createPool({
    connectionString: env().DATABASE_URL ?? '',
    max: connections,
    connectTimeoutMs: 5_000,
    name: 'bare',
    onConnectionLost: () => undefined,
  });
  const app = express();
  app.get('/:parameter', async (req, res) => {
    const { rows } = await pool.query({ name, text, values: values(req.params.parameter) });
    res.json(rows);
  });
  return app;
}
