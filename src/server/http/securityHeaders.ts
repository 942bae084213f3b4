import type { RequestHandler } from 'express';
import helmet from 'helmet';

const halfAYear = 15_552_000;

/** Headers that browser apps of other origins may read, besides those that every app may. */
const readableHeaders = 'ETag, Idempotent-Replayed, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id';

/**
 * Security headers. Next starts the pages of the admin UI with inline scripts, and the editor uses inline styles, so
 * both are allowed. Other origins are not allowed. `upgrade-insecure-requests` is left out, because the product also
 * runs on plain http on a local machine. HSTS is sent on https only.
 */
export function securityHeaders(): RequestHandler[] {
  return [
    helmet({
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
    }),
    (req, res, next) => {
      res.setHeader('access-control-expose-headers', readableHeaders);
      if (req.secure) res.setHeader('strict-transport-security', `max-age=${String(halfAYear)}`);
      next();
    },
  ];
}
