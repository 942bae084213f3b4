/** A time of day in Asia/Seoul. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
}

/** Asia/Seoul is nine hours ahead of UTC all year; Korea has no summer time (since 1988). */
const seoulOffsetMs = 9 * 3_600_000;
const dayMs = 24 * 3_600_000;

/** The latest moment, up to `now`, that a daily schedule was due. */
export function latestSlot(at: TimeOfDay, now: Date): Date {
  const timeOfDayMs = ((at.hour * 60 + at.minute) * 60 + (at.second ?? 0)) * 1000;
  const seoulNow = now.getTime() + seoulOffsetMs;
  const midnight = Math.floor(seoulNow / dayMs) * dayMs;
  const today = midnight + timeOfDayMs;
  return new Date((today <= seoulNow ? today : today - dayMs) - seoulOffsetMs);
}
