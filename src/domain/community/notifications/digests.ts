import {
  clockOffset,
  dayIn,
  defaultTimeZone,
  isTimeZone,
  midnightOf,
  periodStart,
  type Day,
} from '../../calendar.ts';
import type { LocalizedText } from '../../language.ts';

/** How often a member gets a mail about what they have not read. */
export const digestFrequencies = {
  daily: { ko: '매일', en: 'Daily' },
  weekly: { ko: '매주', en: 'Weekly' },
  never: { ko: '받지 않음', en: 'Never' },
} as const satisfies Record<string, LocalizedText>;

export type DigestFrequency = keyof typeof digestFrequencies;
export const digestFrequencyNames = Object.keys(digestFrequencies) as DigestFrequency[];

/** Nobody gets a digest at night: from this hour on, by the clock of the member. */
const firstHour = 8;
const hourMs = 3_600_000;

/** A digest that is due: its period, and the moment at which the period began. */
export interface DuePeriod {
  readonly period: Day;
  readonly beganAt: Date;
}

/**
 * The period for which a digest is due: the day, or the Monday of the week, by the calendar of the member. There is one
 * digest for each period, about what was unread when it began; so nobody gets a mail about something at once. In the
 * hours before the first one of a period, that of the period before is due, so that a server that was off in the morning
 * sends it later.
 */
export function duePeriod({
  frequency,
  timeZone,
  now,
}: {
  frequency: Exclude<DigestFrequency, 'never'>;
  timeZone: string | null;
  now: Date;
}): DuePeriod {
  const zone = isTimeZone(timeZone) ? timeZone : defaultTimeZone;
  // The clock of the member, turned back so that a day begins with its first hour.
  const local = new Date(now.getTime() + clockOffset(zone, now) - firstHour * hourMs);
  const period = periodStart(frequency === 'daily' ? 'day' : 'week', dayIn('UTC', local));
  const begin = midnightOf(period) + firstHour * hourMs;
  return { period, beganAt: new Date(begin - clockOffset(zone, new Date(begin))) };
}
