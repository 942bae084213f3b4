import type { Validate } from 'payload';
import { isEmail, normalEmail } from '../../src/domain/accounts/email.ts';
import { isBirthdate } from '../../src/domain/accounts/healthProfile.ts';
import { defaultTimeZone, isTimeZone } from '../../src/domain/calendar.ts';
import type { LocalizedText } from '../../src/domain/language.ts';
import { toLanguage } from '../../src/i18n/language.ts';

/** Makes a validator that reports `fault` in the caller's language. */
export function validator(isValid: (value: unknown) => boolean, fault: LocalizedText): Validate {
  return (value: unknown, { req }) => isValid(value) || fault[toLanguage(req.i18n.language)];
}

/** Accepts a date of birth or no value. */
export const birthdateOrEmpty = validator((value) => value == null || isBirthdate(value), {
  ko: '생년월일은 1900-01-01부터 오늘까지의 날짜(YYYY-MM-DD)여야 합니다.',
  en: 'A date of birth is a day from 1900-01-01 to today (YYYY-MM-DD).',
});

/** Accepts one e-mail address, also an international one. */
export const emailAddress = validator((value) => typeof value === 'string' && isEmail(normalEmail(value)), {
  ko: '올바른 이메일 주소를 입력해 주세요.',
  en: 'Please enter a valid e-mail address.',
});

/** Accepts the name of an IANA time zone or no value. */
export const timeZoneOrEmpty = validator((value) => value == null || isTimeZone(value), {
  ko: `그런 시간대가 없습니다. 예: ${defaultTimeZone}`,
  en: `There is no such time zone. An example: ${defaultTimeZone}`,
});
