import { fillText, localized, type LocalizedText } from '../../domain/language.ts';

/**
 * All faults that stop an import before or between rows. The fault's parameters fill `{name}` in a text; those that are
 * words have them in each language.
 */
export const importFaults = {
  no_files: { en: 'No file was given.', ko: '파일을 지정하지 않았습니다.' },
  no_such_file: { en: 'There is no file {file}.', ko: '{file} 파일이 없습니다.' },
  not_readable: { en: '{file} cannot be read: {reason}.', ko: '{file} 파일을 읽을 수 없습니다: {reason}.' },
  not_csv: {
    en: '{file} is not a CSV file: {reason}.',
    ko: '{file}은(는) CSV 파일이 아닙니다: {reason}.',
  },
  archive_empty: { en: 'There is no CSV file in {file}.', ko: '{file} 안에 CSV 파일이 없습니다.' },
  archive_encrypted: {
    en: '{file} has a password; pack it without one.',
    ko: '{file}에 암호가 걸려 있습니다. 암호 없이 압축해 주세요.',
  },
  too_many_files: {
    en: '{file} has more than {limit} CSV files.',
    ko: '{file} 안에 CSV 파일이 {limit}개보다 많습니다.',
  },
  unpacked_too_large: {
    en: '{file} unpacks to more than {limit} MB; split it.',
    ko: '{file}의 압축을 풀면 {limit} MB를 넘습니다. 나누어 주세요.',
  },
  packed_too_much: {
    en: '{file} unpacks to more than {ratio} times its size, which no food table does; it is not read.',
    ko: '{file}의 압축을 풀면 {ratio}배보다 커집니다. 식품 표로 볼 수 없어 읽지 않았습니다.',
  },
  file_cut: {
    en: '{file} ends in the middle; copy or pack it again.',
    ko: '{file}이(가) 중간에서 끊겼습니다. 다시 복사하거나 압축해 주세요.',
  },
  file_damaged: {
    en: '{file} is damaged and cannot be unpacked; copy or pack it again.',
    ko: '{file}이(가) 손상되어 압축을 풀 수 없습니다. 다시 복사하거나 압축해 주세요.',
  },
  file_changed: {
    en: '{file} changed while it was read; import it again when it is complete.',
    ko: '{file}이(가) 읽는 동안 바뀌었습니다. 완성된 뒤에 다시 가져와 주세요.',
  },
  no_rows: { en: '{file} has a header but no rows.', ko: '{file}에 머리글만 있고 행이 없습니다.' },
  too_many_columns: {
    en: '{file} has {found} columns; at most {limit} are read.',
    ko: '{file}의 열이 {found}개입니다. {limit}개까지 읽을 수 있습니다.',
  },
  header_faults: {
    en: 'The header of {file} cannot be used: {faults}.',
    ko: '{file}의 머리글을 쓸 수 없습니다: {faults}.',
  },
  question_open: {
    en: '{file}: {question} Answer it with {id}=… ({choices}).',
    ko: '{file}: {question} {id}=…로 답해 주세요 ({choices}).',
  },
  unknown_question: {
    en: 'There is no question {id}; {known}.',
    ko: '{id}라는 질문은 없습니다. {known}.',
  },
  unknown_answer: {
    en: '"{value}" is no answer to {id}; its answers are {known}.',
    ko: '"{value}"은(는) {id}의 답이 아닙니다. 답은 {known}입니다.',
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
  disk_full: {
    en: 'The disk of the database is full after {rows} rows. Free some space and import again; no row is imported twice.',
    ko: '{rows}행 뒤에 데이터베이스의 디스크가 가득 찼습니다. 공간을 비운 뒤 다시 가져오면 중복 없이 이어집니다.',
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
    parameters: Readonly<Record<string, string | number | LocalizedText>> = {},
    options?: { cause?: unknown },
  ) {
    const text = localized((language) => {
      const words = Object.entries(parameters).map(([name, value]): [string, string | number] => [
        name,
        typeof value === 'object' ? value[language] : value,
      ]);
      return fillText(importFaults[code][language], Object.fromEntries(words));
    });
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
  if (code === '53100') return new ImportFault('disk_full', { rows }, { cause: error });
  const isLost = /^(?:08|57P|E[A-Z]+$)/.test(code) || /connection|timeout/i.test(error.message);
  return isLost ? new ImportFault('database_lost', { rows, reason: error.message }, { cause: error }) : error;
}

/** For work that may fail together with other work, whose error says the same. @throws any other error. */
export function ignoreAway(error: unknown): undefined {
  if (isDatabaseAway(toImportFault(error, 0))) return undefined;
  throw error;
}

/** Whether the error passes when the database is back, or has space again. What was written stays until then. */
export function isDatabaseAway(error: unknown): boolean {
  return error instanceof ImportFault && (error.code === 'database_lost' || error.code === 'disk_full');
}
