import { isBirthdate } from '../../src/domain/accounts/healthProfile.ts';
import { defaultTimeZone, isTimeZone } from '../../src/domain/calendar.ts';

/** Accepts a date of birth or no value. */
export const birthdateOrEmpty = (value: unknown): true | string =>
  value == null || isBirthdate(value) ? true : 'YYYY-MM-DD';

/** Accepts the name of an IANA time zone or no value. */
export const timeZoneOrEmpty = (value: unknown): true | string =>
  value == null || isTimeZone(value) ? true : defaultTimeZone;
