import type { RequestHandler } from 'express';
import { randomUUID } from 'node:crypto';

/** What a proxy or an app may call its request: long enough for any tracing system, harmless in a log. */
const requestIdPattern = /^[\w.:-]{1,128}$/;

/**
 * Gives every request an id, which its answer, log lines and error bodies carry, and writes down the address it came
 * from. Both go on as headers, because the code behind Next sees nothing else; what a stranger sent there is replaced.
 */
export const identify: RequestHandler = (req, res, next) => {
  const header = req.headers['x-request-id'];
  const id = typeof header === 'string' && requestIdPattern.test(header) ? header : randomUUID();
  req.id = id;
  req.headers['x-request-id'] = id;
  req.headers['x-client-ip'] = req.ip ?? '';
  res.setHeader('x-request-id', id);
  next();
};
