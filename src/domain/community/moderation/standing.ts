/** What moderators decided about an account. A time that is over has no effect, so nobody needs to lift it. */
export interface Standing {
  /** Banned: until somebody lifts it. */
  readonly suspended?: boolean | null;
  readonly suspendedUntil?: Date | string | null;
  readonly mutedUntil?: Date | string | null;
}

/** When something ends, as parameters of an error; empty where it does not end by itself. */
export interface EndOfSilence {
  readonly until: string;
  /** Of the member, in which they read it. */
  readonly timeZone: string;
}

/** Whether an account may not be used at all. */
export function isSuspended({ suspended, suspendedUntil }: Standing, now: Date): boolean {
  return suspended === true || isAhead(suspendedUntil, now);
}

/** When a suspension ends; a ban does not. */
export function endOfSuspension(
  { suspended, suspendedUntil }: Standing,
  timeZone: string | null | undefined,
): EndOfSilence {
  return endOf(suspended === true ? null : suspendedUntil, timeZone);
}

export function endOf(
  until: Date | string | null | undefined,
  timeZone: string | null | undefined,
): EndOfSilence {
  return { until: until == null ? '' : new Date(until).toISOString(), timeZone: timeZone ?? '' };
}

/** Whether an account may read, but write nothing that others see. */
export function isMuted({ mutedUntil }: Standing, now: Date): boolean {
  return isAhead(mutedUntil, now);
}

function isAhead(time: Date | string | null | undefined, now: Date): boolean {
  return time != null && new Date(time) > now;
}
