/** What moderators decided about an account. A time that is over has no effect, so nobody needs to lift it. */
export interface Standing {
  /** Banned: until somebody lifts it. */
  readonly suspended?: boolean | null;
  readonly suspendedUntil?: Date | string | null;
  readonly mutedUntil?: Date | string | null;
}

/** Whether an account may not be used at all. */
export function isSuspended({ suspended, suspendedUntil }: Standing, now: Date): boolean {
  return suspended === true || isAhead(suspendedUntil, now);
}

/** Whether an account may read, but write nothing that others see. */
export function isMuted({ mutedUntil }: Standing, now: Date): boolean {
  return isAhead(mutedUntil, now);
}

function isAhead(time: Date | string | null | undefined, now: Date): boolean {
  return time != null && new Date(time) > now;
}
