import type { RequestHandler, Response } from 'express';
import type { Kind } from './kinds.ts';
import { createPace, type Visit, type Work } from './pace.ts';

/** A read, a write or a query of an app takes a few milliseconds of the processor. */
const ordinaryMs = 20;

const works: Readonly<Record<Kind | 'hot' | 'large page', Work>> = {
  hot: { ordinaryMs: Infinity, isUrgent: true },
  // A page of 100 foods takes as long as five of the ordinary size.
  'large page': { ordinaryMs: 0, isUrgent: false },
  graphql: { ordinaryMs, isUrgent: false },
  read: { ordinaryMs, isUrgent: false },
  write: { ordinaryMs, isUrgent: false },
  // They work in threads of their own.
  password: { ordinaryMs: Infinity, isUrgent: false },
  upload: { ordinaryMs: Infinity, isUrgent: false },
};

const visits = new WeakMap<Response, Visit>();
const answered = 'diningcoach:answered';

/**
 * Lets the answers to dear and to refused calls (4xx) of an address wait while others search, if the address sends many
 * at once. Such an answer keeps nothing busy but its connection.
 */
export function paceAnswers(): RequestHandler {
  const pace = createPace();
  return (req, res, next) => {
    const visit = pace.enter(req.ip ?? '');
    visits.set(res, visit);
    res.once('close', visit.leave);
    const end = res.end.bind(res) as (...args: unknown[]) => Response;
    res.end = (...args: unknown[]) => {
      // The first end is the answer.
      res.end = () => res;
      const delayMs = visit.answer({ isRefusal: res.statusCode >= 400 && res.statusCode < 500 });
      res.emit(answered);
      if (delayMs === 0) return end(...args);
      const timer = setTimeout(() => end(...args), delayMs);
      res.once('close', () => {
        clearTimeout(timer);
      });
      return res;
    };
    next();
  };
}

/** The work for a call begins now. */
export function beginWork(res: Response, work: keyof typeof works): void {
  visits.get(res)?.begin(works[work]);
}

/** Settles when the handler has ended the answer, which may still wait. */
export function untilAnswered(res: Response): Promise<void> {
  return new Promise((resolve) => {
    res.once(answered, resolve);
  });
}
