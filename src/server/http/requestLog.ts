import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { loggedError } from '../../errors/loggedError.ts';

/**
 * Logs one line for each request: id, method, path, status, time. It logs no headers, bodies, addresses or query
 * strings, because they contain tokens, search words and personal texts.
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

/** The path without its query and without the tokens in the links of confirmation and password mails. */
export function loggedPath(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  return path.replace(/\/(verify|reset)\/[^/]+/g, '/$1/…');
}

function levelOf(status: number, error: Error | undefined): 'error' | 'warn' | 'info' {
  if (error !== undefined || status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
}
