import type { RequestHandler } from 'express';
import helmet from 'helmet';

const halfAYear = 15_552_000;

/**
 * Security headers. The admin UI is built by Next, which starts its pages with inline scripts, and its editor styles
 * inline: both are allowed from these pages, and nothing from any other origin. `upgrade-insecure-requests` is left
 * out, because the product also runs on plain http on one's own machine; HSTS is sent where https is really used.
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
      // Public pictures of foods are shown by browser apps of other origins.
      crossOriginResourcePolicy: { policy: 'cross-origin' },
    }),
    (req, res, next) => {
      if (req.secure) res.setHeader('strict-transport-security', `max-age=${String(halfAYear)}`);
      next();
    },
  ];
}
