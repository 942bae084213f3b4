/**
 * The web process: Express in front of Next and Payload, in one process. It is started with a complete environment (see
 * src/platform/prepare.ts). It sends `{type: 'ready'}` to its parent once it listens, and stops in order on SIGTERM, on
 * SIGINT, or when the parent has ended.
 */
import { once } from 'node:events';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Request, Response } from 'express';
import { pino } from 'pino';
import { closePublicPool } from '../database/publicPool.ts';
import { hotRoutes } from '../endpoints/operations/hotRoutes.ts';
import { env } from '../env.ts';
import { reportFailure } from '../platform/processes/childProcess.ts';
import { quietLog } from '../errors/quietLog.ts';
import { currentFoodKnowledge } from '../services/suitability/foodKnowledge.ts';
import { stopStreams } from '../services/community/notifications/streams/streams.ts';
import { StartFault } from '../platform/processes/startFault.ts';
import { createApp } from './http/app.ts';
import { quietConsole } from './quietProcess.ts';
import { longUploads } from './http/budget/kinds.ts';
import { closeHttpServer, createHttpServer } from './http/httpServer.ts';

/** Time for responses in progress when the process is stopped. */
const finishWithinMs = 3_000;
/** Time to close the connections to the database. The process ends afterwards in any case. */
const disconnectWithinMs = 1_000;

const log = pino({ name: 'web', level: env().LOG_LEVEL, ...quietLog });
quietConsole(log);
const stopReason = new Promise<string>((stop) => {
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    process.on(signal, () => {
      stop(signal);
    });
  }
});

// New files are for this user and its group, whatever the environment sets.
process.umask(0o027);

try {
  await serve();
} catch (error) {
  for (const line of await reportFailure(error)) process.stderr.write(`${line}\n`);
  process.exit(1);
}
process.exit(0);

async function serve(): Promise<void> {
  // React and Next select their production code while they load, so they are imported after NODE_ENV is set.
  Object.assign(process.env, { NODE_ENV: 'production' });
  const [{ default: createNext }, { getPayload }, { default: config }, { migrations }] = await Promise.all([
    import('next'),
    import('payload'),
    import('../../payload.config.ts'),
    import('../../migrations/index.ts'),
  ]);
  const { PORT } = env();
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
  const next = createNext({ dev: false, dir: root, port: PORT, customServer: true });
  const [payload] = await Promise.all([getPayload({ config }), next.prepare()]);
  // Compiling the dictionary blocks the event loop. The first caller should not wait for it, nor those beside them.
  await currentFoodKnowledge();
  const handle = next.getRequestHandler();

  const app = createApp({
    next: (req: Request, res: Response) => handle(req, res),
    payload,
    hotRoutes,
    log,
    migrations: migrations.map(({ name }) => name),
  });
  const server = createHttpServer(app, { isLongUpload: longUploads(payload.config) });
  await listen(server, PORT);
  log.info({ port: PORT }, 'listening');
  process.send?.({ type: 'ready' });

  log.info({ reason: await stopReason }, 'stopping');
  await stopStreams();
  await closeHttpServer(server, { graceMs: finishWithinMs });
  // Payload does not close its pool, and closing a pool waits for the running statements.
  await Promise.race([
    Promise.allSettled([payload.destroy(), closePublicPool()]),
    new Promise((resolveLate) => setTimeout(resolveLate, disconnectWithinMs)),
  ]);
}

async function listen(server: ReturnType<typeof createHttpServer>, port: number): Promise<void> {
  server.listen(port);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new StartFault(`Port ${String(port)} is in use`, 'Stop what uses it, or set PORT to another one');
    }
    throw error;
  }
}
