import type { LocalizedText } from '../../language.ts';

/** How many bytes of a file {@link otherContent} looks at. */
export const contentStart = 1_024;

/**
 * Names what a file is, when it is no text with rows whatever its name says: a PDF or a workbook that somebody renamed.
 *
 * @param start its first bytes, unpacked.
 */
export function otherContent(start: Uint8Array): LocalizedText | undefined {
  const bytes = String.fromCharCode(...start.subarray(0, contentStart));
  const text = bytes.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  const isFound = ({ starts = [], pattern }: Content) =>
    starts.some((one) => bytes.startsWith(one)) || (pattern?.test(text) ?? false);
  return contents.find(isFound)?.name;
}

interface Content {
  /** The first bytes, each as one character. */
  readonly starts?: readonly string[];
  /** The first letters, after a byte order mark and blanks. */
  readonly pattern?: RegExp;
  readonly name: LocalizedText;
}

const contents: readonly Content[] = [
  { starts: ['%PDF-'], name: { ko: 'PDF 파일입니다', en: 'it is a PDF document' } },
  {
    starts: ['\u00d0\u00cf\u0011\u00e0'],
    name: {
      ko: '예전 형식의 엑셀 파일입니다. CSV로 저장해 주세요',
      en: 'it is an old Excel workbook; save it as CSV',
    },
  },
  { starts: ['\u001f\u008b'], name: { ko: '두 번 압축되어 있습니다', en: 'it is packed twice' } },
  {
    starts: ['PK\u0003\u0004'],
    name: { ko: '압축 파일 안의 압축 파일입니다', en: 'it is an archive in an archive' },
  },
  {
    starts: ['BZh', '\u00fd7zXZ', '7z\u00bc\u00af', 'Rar!', '(\u00b5/\u00fd'],
    name: {
      ko: '지원하지 않는 압축 형식입니다. zip 또는 gzip으로 압축해 주세요',
      en: 'it is packed in a way that is not read; use zip or gzip',
    },
  },
  { pattern: /^[^]{257}ustar/, name: { ko: 'tar 묶음 파일입니다', en: 'it is a tar archive' } },
  {
    starts: ['\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8'],
    name: { ko: '그림 파일입니다', en: 'it is a picture' },
  },
  {
    starts: ['SQLite format 3', 'PAR1'],
    name: { ko: '데이터베이스 파일입니다', en: 'it is a database file' },
  },
  {
    starts: ['\u00ff\u00fe\0\0', '\0\0\u00fe\u00ff'],
    name: {
      ko: 'UTF-32로 저장되어 있습니다. UTF-8로 저장해 주세요',
      en: 'it is written in UTF-32; save it as UTF-8',
    },
  },
  {
    pattern: /^<(?:!doctype html|html|head|body|table)\b/i,
    name: { ko: '웹 페이지(HTML)입니다', en: 'it is a web page (HTML)' },
  },
  { pattern: /^<(?:\?xml|!--)/i, name: { ko: 'XML 파일입니다', en: 'it is an XML file' } },
  {
    pattern: /^(?:\{\s*["}]|\[\s*(?:[[{\]]|"[^"]*"\s*[,\]]))/,
    name: { ko: 'JSON 파일입니다', en: 'it is a JSON file' },
  },
  { pattern: /^\{\\rtf/, name: { ko: '서식 있는 문서(RTF)입니다', en: 'it is a rich text document' } },
];

/** Names what a zip archive is, when its entries are parts of one document. */
export function archiveContent(entries: readonly string[]): LocalizedText | undefined {
  if (!entries.some((name) => name === '[Content_Types].xml' || name === 'content.xml')) return undefined;
  const isWorkbook = entries.some((name) => /^xl\//.test(name));
  return isWorkbook
    ? { ko: '엑셀 파일입니다. CSV로 저장해 주세요', en: 'it is an Excel workbook; save it as CSV' }
    : { ko: '문서 파일입니다. CSV로 저장해 주세요', en: 'it is an office document; save it as CSV' };
}
