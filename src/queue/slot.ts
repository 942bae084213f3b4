import { clockOffset, dayMs, defaultTimeZone } from '../domain/calendar.ts';

/** A time of day in the default time zone. */
export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
}

/** Every so many minutes, counted from the full hour. An hour is a multiple of them. */
export interface Interval {
  readonly everyMinutes: number;
}

/**
 * The latest moment, up to `now`, at which a schedule was due. It assumes that the clocks of the zone do not change.
 */
export function latestSlot(at: TimeOfDay | Interval, now: Date): Date {
  if ('everyMinutes' in at) {
    const intervalMs = at.everyMinutes * 60_000;
    return new Date(Math.floor(now.getTime() / intervalMs) * intervalMs);
  }
  const timeOfDayMs = ((at.hour * 60 + at.minute) * 60 + (at.second ?? 0)) * 1000;
  const offset = clockOffset(defaultTimeZone, now);
  const localMs = now.getTime() + offset;
  const today = Math.floor(localMs / dayMs) * dayMs + timeOfDayMs;
  return new Date((today <= localMs ? today : today - dayMs) - offset);
}
