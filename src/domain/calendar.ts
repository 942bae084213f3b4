import { z } from 'zod';

/** A calendar day, YYYY-MM-DD: a person's own day, without a time zone. */
export type Day = string & { readonly __brand: 'Day' };

/** Where a person's day begins and ends when they never said, and by which clock the product itself lives. */
export const defaultTimeZone = 'Asia/Seoul';

const iso = z.iso.date();

/** Milliseconds of a day in UTC. */
export const dayMs = 86_400_000;

/** Reads a calendar day that exists; undefined otherwise (2026-02-30, 2026-1-5). */
export function parseDay(input: unknown): Day | undefined {
  const parsed = iso.safeParse(input);
  return parsed.success ? (parsed.data as Day) : undefined;
}

/** Whether a name is a time zone of the IANA database. */
export function isTimeZone(name: unknown): name is string {
  if (typeof name !== 'string') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The calendar day on which an instant falls in a time zone. */
export function dayIn(timeZone: string, instant: Date): Day {
  // The Swedish locale writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant) as Day;
}

/** The day on which an instant falls for a person; in the default time zone where theirs is not known. */
export function personalDay(timeZone: unknown, instant: Date): Day {
  return dayIn(isTimeZone(timeZone) ? timeZone : defaultTimeZone, instant);
}

/** How far the clocks of a time zone are ahead of UTC at an instant, in milliseconds. */
export function clockOffset(timeZone: string, instant: Date): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const shown = Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`);
  return shown - Math.floor(instant.getTime() / 1_000) * 1_000;
}

/** A day some days later, or earlier. Calendar days have no time zone: UTC has neither summer time nor gaps. */
export function addDays(day: string, days: number): Day {
  return toDay(midnightOf(day) + days * dayMs);
}

/** The first instant of a day in UTC, in milliseconds: for arithmetic, and for formatters that are set to UTC. */
export function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The days from one to another, both included, in order; empty when `until` is before `from`. */
export function daysBetween(from: Day, until: Day): Day[] {
  const days: Day[] = [];
  for (let at = midnightOf(from); at <= midnightOf(until); at += dayMs) days.push(toDay(at));
  return days;
}

/** Days of a range; negative when `until` is before `from`. */
export function lengthInDays(from: Day, until: Day): number {
  return (midnightOf(until) - midnightOf(from)) / dayMs + 1;
}

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** The first day of the period a day belongs to: itself, its Monday (ISO 8601), the first of its month. */
export function startOf(period: Period, day: Day): Day {
  switch (period) {
    case 'day':
      return day;
    case 'week': {
      const sinceMonday = (new Date(midnightOf(day)).getUTCDay() + 6) % 7;
      return toDay(midnightOf(day) - sinceMonday * dayMs);
    }
    case 'month':
      return `${day.slice(0, 7)}-01` as Day;
  }
}

function toDay(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10) as Day;
}
