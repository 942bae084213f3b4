import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { loggedError } from '../../errors/loggedError.ts';

/**
 * One line a request: id, method, path, status, time. No headers, bodies, addresses or query strings: tokens, search
 * words and what people wrote stay out of the log.
 */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: (request) => request.id,
    autoLogging: { ignore: (request) => request.url.startsWith('/api/health/') },
    customLogLevel: (_, response, error) => levelOf(response.statusCode, error),
    wrapSerializers: false,
    serializers: {
      req: (request: { id: unknown; method: unknown; url: unknown }) => ({
        id: request.id,
        method: request.method,
        path: loggedPath(String(request.url)),
      }),
      err: (error: unknown) => loggedError(error),
      res: (response: { statusCode: unknown }) => ({ status: response.statusCode }),
    },
  });
}

/** The path without its query, and without the tokens that confirmation and password mails carry in it. */
export function loggedPath(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  return path.replace(/\/(verify|reset)\/[^/]+/g, '/$1/…');
}

function levelOf(status: number, error: Error | undefined): 'error' | 'warn' | 'info' {
  if (error !== undefined || status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
}
