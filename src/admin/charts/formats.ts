import { defaultTimeZone, midnightOf } from '../../domain/calendar.ts';
import { locales, type Language } from '../../domain/language.ts';

/** The formats of numbers and dates in a language. */
export interface Formats {
  readonly count: (value: number) => string;
  readonly percent: (share: number) => string;
  /** A calendar day, YYYY-MM-DD, short. */
  readonly day: (day: string) => string;
  /** A moment, in the default time zone of the product. */
  readonly moment: (moment: Date) => string;
  /** A time span, from a minute on. */
  readonly duration: (seconds: number) => string;
}

export function formatsFor(language: Language): Formats {
  const locale = locales[language];
  const count = new Intl.NumberFormat(locale);
  const day = new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', timeZone: 'UTC' });
  const moment = new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    hourCycle: 'h23',
    timeZone: defaultTimeZone,
  });
  const inUnit = (unit: 'minute' | 'hour' | 'day', value: number, maximumFractionDigits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits }).format(
      value,
    );
  return {
    duration: (seconds) => {
      const minutes = Math.max(1, seconds / 60);
      if (minutes < 60) return inUnit('minute', minutes, 0);
      return minutes < 48 * 60 ? inUnit('hour', minutes / 60, 1) : inUnit('day', minutes / 1_440, 1);
    },
    count: (value) => count.format(value),
    percent,
    day: (text) => day.format(midnightOf(text)),
    moment: (at) => moment.format(at),
  };
}

/** Shows "100%" and "0%" only for exact values, so that a few missing foods stay visible. */
function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  if (share < 0.01) return '<1%';
  return share > 0.99 ? '>99%' : `${Math.round(share * 100)}%`;
}
