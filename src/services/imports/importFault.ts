import { fillText, localized, type LocalizedText } from '../../domain/language.ts';

/** All faults that stop an import before or between rows. The fault's parameters fill `{name}` in a text. */
export const importFaults = {
  no_files: { en: 'No file was given.', ko: '파일을 지정하지 않았습니다.' },
  no_such_file: { en: 'There is no file {file}.', ko: '{file} 파일이 없습니다.' },
  not_readable: { en: '{file} cannot be read: {reason}.', ko: '{file} 파일을 읽을 수 없습니다: {reason}.' },
  not_csv: {
    en: '{file} is not a CSV file: {reason}.',
    ko: '{file}은(는) CSV 파일이 아닙니다: {reason}.',
  },
  unknown_header: {
    en: '{file} does not have the columns or units of any file of "{preset}" ({expected}); its header is: {header}.',
    ko: '{file}의 열 또는 단위가 "{preset}" 형식({expected})과 다릅니다. 머리글: {header}.',
  },
  no_foods_file: {
    en: '{file} contains data for foods, but the file with these foods was not given.',
    ko: '{file}에 해당하는 식품 파일이 없습니다.',
  },
  partner_missing: {
    en: '{file} requires its file of {partner}; give both files.',
    ko: '{file}에 필요한 {partner} 파일이 없습니다. 함께 지정해 주세요.',
  },
  partner_mismatch: {
    en: '{file} and {other} do not belong together: only {found} of {rows} rows match.',
    ko: '{file}와(과) {other}은(는) 짝이 아닙니다: {rows}행 가운데 {found}행만 이어집니다.',
  },
  too_unordered: {
    en: 'The order of {file} differs too much from the file of foods; sort both by their number.',
    ko: '{file}의 순서가 식품 파일과 너무 다릅니다. 두 파일을 번호 순서로 정렬해 주세요.',
  },
  files_gone: {
    en: '{file} is not on this server any more. Upload the files again.',
    ko: '{file} 파일이 서버에 더는 없습니다. 파일을 다시 올려 주세요.',
  },
  not_migrated: {
    en: 'The database has no catalogue yet; start the product once (npm start), then import.',
    ko: '데이터베이스에 아직 식품 표가 없습니다. 먼저 npm start로 한 번 시작해 주세요.',
  },
  database_lost: {
    en: 'The database connection was lost after {rows} rows ({reason}). Import again; no row is imported twice.',
    ko: '{rows}행 뒤에 데이터베이스 연결이 끊겼습니다 ({reason}). 다시 가져오면 중복 없이 이어집니다.',
  },
  import_changed: {
    en: 'The files, their settings or the way they are read have changed since this import began. Start a new one.',
    ko: '이 가져오기를 시작한 뒤에 파일이나 설정 또는 읽는 방법이 바뀌었습니다. 새로 시작해 주세요.',
  },
  changed_later: {
    en: 'A later import (number {imports}) has changed {foods} of the same foods. Roll that one back first.',
    ko: '나중의 가져오기({imports}번)가 같은 식품 {foods}개를 바꾸었습니다. 그것부터 되돌려 주세요.',
  },
} as const satisfies Record<string, LocalizedText>;

export type ImportFaultCode = keyof typeof importFaults;

/** An import that cannot continue, with a one-line reason in every language. */
export class ImportFault extends Error {
  override readonly name = 'ImportFault';
  readonly code: ImportFaultCode;
  readonly text: LocalizedText;

  constructor(
    code: ImportFaultCode,
    parameters: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    const text = localized((language) => fillText(importFaults[code][language], parameters));
    super(text.en, options);
    this.code = code;
    this.text = text;
  }
}

/** The `code` of an error of Node (`ENOENT`) or PostgreSQL (`42P01`); empty when it has none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** Converts errors of the database to an ImportFault; any other error stays unchanged. */
export function toImportFault(error: unknown, rows: number): unknown {
  if (!(error instanceof Error) || error instanceof ImportFault) return error;
  const code = codeOf(error);
  // The table or its row type does not exist.
  if (code === '42P01' || code === '42704') return new ImportFault('not_migrated', {}, { cause: error });
  const isLost = /^(?:08|57P|E[A-Z]+$)/.test(code) || /connection|timeout/i.test(error.message);
  return isLost ? new ImportFault('database_lost', { rows, reason: error.message }, { cause: error }) : error;
}
