import { clockOffset, dayMs, defaultTimeZone } from '../domain/calendar.ts';

/** A time of day in the default time zone. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
}

/**
 * The latest moment, up to `now`, at which a daily schedule was due. It assumes that the clocks of the zone do not
 * change.
 */
export function latestSlot(at: TimeOfDay, now: Date): Date {
  const timeOfDayMs = ((at.hour * 60 + at.minute) * 60 + (at.second ?? 0)) * 1000;
  const offset = clockOffset(defaultTimeZone, now);
  const localMs = now.getTime() + offset;
  const today = Math.floor(localMs / dayMs) * dayMs + timeOfDayMs;
  return new Date((today <= localMs ? today : today - dayMs) - offset);
}
