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

/** When a suspension ends by itself, as a parameter of the error; empty for a ban. */
export function endOfSuspension({ suspended, suspendedUntil }: Standing): { readonly until: string } {
  const hasEnd = suspended !== true && suspendedUntil != null;
  return { until: hasEnd ? new Date(suspendedUntil).toISOString() : '' };
}

/** Whether an account may read, but write nothing that others see. */
export function isMuted({ mutedUntil }: Standing, now: Date): boolean {
  return isAhead(mutedUntil, now);
}

function isAhead(time: Date | string | null | undefined, now: Date): boolean {
  return time != null && new Date(time) > now;
}
