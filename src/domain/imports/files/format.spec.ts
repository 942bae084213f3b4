import { contentStart, otherContent } from './content.ts';
import { countMarks, decimalMarkOf, startMarkCounts } from './decimalMark.ts';
import { detectFormat } from './format.ts';

describe('the format of a text', () => {
  it.each<[string, string, Partial<ReturnType<typeof detectFormat>>]>([
    ['commas', 'kind,name,code\na,b;c;d;e,1\n', { delimiter: ',' }],
    ['semicolons with decimal commas', 'kind;name;sodium\na;b;1,5\na;"c, d, e, f";2,5\n', { delimiter: ';' }],
    ['tabs', 'kind\tname\tsodium\na\tb, c\t1,5\n', { delimiter: '\t' }],
    ['a quoted header', '"kind";"name, brand, other, more, and more";"code"\n', { delimiter: ';' }],
    ['a single column', 'name\nfoo;\n', { delimiter: ',' }],
    ['a line that says it', 'sep=;\nname,x;b\n', { delimiter: ';', hasSeparatorLine: true }],
    ['a line that says a tab', 'sep=\t\r\nname,x\tb\n', { delimiter: '\t', hasSeparatorLine: true }],
    ['CR alone', 'kind,name\ra,b\r', { lineEnd: '\r', delimiter: ',' }],
    ['CRLF', 'kind;name\r\na;b\r\n', { lineEnd: '\n', delimiter: ';' }],
    ['nothing', '', { delimiter: ',', lineEnd: '\n', hasSeparatorLine: false }],
  ])('%s', (_, text, format) => {
    expect(detectFormat(text)).toMatchObject(format);
  });
});

describe('the decimal mark of amounts', () => {
  it.each<[string, string[], ',' | ';', '.' | ',' | null]>([
    ['points', ['1.5', '0.25', '3'], ',', '.'],
    ['points and thousands', ['1.5', '1,234', '1,234.5'], ',', '.'],
    ['commas', ['1,5', '< 0,5', '12'], ',', ','],
    ['commas and thousands', ['1,5', '1.234'], ';', ','],
    ['a zero before a comma', ['0,125'], ';', ','],
    ['both', ['1,5', '0.3'], ',', null],
    ['groups of three that say both', ['1,234.5', '1.234,5'], ';', null],
    ['groups of three between commas', ['1,234'], ',', '.'],
    ['groups of three between semicolons', ['1,234'], ';', null],
    ['points before three digits between semicolons', ['1.234'], ';', null],
    ['whole figures', ['1', '234', '-', 'Tr'], ';', '.'],
  ])('%s', (_, cells, delimiter, mark) => {
    const counts = startMarkCounts();
    for (const cell of cells) countMarks(counts, cell);
    expect(decimalMarkOf(counts, delimiter)).toBe(mark);
  });
});

describe('what a file is whatever its name says', () => {
  it.each<[string, string, RegExp]>([
    ['a PDF', '%PDF-1.7\n', /PDF/],
    ['a web page', '\n<!DOCTYPE html>\n<html>', /HTML/],
    ['a web page with a byte order mark', '\u00ef\u00bb\u00bf<html lang="ko">', /HTML/],
    ['a table in HTML, as some portals name .xls', '<table border="1"><tr>', /HTML/],
    ['XML', '<?xml version="1.0"?>', /XML/],
    ['JSON', '[{"name": "두부"}]', /JSON/],
    ['JSON lines', '{"name": "두부"}\n', /JSON/],
    ['an old workbook', '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1', /Excel/],
    ['a picture', '\u0089PNG\r\n', /picture/],
    ['a tar archive', `foods.csv${'\0'.repeat(248)}ustar`, /tar/],
    ['UTF-32', '\u00ff\u00fe\0\0k\0\0\0', /UTF-32/],
  ])('%s', (_, start, name) => {
    expect(otherContent(Buffer.from(start.padEnd(contentStart), 'latin1'))?.en).toMatch(name);
  });

  it.each(['kind,name\n', '"name","code"\n', '[code],name\n', '\u00ff\u00fek\0i\0', '<5,name\n', ''])(
    '%j is a table',
    (start) => {
      expect(otherContent(Buffer.from(start, 'latin1'))).toBeUndefined();
    },
  );
});
