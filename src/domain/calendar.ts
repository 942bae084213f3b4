import { z } from 'zod';

/** A calendar day of a person, YYYY-MM-DD, without a time zone. */
export type Day = string & { readonly __brand: 'Day' };

/** The time zone of people who have not set one, and of the product itself. */
export const defaultTimeZone = 'Asia/Seoul';

const iso = z.iso.date();
const instantText = z.iso.datetime({ offset: true });

/** The milliseconds of a day in UTC. */
export const dayMs = 86_400_000;

/** The first day that a record may name. An earlier one is a slip of the keyboard. */
export const earliestDay = '1900-01-01' as Day;

/** The last day that a record may name: tomorrow, because it is tomorrow already in other time zones. */
export function latestDay(today: Day): Day {
  return addDays(today, 1);
}

/** Parses a calendar day; undefined when it does not exist or has another form (2026-02-30, 2026-1-5). */
export function parseDay(input: unknown): Day | undefined {
  const parsed = iso.safeParse(input);
  return parsed.success ? (parsed.data as Day) : undefined;
}

/**
 * Why a text is no date of a record: it is no calendar day and no instant, or it is out of the range of records.
 *
 * @param now decides which day is tomorrow in UTC. So it is never before tomorrow where the caller lives.
 */
export function dateFault(
  text: string,
  now = new Date(),
): 'invalid_date' | 'past_date' | 'future_date' | undefined {
  const isDay = iso.safeParse(text).success;
  if (!isDay && !instantText.safeParse(text).success) return 'invalid_date';
  const day = isDay ? text : new Date(text).toISOString().slice(0, 10);
  if (day < earliestDay) return 'past_date';
  return day > latestDay(dayIn('UTC', now)) ? 'future_date' : undefined;
}

/** Why a text is no calendar day from 1900 to today, such as a date of birth. */
export function pastDayFault(
  text: string,
  now = new Date(),
): 'invalid_date' | 'past_date' | 'future_date' | undefined {
  const day = parseDay(text);
  if (day === undefined) return 'invalid_date';
  if (day < earliestDay) return 'past_date';
  return day > dayIn('UTC', now) ? 'future_date' : undefined;
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

/** The calendar day of an instant in a time zone. */
export function dayIn(timeZone: string, instant: Date): Day {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    // The Swedish locale writes dates as ISO 8601 does.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    dayFormats.set(timeZone, format);
  }
  return format.format(instant) as Day;
}

/** One for each time zone. To make one takes a hundred times as long as to use it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant for a person; in the default time zone when theirs is unknown. */
export function personalDay(timeZone: unknown, instant: Date): Day {
  return dayIn(isTimeZone(timeZone) ? timeZone : defaultTimeZone, instant);
}

/** A moment as people write it, by the clock of a time zone; the default one when that is unknown. */
export function momentText(instant: Date, locale: string, timeZone?: unknown): string {
  const zone = isTimeZone(timeZone) ? timeZone : defaultTimeZone;
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: zone,
  }).format(instant);
}

/** The offset of a time zone from UTC at an instant, in milliseconds. */
export function clockOffset(timeZone: string, instant: Date): number {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const localTime = Date.parse(`${clock.format(instant).replace(' ', 'T')}Z`);
  return localTime - Math.floor(instant.getTime() / 1_000) * 1_000;
}

/** Adds days to a day; a negative number subtracts. It computes in UTC, which has no summer time. */
export function addDays(day: string, days: number): Day {
  return toDay(midnightOf(day) + days * dayMs);
}

/** The start of a day in UTC, in milliseconds. For arithmetic, and for formatters that are set to UTC. */
export function midnightOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

/** All days of a range, both ends included; empty when `until` is before `from`. */
export function daysBetween(from: Day, until: Day): Day[] {
  const days: Day[] = [];
  for (let at = midnightOf(from); at <= midnightOf(until); at += dayMs) days.push(toDay(at));
  return days;
}

/** The number of days of a range, both ends included; zero or less when `until` is before `from`. */
export function lengthInDays(from: Day, until: Day): number {
  return (midnightOf(until) - midnightOf(from)) / dayMs + 1;
}

export const periods = ['day', 'week', 'month'] as const;
export type Period = (typeof periods)[number];

/** The first day of a period: the day itself, its Monday (ISO 8601), or the first of its month. */
export function periodStart(period: Period, day: Day): Day {
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
