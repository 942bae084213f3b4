import { csvHead, csvLine } from '../../accounts/csv.ts';
import type { Language, LocalizedText } from '../../language.ts';
import { rowOutcomeTitles, type ReportedRow } from './reportRow.ts';
import { rowIssueText } from '../rows/rowIssues.ts';
import { flagTitle } from './shownValues.ts';

const columns: readonly LocalizedText[] = [
  { ko: '행', en: 'row' },
  { ko: '파일', en: 'file' },
  { ko: '줄', en: 'line' },
  { ko: '결과', en: 'outcome' },
  { ko: '식품 번호', en: 'food' },
  { ko: '이름', en: 'name' },
  { ko: '종류', en: 'kind' },
  { ko: '항목', en: 'field' },
  { ko: '이전 값', en: 'old value' },
  { ko: '값', en: 'value' },
  { ko: '이유', en: 'reason' },
];

const kinds = {
  error: { ko: '오류', en: 'error' },
  warning: { ko: '주의', en: 'warning' },
  flag: { ko: '의심', en: 'doubt' },
  change: { ko: '변경', en: 'change' },
  kept: { ko: '직접 수정한 값 유지', en: 'kept as a person set it' },
} as const satisfies Record<string, LocalizedText>;

/** The header of the report as CSV, with the mark by which spreadsheets know UTF-8. */
export function reportHead(language: Language): string {
  return csvHead(columns.map((column) => column[language]));
}

/** The lines of a row: one for each thing that is said about it, and at least one. */
export function reportLines(row: ReportedRow, language: Language): string {
  const { n, file, line, outcome, food, name } = row;
  const start = [n, file, line, rowOutcomeTitles[outcome][language], food, name];
  const remarks = remarksOf(row, language);
  return (remarks.length === 0 ? [noRemark] : remarks)
    .map((remark) => csvLine([...start, ...remark].map(withoutFormula)))
    .join('');
}

const noRemark: readonly unknown[] = [null, null, null, null, null];

function remarksOf({ issues, flags, changes }: ReportedRow, language: Language): unknown[][] {
  return [
    ...(issues ?? []).map((issue) => {
      const { severity, reason } = rowIssueText(issue, language);
      return [kinds[severity][language], issue.field, null, issue.value, reason];
    }),
    ...flags.map((flag) => [kinds.flag[language], flag, null, null, flagTitle(flag)[language]]),
    ...(changes ?? []).map(({ field, from, to, kept }) => [
      kinds[kept === true ? 'kept' : 'change'][language],
      field,
      from,
      to,
      null,
    ]),
  ];
}

/**
 * A spreadsheet would run a text of a file that begins like a formula. The apostrophe makes it a text again. A number
 * stays a number.
 */
function withoutFormula(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const text = value.replaceAll('\0', '');
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text.trimStart()) && !/^[+-]?\d+(?:\.\d+)?$/.test(text)
    ? `'${text}`
    : text;
}
