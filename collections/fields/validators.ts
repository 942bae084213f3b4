import type { Validate } from 'payload';
import { isEmail, normalEmail } from '../../src/domain/accounts/credentials/email.ts';
import { defaultTimeZone, isTimeZone, pastDayFault } from '../../src/domain/calendar.ts';
import type { LocalizedText } from '../../src/domain/language.ts';
import { toLanguage } from '../../src/i18n/language.ts';

/** Makes a validator that reports `fault` in the caller's language. */
export function validator(isValid: (value: unknown) => boolean, fault: LocalizedText): Validate {
  return (value: unknown, { req }) => isValid(value) || fault[toLanguage(req.i18n.language)];
}

/** Accepts a date of birth or no value. */
export const birthdateOrEmpty = validator((value) => value == null || isPastDay(value), {
  ko: '생년월일은 1900-01-01부터 오늘까지의 날짜(YYYY-MM-DD)여야 합니다.',
  en: 'A date of birth is a day from 1900-01-01 to today (YYYY-MM-DD).',
});

function isPastDay(value: unknown): boolean {
  return typeof value === 'string' && pastDayFault(value) === undefined;
}

const isAddress = (value: unknown) => typeof value === 'string' && isEmail(normalEmail(value));
const emailFault = {
  ko: '올바른 이메일 주소를 입력해 주세요.',
  en: 'Please enter a valid e-mail address.',
};

/** Accepts one e-mail address, also an international one. */
export const emailAddress = validator(isAddress, emailFault);

/** Accepts one e-mail address or no value. */
export const emailAddressOrEmpty = validator((value) => value == null || isAddress(value), emailFault);

/** Accepts the name of an IANA time zone or no value. */
export const timeZoneOrEmpty = validator((value) => value == null || isTimeZone(value), {
  ko: `그런 시간대가 없습니다. 예: ${defaultTimeZone}`,
  en: `There is no such time zone. An example: ${defaultTimeZone}`,
});
