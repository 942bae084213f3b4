import type { RequestHandler } from 'express';
import { decodeComponent, hasUnstorableCharacter } from '../../domain/operations/requestShape.ts';
import { Problem } from '../../errors/problem.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Refuses a request that Next could not handle and would answer with an empty 500. */
export const refuseRequest: RequestHandler = (req, res, next) => {
  if (!methods.includes(req.method)) throw new Problem('method_not_allowed', { allow: methods });
  // A question about the whole server (RFC 9110 §9.3.7).
  if (req.originalUrl === '*') {
    res.status(204).set('allow', methods.join(', ')).end();
    return;
  }
  const { host } = req.headers;
  // The address of the request in any form: `/path`, `http://host/path` of a proxy, `*` of OPTIONS.
  if (
    host === undefined ||
    !URL.canParse(`http://${host}/`) ||
    !URL.canParse(req.originalUrl, 'http://localhost')
  )
    throw new Problem('invalid_input', { parameters: { reason: 'not-http' } });
  const path = decodeComponent(req.path.replaceAll('+', '%2B'));
  if (path === undefined || hasUnstorableCharacter(path)) throw new Problem('invalid_character');
  next();
};

/** Refuses the other methods of a path. Payload answers preflight requests, because it knows the allowed origins. */
export function onlyMethods(...allowed: readonly string[]): RequestHandler {
  const allow = [...(allowed.includes('GET') ? ['GET', 'HEAD'] : allowed), 'OPTIONS'];
  return (req, _, next) => {
    if (!allow.includes(req.method)) throw new Problem('method_not_allowed', { allow });
    next();
  };
}
