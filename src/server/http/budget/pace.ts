/** `urgent` work must stay fast. The answers to work that `yields` may wait for it; those to `free` work do not. */
export type Priority = 'urgent' | 'free' | 'yields';

/** One call of a client, from its arrival to its answer. */
export interface Visit {
  /** Begins the work for the call. Until then, it only waits. */
  readonly begin: (priority: Priority) => void;
  /** Ends the work. Refusals always yield. @returns milliseconds for which the answer should wait. */
  readonly answer: (outcome: { isRefusal: boolean }) => number;
  /** The call is over. */
  readonly leave: () => void;
}

/** Who sends a call. The accepted calls of a caller have a pace of their own; refusals have that of the address. */
export interface Client {
  readonly address: string;
  /** The login, as it was sent; the address for a call without one. */
  readonly caller: string;
}

export interface Pace {
  readonly enter: (client: Client) => Visit;
}

/** Answers wait so long after the beginning of the last urgent work. */
const giveWayMs = 1_000;
/** How much a client may be ahead of its pace before its answers wait. */
const allowanceMs = 2_000;
const longestDelayMs = 2_000;
/** As many connections as a browser opens to one server. An app that loads a screen has no more calls at once. */
const ordinaryCalls = 6;
/** Whoever has more calls at once gets a third of the time. */
const weightOfMany = 3;
/** What a call takes beside its work. */
const overheadMs = 1;

/**
 * Decides how long an answer should wait, so that no client can keep the server busy while others need urgent work. The
 * answers to a client's calls that yield leave one after the other, as if it had sent them so; each takes three times as
 * long as its work when the client has more calls at once than an app. So a client with many calls at once slows down by
 * itself. One that sends a call after the other never waits.
 */
export function createPace(now: () => number = () => performance.now()): Pace {
  const callsOf = new Map<string, number>();
  /** When the last answer of a client has its time behind it. The oldest entries come first. */
  const freeAt = new Map<string, number>();
  /** Works of all clients, which share the processor. */
  let working = 0;
  let giveWayUntil = 0;

  function delayOf(client: string, workMs: number): number {
    const time = now();
    for (const [other, free] of freeAt) {
      if (free > time) break;
      freeAt.delete(other);
    }
    const atOnce = callsOf.get(client) ?? 1;
    if (atOnce === 1 || time > giveWayUntil) return 0;
    const weight = atOnce > ordinaryCalls ? weightOfMany : 1;
    const free = Math.max(freeAt.get(client) ?? 0, time) + weight * (workMs + overheadMs);
    freeAt.delete(client);
    freeAt.set(client, Math.min(free, time + allowanceMs + longestDelayMs));
    return Math.min(Math.max(0, free - time - allowanceMs), longestDelayMs);
  }

  return {
    enter: ({ address, caller }) => {
      const clients = new Set([address, caller]);
      for (const client of clients) callsOf.set(client, (callsOf.get(client) ?? 0) + 1);
      let began: number | undefined;
      let priority: Priority = 'free';
      let isHere = true;
      const endWork = (): number => {
        if (began === undefined) return 0;
        const workMs = (now() - began) / working;
        working -= 1;
        began = undefined;
        return workMs;
      };
      return {
        begin: (itsPriority) => {
          if (began === undefined) working += 1;
          began = now();
          priority = itsPriority;
          if (priority === 'urgent') giveWayUntil = began + giveWayMs;
        },
        answer: ({ isRefusal }) => {
          const workMs = endWork();
          if (isRefusal) return delayOf(address, workMs);
          return priority === 'yields' ? delayOf(caller, workMs) : 0;
        },
        leave: () => {
          endWork();
          if (!isHere) return;
          isHere = false;
          for (const client of clients) {
            const left = (callsOf.get(client) ?? 1) - 1;
            if (left === 0) callsOf.delete(client);
            else callsOf.set(client, left);
          }
        },
      };
    },
  };
}
