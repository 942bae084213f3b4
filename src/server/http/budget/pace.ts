/** What is known about the work for a call before it begins. */
export interface Work {
  /** Work that takes no longer is ordinary, and its answer does not wait. */
  readonly ordinaryMs: number;
  /** The work must stay fast. Answers of other works wait only while there is such work. */
  readonly isUrgent: boolean;
}

/** One call of a client, from its arrival to its answer. */
export interface Visit {
  /** Begins the work for the call. Until then, it only waits. */
  readonly begin: (work: Work) => void;
  /** Ends the work. @returns milliseconds for which the answer should wait. */
  readonly answer: (outcome: { isRefusal: boolean }) => number;
  /** The call is over. */
  readonly leave: () => void;
}

export interface Pace {
  readonly enter: (client: string) => Visit;
}

/** Answers of other works wait this long after the beginning of the last urgent one. */
const giveWayMs = 1_000;
/** Work that counts, in milliseconds, which a client may cause before answers wait. */
const allowanceMs = 1_000;
const longestDelayMs = 2_000;
/** The work that counts takes at most a third of the time while its client has several calls at once. */
const largestWeight = 3;
/** What a call takes beside its work. */
const overheadMs = 1;

/**
 * Decides how long an answer should wait, so that nobody can keep the server busy with dear or refused calls while others
 * search. The answers to such calls of one client leave one after the other. Each takes as long as its work, or up to
 * three times as long while the client has several calls at once. So a client with many calls at once slows down by
 * itself, and one that sends a call after the other never waits.
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
    if (time > giveWayUntil) return 0;
    const weight = Math.min(callsOf.get(client) ?? 1, largestWeight);
    const free = Math.max(freeAt.get(client) ?? 0, time) + weight * (workMs + overheadMs);
    freeAt.delete(client);
    freeAt.set(client, Math.min(free, time + allowanceMs + longestDelayMs));
    return Math.min(Math.max(0, free - time - allowanceMs), longestDelayMs);
  }

  return {
    enter: (client) => {
      callsOf.set(client, (callsOf.get(client) ?? 0) + 1);
      let began: number | undefined;
      let ordinary = Infinity;
      let isHere = true;
      const endWork = (): number => {
        if (began === undefined) return 0;
        const workMs = (now() - began) / working;
        working -= 1;
        began = undefined;
        return workMs;
      };
      return {
        begin: ({ isUrgent, ordinaryMs }) => {
          if (began === undefined) working += 1;
          began = now();
          ordinary = ordinaryMs;
          if (isUrgent) giveWayUntil = began + giveWayMs;
        },
        answer: ({ isRefusal }) => {
          const workMs = endWork();
          return isRefusal || workMs > ordinary ? delayOf(client, workMs) : 0;
        },
        leave: () => {
          endWork();
          if (!isHere) return;
          isHere = false;
          const left = (callsOf.get(client) ?? 1) - 1;
          if (left === 0) callsOf.delete(client);
          else callsOf.set(client, left);
        },
      };
    },
  };
}
