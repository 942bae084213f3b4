import type { Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { headersWithCors, type Payload } from 'payload';
import { webHeaders } from './webHeaders.ts';

const halfAYear = 15_552_000;

/** Headers that browser apps of other origins may read, besides those that every app may. */
const readableHeaders = [
  ...[
    'Allow',
    'Content-Disposition',
    'ETag',
    'Idempotent-Replayed',
    'Location',
    'RateLimit',
    'RateLimit-Policy',
  ],
  ...['Retry-After', 'WWW-Authenticate', 'X-Request-Id'],
].join(', ');

/** What an answer of the API depends on: the caller, their language, and the page that asks. */
const variesBy = 'Authorization, Cookie, Accept-Language, Origin';

/**
 * The headers that every answer has, whatever made it: security, and for the API also caching and CORS. They are added
 * when the answer is sent, where it has not set them itself: a picture and a page of ours have a stricter policy, and
 * Next drops a header of a route when one of that name is there.
 *
 * Answers of the API are private and stored nowhere unless they say otherwise. Only pages of the configured origins may
 * read them.
 */
export function answerHeaders(payload: Payload): RequestHandler {
  return (req, res, next) => {
    const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => Response;
    res.writeHead = (...args: unknown[]) => {
      if (!res.headersSent) addHeaders(req, res, payload);
      return writeHead(...args);
    };
    next();
  };
}

function addHeaders(req: Request, res: Response, payload: Payload): void {
  // They are for the admin UI: a browser drops its first answer, and asks again with the hints.
  if (isApi(req)) for (const name of ['accept-ch', 'critical-ch']) res.removeHeader(name);
  const own = res.getHeaders();
  setSecurity(req, res, () => undefined);
  if (req.secure) res.setHeader('strict-transport-security', `max-age=${String(halfAYear)}`);
  if (isApi(req)) setApi(req, res, payload);
  for (const [name, value] of Object.entries(own))
    if (value !== undefined && name !== 'vary') res.setHeader(name, value);
}

function setApi(req: Request, res: Response, payload: Payload): void {
  const isPublic = String(res.getHeader('cache-control') ?? '').includes('public');
  res.setHeader('cache-control', 'private, no-store');
  res.vary(isPublic ? 'Origin' : variesBy);
  if (req.headers.origin === undefined) return;
  res.setHeader('access-control-expose-headers', readableHeaders);
  const cors = headersWithCors({ headers: new Headers(), req: { headers: webHeaders(req), payload } });
  for (const [name, value] of cors) res.setHeader(name, value);
}

function isApi({ originalUrl }: Request): boolean {
  return originalUrl === '/api' || originalUrl.startsWith('/api/') || originalUrl.startsWith('/api?');
}

/**
 * Next starts the pages of the admin UI with inline scripts, and the editor uses inline styles, so both are allowed.
 * Other origins are not allowed. `upgrade-insecure-requests` is left out, because the product also runs on plain http on
 * a local machine. HSTS is sent on https only.
 */
const setSecurity = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'unsafe-inline'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      mediaSrc: ["'self'", 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      frameSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'self'"],
    },
  },
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'same-origin' },
  // Browser apps of other origins show the public pictures of foods.
  crossOriginResourcePolicy: { policy: 'cross-origin' },
});
