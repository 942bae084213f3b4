import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { headersWithCors, type Payload } from 'payload';
import type { Logger } from 'pino';
import { publicPool } from '../../database/publicPool.ts';
import { answerHotRoute, type HotRoute } from '../../endpoints/operations/hotRoute.ts';
import { env } from '../../env.ts';
import { Problem, problemBody } from '../../errors/problem.ts';
import { respondWithProblem } from '../../errors/respondWithProblem.ts';
import { languageOfHeader } from '../../i18n/language.ts';
import { limitExpensiveCalls } from './budget/limitExpensiveCalls.ts';
import { readiness } from './health.ts';
import { drainUnread } from './drainUnread.ts';
import { identify } from './identify.ts';
import { refuseBrokenPath } from './refuseBrokenPath.ts';
import { requestLog } from './requestLog.ts';
import { securityHeaders } from './securityHeaders.ts';

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
  app.use(identify, drainUnread, requestLog(log), ...securityHeaders(), compression(), refuseBrokenPath);

  app.get('/api/health/live', (_, res) => void res.json({ status: 'live' }));
  app.get('/api/health/ready', async (req, res) => {
    await answerReadiness(req, res, migrations);
  });
  for (const route of hotRoutes) {
    app.get(`/api/${route.collection}${route.path}`, async (req, res) => {
      const { status, headers, body } = await answerHotRoute(route, {
        url: new URL(req.originalUrl, 'http://localhost'),
        headers: () => webHeaders(req),
        isCrossOrigin: req.headers.origin !== undefined,
        payload,
      });
      res.status(status).set(headers).end(body);
    });
  }

  for (const path of ['/api/health/live', '/api/health/ready', ...hotRoutes.map(pathOf)])
    app.all(path, onlyGet);
  app.use('/api/health', () => {
    throw new Problem('not_found');
  });
  app.use(limitExpensiveCalls(next, { config: payload.config, settings: env() }));
  app.use(answerError(log, payload));
  return app;
}

async function answerReadiness(req: Request, res: Response, migrations: readonly string[]): Promise<void> {
  const checks = await readiness({ pool: publicPool(), migrations });
  const failing = Object.entries(checks).flatMap(([name, { isOk }]) => (isOk ? [] : [name]));
  res.setHeader('cache-control', 'no-store');
  if (failing.length === 0) {
    res.json({ status: 'ready', checks });
    return;
  }
  const body = problemBody({
    code: 'not_ready',
    language: languageOfHeader(req.headers['accept-language']),
    parameters: { parts: failing.join(', ') },
    requestId: req.get('x-request-id'),
  });
  res
    .status(body.status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...body, checks }));
}

/** Payload answers preflight requests, because it knows the allowed origins. */
function onlyGet(req: Request, res: Response, next: () => void): void {
  if (req.method === 'OPTIONS') {
    next();
    return;
  }
  res.setHeader('allow', 'GET, HEAD, OPTIONS');
  throw new Problem('method_not_allowed');
}

function answerError(log: Logger, payload: Payload): ErrorRequestHandler {
  return async (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error);
      return;
    }
    const headers = webHeaders(req);
    const answer = respondWithProblem(error, headers);
    headersWithCors({ headers: answer.headers, req: { headers, payload } });
    if (answer.status >= 500)
      log.error({ err: error, requestId: req.get('x-request-id') }, 'a request failed');
    await sendResponse(res, answer);
  };
}

async function sendResponse(res: Response, answer: globalThis.Response): Promise<void> {
  res.status(answer.status);
  for (const [name, value] of answer.headers) res.append(name, value);
  res.end(Buffer.from(await answer.arrayBuffer()));
}

function webHeaders(req: Request): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function pathOf({ collection, path }: HotRoute): string {
  return `/api/${collection}${path}`;
}
