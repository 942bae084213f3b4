import { isBirthdate } from '../../src/domain/accounts/healthProfile.ts';
import { defaultTimeZone, isTimeZone } from '../../src/domain/calendar.ts';

/** A date of birth, or nothing. */
export const birthdateOrEmpty = (value: unknown): true | string =>
  value == null || isBirthdate(value) ? true : 'YYYY-MM-DD';

/** A name of an IANA time zone, or nothing. */
export const timeZoneOrEmpty = (value: unknown): true | string =>
  value == null || isTimeZone(value) ? true : defaultTimeZone;
