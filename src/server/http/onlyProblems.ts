import type { Request, RequestHandler, Response } from 'express';
import { problemCaller } from '../../errors/problemCaller.ts';
import { problemOfStatus } from '../../errors/statusProblem.ts';
import { toProblem } from '../../errors/toProblem.ts';
import { webHeaders } from './webHeaders.ts';

/**
 * Replaces the error answers that Next makes itself (an unknown path, a method without a handler, a failure) by
 * problems. Browsers keep the pages that people read.
 */
export const onlyProblems: RequestHandler = (req, res, next) => {
  const writeHead = res.writeHead.bind(res) as (...args: unknown[]) => Response;
  const write = res.write.bind(res) as (...args: unknown[]) => boolean;
  const end = res.end.bind(res) as (...args: unknown[]) => Response;
  const flushHeaders = res.flushHeaders.bind(res);
  let state: 'open' | 'ending' | 'ended' = 'open';

  /** Ends the answer with a problem, if it needs one. Afterwards nothing else is written. */
  function endsAsProblem(): boolean {
    if (state === 'open' && !res.headersSent && needsProblem(req, res)) {
      state = 'ending';
      const { headers, body } = toProblem(
        problemOfStatus(res.statusCode) ?? new Error('an answer without a problem'),
        problemCaller(webHeaders(req)),
      );
      res.statusCode = body.status;
      for (const name of ['content-length', 'content-encoding', 'etag']) res.removeHeader(name);
      for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
      end(JSON.stringify(body), 'utf8');
      state = 'ended';
    }
    return state === 'ended';
  }

  res.writeHead = (status: number, ...rest: unknown[]) => {
    if (state === 'open') res.statusCode = status;
    return rest.length === 0 && endsAsProblem() ? res : writeHead(status, ...rest);
  };
  res.write = (...args: unknown[]) => (endsAsProblem() ? true : write(...args));
  res.end = (...args: unknown[]) => (endsAsProblem() ? res : end(...args));
  res.flushHeaders = () => {
    if (!endsAsProblem()) flushHeaders();
  };
  next();
};

function needsProblem(req: Request, res: Response): boolean {
  if (res.statusCode < 400) return false;
  const type = String(res.getHeader('content-type') ?? '');
  // The product's own answers, and answers of Payload that list the results of several documents.
  if (type.includes('json')) return false;
  // A page of ours for a link in a mail. Only our own answers name their language.
  if (type.startsWith('text/html') && res.hasHeader('content-language')) return false;
  if (req.originalUrl.startsWith('/api/') || req.originalUrl === '/api') return true;
  // A part of a page of the admin UI.
  if (type.startsWith('text/x-component')) return false;
  return req.headers.accept?.includes('text/html') !== true;
}
