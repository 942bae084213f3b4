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
 * The period for which a digest is due: the day, or the Monday of the week, by the calendar of the member; undefined at
 * night. There is one digest for each period, about what was unread when it began; so nobody gets a mail about something at
 * once. It is due until midnight, or the rest of the week, so that a server that was off in the morning sends it later.
 */
export function duePeriod({
  frequency,
  timeZone,
  now,
}: {
  frequency: Exclude<DigestFrequency, 'never'>;
  timeZone: string | null;
  now: Date;
}): DuePeriod | undefined {
  const zone = isTimeZone(timeZone) ? timeZone : defaultTimeZone;
  const local = new Date(now.getTime() + clockOffset(zone, now));
  if (local.getUTCHours() < firstHour) return undefined;
  const period = periodStart(frequency === 'daily' ? 'day' : 'week', dayIn('UTC', local));
  const begin = midnightOf(period) + firstHour * hourMs;
  return { period, beganAt: new Date(begin - clockOffset(zone, new Date(begin))) };
}
