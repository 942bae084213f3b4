import { fillText, localized, type Language, type LocalizedText } from '../../language.ts';
import { isRowReason, rowReasons, type RowReason } from './rowReasons.ts';

/**
 * All issues that an import can report about a row. An `error` rejects the row, a `warning` keeps it. The issue's
 * parameters fill `{name}` in a text.
 */
export const rowIssues = {
  malformed: {
    severity: 'error',
    en: 'The quotation marks of this line are not closed correctly, so it cannot be split into columns.',
    ko: '따옴표가 제대로 닫히지 않아 열을 나눌 수 없습니다.',
  },
  line_too_long: {
    severity: 'error',
    en: 'This line is longer than {limit} characters.',
    ko: '한 줄이 {limit}자를 넘습니다.',
  },
  columns: {
    severity: 'error',
    en: 'This line has {found} columns; the header has {expected}.',
    ko: '열이 {found}개입니다. 머리글은 {expected}개입니다.',
  },
  required: { severity: 'error', en: '{field} is empty.', ko: '{field} 값이 비어 있습니다.' },
  too_long: { severity: 'error', en: '{field} is too long.', ko: '{field} 값이 너무 깁니다.' },
  invalid_character: {
    severity: 'error',
    en: '{field} contains a character that cannot be stored (NUL or a lone surrogate).',
    ko: '{field} 값에 저장할 수 없는 문자(NUL 또는 짝이 없는 서로게이트)가 있습니다.',
  },
  unreadable_character: {
    severity: 'error',
    en: '{field} contains a character that is broken in the file.',
    ko: '{field} 값에 파일에서 깨진 문자가 있습니다.',
  },
  not_offered: {
    severity: 'error',
    en: '{field}: "{value}" is none of {choices}.',
    ko: '{field}: "{value}"은(는) 쓸 수 없습니다. {choices} 가운데 하나로 적어 주세요.',
  },
  no_amount: {
    severity: 'error',
    en: '{field}: "{value}" is not an amount.',
    ko: '{field}: "{value}"은(는) 양으로 읽을 수 없습니다.',
  },
  invalid: {
    severity: 'error',
    en: '{field}: "{value}" cannot be used ({reason}).',
    ko: '{field}: "{value}"을(를) 쓸 수 없습니다 ({reason}).',
  },
  duplicate_code: {
    severity: 'error',
    en: 'The code {value} was already given in {firstFile}, line {firstLine}.',
    ko: '코드 {value}이(가) {firstFile} {firstLine}행에 이미 있습니다.',
  },
  custom_needs_owner: {
    severity: 'error',
    en: 'A custom food belongs to a member, so it cannot be imported. Use fresh, cooked or processed.',
    ko: '직접 등록한 식품(custom)은 회원의 것이라 가져올 수 없습니다. fresh, cooked, processed 가운데 하나로 적어 주세요.',
  },
  unknown_category: {
    severity: 'error',
    en: 'There is no category "{value}".',
    ko: '"{value}"이라는 분류는 없습니다.',
  },
  unknown_allergen: {
    severity: 'error',
    en: 'There is no allergen "{value}".',
    ko: '"{value}"이라는 알레르기 유발 물질은 없습니다.',
  },
  ambiguous: {
    severity: 'error',
    en: 'More than one food could be meant: by the barcode {value} or by the code.',
    ko: '바코드 {value}(으)로 찾은 식품과 코드로 찾은 식품이 여럿이라 어느 것인지 알 수 없습니다.',
  },
  unknown_flag: {
    severity: 'warning',
    en: '"{value}" is no flag of figures.',
    ko: '"{value}"은(는) 아는 품질 표시가 아닙니다.',
  },
  unknown_label: {
    severity: 'warning',
    en: '"{value}" is no known certificate, so no rule uses it.',
    ko: '"{value}"은(는) 아는 인증이 아니어서 판단에 쓰이지 않습니다.',
  },
  order_unproven: {
    severity: 'warning',
    en: 'The nutrients of this line have no number, and nothing proves that both files have the same order here. They are kept, but no verdict uses them.',
    ko: '이 줄의 영양 정보에는 번호가 없고, 두 파일의 순서가 같다는 증거가 없습니다. 값은 두지만 판단에는 쓰지 않습니다.',
  },
  bad_barcode: {
    severity: 'warning',
    en: 'The barcode "{value}" is no GTIN ({reason}), so it was left out.',
    ko: '바코드 "{value}"은(는) 올바른 GTIN이 아니어서({reason}) 비워 두었습니다.',
  },
  shared_barcode: {
    severity: 'warning',
    en: 'The barcode {value} is also on another food: {other}.',
    ko: '바코드 {value}이(가) 다른 식품에도 있습니다: {other}.',
  },
  no_food: {
    severity: 'error',
    en: 'There is no food for the nutrients of this line (number "{value}").',
    ko: '이 줄의 영양 정보(번호 "{value}")에 해당하는 식품이 없습니다.',
  },
  refused: {
    severity: 'error',
    en: 'The database refused this row: {reason}.',
    ko: '데이터베이스가 이 행을 받지 않았습니다: {reason}.',
  },
  no_nutrients: {
    severity: 'warning',
    en: 'No nutrients were found for the number "{value}"; all are unknown.',
    ko: '번호 "{value}"의 영양 정보가 없어 모두 알 수 없음으로 두었습니다.',
  },
  unreadable_value: {
    severity: 'warning',
    en: '{field}: "{value}" is not an amount; it is left unknown.',
    ko: '{field}: "{value}"은(는) 양으로 읽을 수 없어 알 수 없음으로 두었습니다.',
  },
  zero_unknown: {
    severity: 'warning',
    en: '{field}: the energy of {value} kcal does not come from the rest, so the 0 is left unknown.',
    ko: '{field}: 열량 {value} kcal이(가) 나머지 값만으로 설명되지 않아 0을 알 수 없음으로 두었습니다.',
  },
  no_serving_size: {
    severity: 'warning',
    en: 'The serving size "{value}" is not an amount, so the values are kept per serving and flagged.',
    ko: '1회 제공량 "{value}"을(를) 읽을 수 없어 1회 제공량 기준의 값을 그대로 두고 표시했습니다.',
  },
} as const satisfies Record<string, LocalizedText & { readonly severity: 'error' | 'warning' }>;

export type RowIssueCode = keyof typeof rowIssues;

export const rowIssueCodes = Object.keys(rowIssues).filter(isRowIssueCode);

function isRowIssueCode(code: string): code is RowIssueCode {
  return Object.hasOwn(rowIssues, code);
}

/** What an issue says of any row. */
export function rowIssueTitle(code: RowIssueCode): LocalizedText {
  return localized((language) => rowIssues[code][language].replace(/\{\w+\}/g, '…'));
}

/** An issue of a row without the position of the row. */
export interface RowIssue {
  readonly code: RowIssueCode;
  /** The column of the file or the field of the food. */
  readonly field?: string;
  readonly value?: string;
  readonly parameters?: Readonly<Record<string, string | number>> & { readonly reason?: RowReason };
}

/** An issue as it is stored. Its code may be one of another version. */
interface StoredIssue {
  readonly code: string;
  readonly field?: string | undefined;
  readonly value?: string | undefined;
  readonly parameters?: Readonly<Record<string, string | number>> | undefined;
}

/** What an issue of a row says. A code or a reason of another version is shown as it is. */
export function rowIssueText(
  { code, field, value, parameters = {} }: StoredIssue,
  language: Language,
): { severity: 'error' | 'warning'; reason: string } {
  if (!isRowIssueCode(code)) return { severity: 'warning', reason: code };
  const { severity, ...texts } = rowIssues[code];
  const because = parameters['reason'];
  const words = { ...parameters, ...(isRowReason(because) ? { reason: rowReasons[because][language] } : {}) };
  return { severity, reason: fillText(texts[language], { field, value, ...words }) };
}
