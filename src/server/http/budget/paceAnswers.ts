import type { RequestHandler, Response } from 'express';
import type { HotKind, Kind } from './kinds.ts';
import { createPace, type Pace, type Priority, type Visit } from './pace.ts';

const priorities: Readonly<Record<Kind | HotKind, Priority>> = {
  hot: 'urgent',
  'hot-large': 'yields',
  graphql: 'yields',
  read: 'yields',
  write: 'yields',
  // They work in threads, beside the event loop.
  password: 'free',
  upload: 'free',
  'sign-in': 'free',
};

const visits = new WeakMap<Response, Visit>();
const answered = 'diningcoach:answered';

/**
 * Lets the answers to a client that sends many calls at once wait while somebody uses the hot routes. Such an answer
 * keeps nothing busy but its connection. Answers of hot routes wait only when they are refusals (4xx) or large pages.
 */
export function paceAnswers(pace: Pace = createPace()): RequestHandler {
  return (req, res, next) => {
    const { ip: address = '', headers } = req;
    const login = headers.authorization ?? headers.cookie;
    const visit = pace.enter({ address, caller: login === undefined ? address : `${address} ${login}` });
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
export function beginWork(res: Response, kind: Kind | HotKind): void {
  visits.get(res)?.begin(priorities[kind]);
}

/** An answer that stays open counts as no call any more. */
export function endVisit(res: Response): void {
  visits.get(res)?.leave();
}

/**
 * Settles when the handler has ended the answer, which may still wait, or when the client hangs up while it is sent: an
 * answer that is compressed for nobody never ends, and neither does the handler.
 */
export function untilAnswered(res: Response): Promise<void> {
  return new Promise((resolve) => {
    res.once(answered, resolve);
    res.once('close', () => {
      if (res.headersSent) resolve();
    });
  });
}
