import type { RequestHandler } from 'express';
import type { Payload } from 'payload';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { loggedError } from '../../errors/loggedError.ts';
import { runInRequest } from '../../errors/requestFault.ts';

/**
 * Logs one line for each request: id, method, path, status, time, and for a failure of the server its error. It logs no
 * headers, bodies, addresses or query strings, because they contain tokens, search words and personal texts.
 *
 * @param words the words of paths that may be logged
 */
export function requestLog(log: Logger, words: ReadonlySet<string>): RequestHandler[] {
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
          path: loggedPath(String(request.url), words),
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
          setHeader: (name, value) => {
            if (res.headersSent) return;
            if (value === undefined) res.removeHeader(name);
            else res.setHeader(name, value);
          },
        },
        next,
      );
    },
  ];
}

/** The words of the paths that the product has, from the live config. */
export function wordsOfPaths({ collections, endpoints }: Payload['config']): ReadonlySet<string> {
  const own = [...collections.map((each) => each.endpoints), endpoints].flatMap((list) => list || []);
  const paths = [...collections.map(({ slug }) => slug), ...own.map(({ path }) => path), ...otherPaths];
  return new Set(paths.flatMap((path) => path.split('/')).filter((word) => !word.startsWith(':')));
}

/** The paths of Express, Next and the admin UI. */
const otherPaths = [
  'api/health/live/ready/graphql',
  'admin/collections/create/account/login/logout/forgot/reset/unauthorized/trash/versions',
  '_next/static/chunks/media/image',
];

/** The path without its query and without everything that people or tokens put into it: file names, unknown words. */
function loggedPath(url: string, words: ReadonlySet<string>): string {
  const [path = ''] = url.split(/[?#]/);
  return path
    .split('/')
    .map((segment) => (words.has(segment) || /^(?:\d{1,14}|[\da-f-]{36})?$/.test(segment) ? segment : '…'))
    .join('/');
}

function levelOf(status: number, error: Error | undefined): 'error' | 'warn' | 'info' {
  if (error !== undefined || status >= 500) return 'error';
  return status >= 400 ? 'warn' : 'info';
}
