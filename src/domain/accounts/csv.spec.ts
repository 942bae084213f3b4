import { csvHead, csvLine } from './csv.ts';

test.each([
  [['a', 1, true, null, undefined], 'a,1,true,,\r\n'],
  [['김치, 배추', 'she said "no"', 'two\nlines'], '"김치, 배추","she said ""no""","two\nlines"\r\n'],
  [[{ food: 1 }, ['a', 'b'], []], '"{""food"":1}","[""a"",""b""]",[]\r\n'],
  [[], '\r\n'],
])('%j is the line %j', (values, line) => {
  expect(csvLine(values)).toBe(line);
});

test('a file begins with the mark that spreadsheets need for Korean letters', () => {
  expect(csvHead(['id', 'name'])).toBe('\ufeffid,name\r\n');
});
