import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import type { Payload } from 'payload';
import type { Logger } from 'pino';
import { publicPool } from '../../database/publicPool.ts';
import { postgresOf } from '../../database/transaction.ts';
import { streamPath } from '../../endpoints/community/notifications/stream.ts';
import { addressOf, answerHotRoute, type HotRoute } from '../../endpoints/operations/hotRoute.ts';
import { env } from '../../env.ts';
import { Problem } from '../../errors/problem.ts';
import { problemCaller } from '../../errors/problemCaller.ts';
import { noteFault } from '../../errors/requestFault.ts';
import { toProblem } from '../../errors/toProblem.ts';
import { hotKindOf } from './budget/kinds.ts';
import { limitExpensiveCalls } from './budget/limitExpensiveCalls.ts';
import { beginWork, paceAnswers } from './budget/paceAnswers.ts';
import { readinessCheck, readinessParts, type ReadinessCheck } from './health.ts';
import { answerHeaders } from './answerHeaders.ts';
import { drainUnread } from './drainUnread.ts';
import { identify } from './identify.ts';
import { notificationStream } from './notificationStream.ts';
import { onlyProblems } from './onlyProblems.ts';
import { onlyMethods, refuseRequest } from './refuseRequest.ts';
import { requestLog, wordsOfPaths } from './requestLog.ts';
import { webHeaders } from './webHeaders.ts';

export interface AppParts {
  /** The handler of all other requests: the admin UI, and the API that Payload generates. */
  readonly next: (req: Request, res: Response) => Promise<void>;
  readonly payload: Payload;
  readonly hotRoutes: readonly HotRoute[];
  readonly log: Logger;
  /** Names of all migrations, for the readiness check. */
  readonly migrations: readonly string[];
}

/**
 * The Express app in front of Next: request id, log and security headers for every request; health checks; hot routes.
 * All other requests go to Next.
 */
export function createApp({ next, payload, hotRoutes, log, migrations }: AppParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.set('trust proxy', env().TRUST_PROXY);
  app.use(
    identify,
    drainUnread,
    paceAnswers(),
    ...requestLog(log, wordsOfPaths(payload.config)),
    answerHeaders(payload),
    compression(),
    onlyProblems,
    refuseRequest,
  );

  app.get('/api/health/live', (_, res) => void res.json({ status: 'live' }));
  const readiness = readinessCheck({
    pool: publicPool,
    writePool: () => postgresOf(payload).pool,
    mediaDir: env().mediaDir,
    migrations,
    onFault: (part, err) => log.error({ part, err }, 'not ready'),
  });
  app.get('/api/health/ready', async (req, res) => {
    await answerReadiness(req, res, readiness);
  });
  for (const route of hotRoutes) {
    app.get(addressOf(route), async (req, res) => {
      const url = new URL(req.originalUrl, 'http://localhost');
      beginWork(res, hotKindOf(url));
      const { status, headers, body } = await answerHotRoute(route, {
        url,
        headers: () => webHeaders(req),
        payload,
      });
      res.status(status).set(headers).end(body);
    });
  }

  app.get(streamPath, notificationStream(payload));

  for (const path of ['/api/health/live', '/api/health/ready', streamPath, ...hotRoutes.map(addressOf)])
    app.all(path, onlyMethods('GET'));
  app.all('/api/graphql', onlyMethods('POST'));
  app.use('/api/health', () => {
    throw new Problem('not_found');
  });
  app.use(limitExpensiveCalls(next, { config: payload.config, settings: env() }));
  app.use(answerError);
  return app;
}

async function answerReadiness(req: Request, res: Response, readiness: ReadinessCheck): Promise<void> {
  const checks = await readiness.check();
  const failing = readinessParts.filter((part) => !checks[part].isOk);
  if (failing.length === 0) {
    res.json({ status: 'ready', checks });
    return;
  }
  const problem = new Problem('not_ready', { parameters: { parts: failing.join(', ') } });
  const { status, headers, body } = toProblem(problem, problemCaller(webHeaders(req)));
  res
    .status(status)
    .set(headers)
    .send(JSON.stringify({ ...body, checks }));
}

const answerError: ErrorRequestHandler = (error: unknown, req, res, next) => {
  if (res.headersSent) {
    next(error);
    return;
  }
  const { status, headers, body } = toProblem(error, problemCaller(webHeaders(req)));
  if (status >= 500) noteFault(error);
  res.status(status).set(headers).end(JSON.stringify(body));
};
