import type { ClaimedJob } from './claims.ts';
import { LostLock } from './failures.ts';

/** A job that this process has claimed and has not yet finished, failed or returned. */
export interface HeldClaim {
  readonly job: ClaimedJob;
  readonly lockSeconds: number;
  /** Aborts the handler. Its reason says why: LostLock, JobTimeout, WorkerStopping. */
  readonly abort: AbortController;
  /** Time of this process (performance.now, ms) just before the last request to extend the lock. */
  readonly renewedAt: number;
}

/** The claims of this process, by their token. A job can be claimed again while its lost attempt is still ending. */
export interface HeldClaims {
  add(entry: HeldClaim): void;
  get(claim: string): HeldClaim | undefined;
  all(): readonly HeldClaim[];
  renewed(claim: string, renewedAt: number): void;
  /** Aborts the handler of a claim that another worker may have by now. */
  lost(claim: string): void;
  remove(claim: string): void;
  /** Resolves as soon as there is no claim. */
  whenEmpty(): Promise<void>;
}

export function heldClaims(): HeldClaims {
  const claims = new Map<string, HeldClaim>();
  let resolvers: (() => void)[] = [];

  return {
    add: (entry) => void claims.set(entry.job.claim, entry),
    get: (claim) => claims.get(claim),
    all: () => [...claims.values()],
    renewed(claim, renewedAt) {
      const entry = claims.get(claim);
      if (entry !== undefined) claims.set(claim, { ...entry, renewedAt });
    },
    lost: (claim) => claims.get(claim)?.abort.abort(new LostLock('The lock of the job ran out.')),
    remove(claim) {
      claims.delete(claim);
      if (claims.size > 0) return;
      for (const resolve of resolvers) resolve();
      resolvers = [];
    },
    whenEmpty: () =>
      claims.size === 0 ? Promise.resolve() : new Promise((resolve) => (resolvers = [...resolvers, resolve])),
  };
}
