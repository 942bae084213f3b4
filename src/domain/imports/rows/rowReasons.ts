import type { LocalizedText } from '../../language.ts';

/** Why a value cannot be used: the `reason` in the text of an issue. */
export const rowReasons = {
  length: { en: 'its length is not that of a GTIN', ko: '자릿수가 GTIN과 다름' },
  characters: { en: 'it has other characters than digits', ko: '숫자가 아닌 문자가 있음' },
  'check-digit': { en: 'its check digit is wrong', ko: '검증 숫자가 틀림' },
  not_positive: { en: 'it must be more than 0', ko: '0보다 커야 함' },
  negative: { en: 'it is below 0', ko: '0보다 작음' },
  too_large: { en: 'it is too large', ko: '값이 너무 큼' },
  out_of_range: { en: 'it is out of range', ko: '범위를 벗어남' },
  too_many: { en: 'the list has too many entries', ko: '목록의 항목이 너무 많음' },
  not_a_date: { en: 'it is no date such as 2024-05-31', ko: '2024-05-31 같은 날짜가 아님' },
  wrong_form: { en: 'it does not have the form of this field', ko: '이 항목의 형식이 아님' },
  too_long: { en: 'a text is too long', ko: '글이 너무 김' },
  not_storable: { en: 'a character cannot be stored', ko: '저장할 수 없는 문자가 있음' },
  same_food: { en: 'another food has the same code', ko: '같은 코드의 식품이 이미 있음' },
  against_rules: { en: 'a value breaks a rule of the catalogue', ko: '식품 표의 규칙에 어긋나는 값이 있음' },
} as const satisfies Record<string, LocalizedText>;

export type RowReason = keyof typeof rowReasons;

export function isRowReason(text: unknown): text is RowReason {
  return typeof text === 'string' && Object.hasOwn(rowReasons, text);
}

/** Why PostgreSQL refused a row, by its SQLSTATE. Its own text is English, and may have values of the row. */
export function reasonOfState(state: string): RowReason {
  if (state === '22001' || state.startsWith('54')) return 'too_long';
  if (state === '22003') return 'out_of_range';
  if (state === '22021' || state === '22P05') return 'not_storable';
  return state === '23505' ? 'same_food' : 'against_rules';
}
