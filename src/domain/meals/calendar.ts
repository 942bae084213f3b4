import { z } from 'zod';

/** A calendar day, YYYY-MM-DD: a person's own day, without a time zone. */
export type Day = string & { readonly __brand: 'Day' };

const iso = z.iso.date();

/** Reads a calendar day that exists; undefined otherwise (2026-02-30, 2026-1-5). */
export function parseDay(input: unknown): Day | undefined {
  const parsed = iso.safeParse(input);
  return parsed.success ? (parsed.data as Day) : undefined;
}

/** Whether a name is a time zone of the IANA database. */
export function isTimeZone(name: unknown): boolean {
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

/** The days from one to another, both included, in order; empty when `until` is before `from`. */
export function daysBetween(from: Day, until: Day): Day[] {
  const days: Day[] = [];
  for (let at = utc(from); at <= utc(until); at += dayMs) days.push(toDay(at));
  return days;
}

/** Days of a range; negative when `until` is before `from`. */
export function lengthInDays(from: Day, until: Day): number {
  return (utc(until) - utc(from)) / dayMs + 1;
}

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** The first day of the period a day belongs to: itself, its Monday (ISO 8601), the first of its month. */
export function startOf(period: Period, day: Day): Day {
  switch (period) {
    case 'day':
      return day;
    case 'week': {
      const sinceMonday = (new Date(utc(day)).getUTCDay() + 6) % 7;
      return toDay(utc(day) - sinceMonday * dayMs);
    }
    case 'month':
      return `${day.slice(0, 7)}-01` as Day;
  }
}

const dayMs = 86_400_000;

function utc(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toDay(ms: number): Day {
  return new Date(ms).toISOString().slice(0, 10) as Day;
}
