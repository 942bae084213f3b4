import type { Request, Response } from 'express';
import type { SanitizedConfig } from 'payload';
import type { Env } from '../../../env.ts';
import { rateLimited } from '../../../errors/problem.ts';
import { createFairQueue, type Place } from './fairQueue.ts';
import { holdBody } from './heldBody.ts';
import { kindOf, maximumBodyBytes, type Kind } from './kinds.ts';
import { createMemory } from './memory.ts';
import { beginWork, untilAnswered } from './paceAnswers.ts';

type Handler = (req: Request, res: Response) => Promise<void>;
type Settings = Pick<Env, Extract<keyof Env, `BUDGET_${string}`>>;

/** What a refused client should wait. There are seconds of work in a queue that is full. */
const retryAfterSeconds = 5;
const megabyte = 1024 * 1024;

/**
 * Limits how many expensive calls of each kind run at once. Others wait, and the addresses take turns. The answer is 429
 * when the queue is full or the wait is too long.
 *
 * A call gets its place when its body has arrived, so that slow clients keep nobody waiting. A client that hangs up while
 * it waits leaves the queue. The place of a call that runs is taken until the handler has ended: otherwise a client
 * could start any number of handlers by hanging up.
 *
 * @throws {Problem} `rate_limited`
 */
export function limitExpensiveCalls(
  handler: Handler,
  { config, settings }: { config: Pick<SanitizedConfig, 'collections' | 'routes'>; settings: Settings },
): Handler {
  const budgets = budgetsOf(settings);
  const memory = createMemory({ bytes: settings.BUDGET_BODY_MEGABYTES * megabyte });
  return async (req, res) => {
    const call = { method: req.method, path: req.path, contentType: req.headers['content-type'] };
    const kind = kindOf(call, config);
    if (kind === undefined) {
      await handler(req, res);
      return;
    }
    const { queue, refusal } = budgets[kind];
    const client = req.ip ?? '';
    const maximumBytes = maximumBodyBytes(call);
    const forget = memory.reserve(client, bodyBytesOf(req, maximumBytes));
    if (forget === undefined) throw refusal();
    const body = holdBody(req, { maximumBytes });
    let place: Place | undefined;
    try {
      await body.arrived;
      if (res.closed) return;
      place = queue.take(client);
      if (place === undefined) throw refusal();
      const outcome = await waitForTurn(place, { res, seconds: settings.BUDGET_WAIT_SECONDS });
      if (outcome === 'late') throw refusal();
      if (outcome === 'gone') return;
      body.release();
      beginWork(res, kind);
      // An answer that waits needs no place.
      await Promise.race([untilAnswered(res), handler(req, res)]);
    } finally {
      body.release();
      place?.leave();
      forget();
    }
  };
}

function budgetsOf(settings: Settings) {
  const budget = (name: Kind, atOnce: number, atOncePerClient = atOnce) => ({
    queue: createFairQueue({
      atOnce,
      atOncePerClient,
      waiting: settings.BUDGET_WAITING,
      waitingPerClient: settings.BUDGET_WAITING_PER_ADDRESS,
    }),
    refusal: () => rateLimited({ seconds: retryAfterSeconds, policy: { name, quota: atOncePerClient } }),
  });
  // Passwords and pictures take a moment, so the next client is served soon. The other kinds may run for seconds.
  const budgetWithReserve = (name: Kind, atOnce: number) => budget(name, atOnce, Math.max(1, atOnce - 1));
  return {
    password: budget('password', settings.BUDGET_PASSWORDS),
    'sign-in': budgetWithReserve('sign-in', settings.BUDGET_SIGN_INS),
    upload: budget('upload', settings.BUDGET_UPLOADS),
    graphql: budgetWithReserve('graphql', settings.BUDGET_GRAPHQL),
    write: budgetWithReserve('write', settings.BUDGET_WRITES),
    read: budgetWithReserve('read', settings.BUDGET_READS),
  } satisfies Record<Kind, unknown>;
}

/** The bytes that the body may take. Without a length the client may send as much as allowed. */
function bodyBytesOf(req: Request, maximumBytes: number): number {
  if (req.headers['transfer-encoding'] !== undefined) return maximumBytes;
  return Math.min(Number(req.headers['content-length'] ?? 0), maximumBytes);
}

/** Waits until the call may begin, the client is gone, or the wait is too long. */
async function waitForTurn(
  { turn }: Place,
  { res, seconds }: { res: Response; seconds: number },
): Promise<'begin' | 'gone' | 'late'> {
  return new Promise((resolve) => {
    const end = (outcome: 'begin' | 'gone' | 'late'): void => {
      clearTimeout(timer);
      res.off('close', leave);
      resolve(outcome);
    };
    const leave = (): void => {
      end('gone');
    };
    const timer = setTimeout(() => {
      end('late');
    }, seconds * 1_000);
    res.once('close', leave);
    void turn.then(() => {
      end('begin');
    });
  });
}
