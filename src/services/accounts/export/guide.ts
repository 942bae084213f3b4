import { languages, type Language, type LocalizedText } from '../../../domain/language.ts';

/** A file or a folder of an export, and what is in it. */
export interface GuideLine {
  readonly name: string;
  readonly about: LocalizedText;
}

/** What is in the parts that are no collection. */
export const partTexts = {
  everything: {
    ko: '모든 정보 (계정, 동의, 로그인 기록 포함)',
    en: 'everything, with the account, the consents and the logins',
  },
  foodsOfMeals: { ko: '식사별 음식', en: 'the foods of each meal' },
  pictures: { ko: '사진', en: 'the pictures' },
} as const satisfies Record<string, LocalizedText>;

const texts: Readonly<Record<Language, Readonly<Record<'title' | 'files' | 'notes', string>>>> = {
  ko: {
    title:
      '다이닝코치 내보내기\n\n이 파일에는 회원님에 대해 저장된 모든 정보가 들어 있습니다. 건강정보가 있으니 안전한 곳에 보관해 주세요.',
    files: '들어 있는 파일',
    notes: [
      '- CSV 파일은 엑셀이나 구글 스프레드시트로 열 수 있습니다. 문자는 UTF-8이고, 첫 줄은 항목의 이름입니다.',
      '- 빈 칸은 모르는 값이며 0이 아닙니다.',
      '- 날짜와 시각은 ISO 8601 형식입니다. Z로 끝나는 시각은 협정 세계시(UTC)이며, 한국 시각은 9시간을 더합니다.',
      '- deletedAt이 있으면 휴지통에 있던 것입니다.',
      '- data.json에는 같은 내용이 프로그램이 읽는 형식으로 모두 들어 있습니다.',
    ].join('\n'),
  },
  en: {
    title:
      'Your export from DiningCoach\n\nIt contains everything that is stored about you. There are health data in it, so please keep it in a safe place.',
    files: 'The files',
    notes: [
      '- Spreadsheets open the CSV files. Their text is UTF-8, and the first line has the names.',
      '- An empty cell is an unknown value. It is not 0.',
      '- Dates and times are ISO 8601. A time that ends with Z is in UTC.',
      '- What has a deletedAt was in the trash.',
      '- data.json has all of it once more, in a form for programs.',
    ].join('\n'),
  },
};

/** `README.txt` of an export, in both languages: who reads it later may not be the member. */
export function exportGuide(lines: readonly GuideLine[]): string {
  const parts = languages.map((language) => {
    const { files, notes, title } = texts[language];
    const list = lines.map(({ about, name }) => `- ${name}: ${about[language]}`).join('\n');
    return `${title}\n\n${files}\n${list}\n\n${notes}\n`;
  });
  // Old editors of Windows need both the mark and the line breaks.
  return `\ufeff${parts.join('\n\n')}`.replaceAll('\n', '\r\n');
}
