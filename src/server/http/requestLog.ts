import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { loggedError } from '../../errors/loggedError.ts';
import { runInRequest } from '../../errors/requestFault.ts';

/**
 * Logs one line for each request: id, method, path, status, time, and for a failure of the server its error. It logs no
 * headers, bodies, addresses or query strings, because they contain tokens, search words and personal texts.
 */
export function requestLog(log: Logger): RequestHandler[] {
  return [
    pinoHttp({
      logger: log,
      genReqId: (request) => request.id,
      autoLogging: { ignore: (request) => request.url.startsWith('/api/health/') },
      customLogLevel: (_, response, error) => levelOf(response.statusCode, error ?? response.err),
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
    }),
    (req, res, next) => {
      runInRequest(
        {
          requestId: typeof req.id === 'string' ? req.id : '',
          note: (fault) => {
            res.err ??= fault instanceof Error ? fault : new TypeError('a value was thrown');
          },
        },
        next,
      );
    },
  ];
}

/**
 * The path without its query, and without the parts that people chose: file names, the tokens in the links of mails,
 * and everything that no route has.
 */
export function loggedPath(url: string): string {
  const [path = ''] = url.split(/[?#]/);
  return path
    .replace(/\/(verify|reset|file)\/.*/g, '/$1/…')
    .split('/')
    .map((segment) =>
      /^(?:_?[a-z]{1,30}(?:-[a-z]{1,30}){0,3}|\d{1,14}|[\da-f-]{36}|…)?$/.test(segment) ? segment : '…',
    )
    .join('/');
}

function levelOf(status: number, error: Error | undefined): 'error' | 'warn' | 'info' {
  if (error !== undefined || status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
}
