import iconv from 'iconv-lite';
import { collectEvidence, fittingEncodings } from './encoding.ts';

function fitting(bytes: Uint8Array, chunkLength = bytes.length): string[] {
  const evidence = collectEvidence();
  for (let at = 0; at < bytes.length; at += chunkLength) evidence.add(bytes.subarray(at, at + chunkLength));
  return fittingEncodings(evidence.end());
}

describe('the encoding of a file', () => {
  it.each<[string, string, string]>([
    ['one accent before small letters', 'kind,name\nprocessed,Äpfel getrocknet\n', 'windows-1252'],
    ['one accent at the end', 'name\nCafé\n', 'windows-1252'],
    [
      'accents of several languages',
      'crème brûlée\nÅland ost\nà la carte\nMüsli\nJalapeño\n',
      'windows-1252',
    ],
    ['typographic apostrophes', 'name\nKellogg’s Corn Flakes\nReese’s\n', 'windows-1252'],
    ['a degree sign', 'storage\nkeep below 25°C\n', 'windows-1252'],
    ['common names of dishes', 'name\n비빔밥\n김치찌개\n', 'cp949'],
    ['a single word', 'name\n두부\n', 'cp949'],
    ['a syllable that KS X 1001 does not have', 'name\n똠얌꿍 수프\n볶음밥\n', 'cp949'],
    ['letters beside syllables', 'name\n비타민C 음료 100g당\nLA갈비\n', 'cp949'],
    ['signs between syllables', 'name\n과ㆍ채주스 25℃ 보관\n', 'cp949'],
    ['a single word', 'name\n두부\n', 'utf-8'],
    ['one accent', 'name\nCafé\n', 'utf-8'],
    ['accents of several languages', 'crème brûlée\nÅland ost\nà la carte\nMüsli\n', 'utf-8'],
    ['signs', 'storage,iodine\n25°C,5 µg\n½ cup,\n', 'utf-8'],
    ['Greek', 'name\nφέτα\n', 'utf-8'],
    ['ASCII', 'name\napple\n', 'utf-8'],
  ])('%s: %j is %s', (_, text, encoding) => {
    const bytes = iconv.encode(text, encoding);
    expect(fitting(bytes)).toEqual([encoding]);
    for (const length of [1, 2, 3]) expect(fitting(bytes, length)).toEqual(fitting(bytes));
  });

  it('is a question when a short text reads well in two', () => {
    // The bytes of this word are two letters with accents in UTF-8, as no text has them.
    expect(fitting(iconv.encode('name\n칩\n', 'cp949')).sort()).toEqual(['cp949', 'utf-8']);
  });

  it('is the one that most of the file has, with an invalid byte', () => {
    const damaged = (text: string, encoding: string) =>
      Buffer.concat([iconv.encode(text.repeat(20), encoding), Buffer.from([0xff, 0x2c])]);
    expect(fitting(damaged('두부 무침,', 'utf-8'))).toEqual(['utf-8']);
    expect(fitting(damaged('두부 무침,', 'cp949'))).toEqual(['cp949']);
    expect(fitting(damaged('crème,', 'windows-1252'))).toEqual(['windows-1252']);
  });

  it('keeps words to show how they read', () => {
    const evidence = collectEvidence();
    evidence.add(iconv.encode('kind,name\nprocessed,Äpfel getrocknet\n', 'windows-1252'));
    expect(evidence.end().words.map((word) => iconv.decode(Buffer.from(word), 'windows-1252'))).toEqual([
      'Äpfel',
    ]);
  });
});
