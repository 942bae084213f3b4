import type { RequestHandler } from 'express';
import { randomUUID } from 'node:crypto';
import { requestedLanguage } from '../../i18n/language.ts';

/** The request ids that are accepted from a proxy or an app: long enough for any tracing system, harmless in a log. */
const requestIdPattern = /^[\w.:-]{1,128}$/;

/**
 * Gives every request an id, which its response, log lines and error bodies contain, and records the client address.
 * Both are passed on as headers, because the code behind Next gets nothing else. The header of the language is reduced
 * to the supported language that it prefers, because Payload reads it less exactly. An invalid request id of the client is
 * replaced.
 */
export const identify: RequestHandler = (req, res, next) => {
  const header = req.headers['x-request-id'];
  const id = typeof header === 'string' && requestIdPattern.test(header) ? header : randomUUID();
  req.id = id;
  req.headers['x-request-id'] = id;
  req.headers['x-client-ip'] = req.ip ?? '';
  const language = requestedLanguage(req.headers['accept-language']);
  if (language === undefined) delete req.headers['accept-language'];
  else req.headers['accept-language'] = language;
  res.setHeader('x-request-id', id);
  next();
};
