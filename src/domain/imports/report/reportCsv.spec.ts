import { reportHead, reportLines } from './reportCsv.ts';
import type { ReportedRow } from './reportRow.ts';

const row: ReportedRow = {
  n: 7,
  file: 'foods.csv',
  line: 8,
  outcome: 'updated',
  food: 3,
  name: '두부',
  issues: null,
  flags: [],
  changes: null,
};

test('begins with the mark of UTF-8 and the names of the columns in the language of the reader', () => {
  expect(reportHead('en')).toBe(
    '\ufeffrow,file,line,outcome,food,name,kind,field,old value,value,reason\r\n',
  );
  expect(reportHead('ko')).toContain('행,파일,줄');
});

test('has a line for everything that is said about a row', () => {
  const lines = reportLines(
    {
      ...row,
      issues: [{ code: 'unreadable_value', field: '나트륨', value: '1~2' }],
      flags: ['sugars-over-carbohydrate'],
      changes: [
        { field: 'nutrients.sodium', from: 3, to: 4 },
        { field: 'brand', from: 'A', to: 'B', kept: true },
      ],
    },
    'en',
  );
  expect(lines.split('\r\n')).toEqual([
    '7,foods.csv,8,changed,3,두부,warning,나트륨,,1~2,"나트륨: ""1~2"" is not an amount; it is left unknown."',
    '7,foods.csv,8,changed,3,두부,doubt,sugars-over-carbohydrate,,,More sugars than carbohydrate.',
    '7,foods.csv,8,changed,3,두부,change,nutrients.sodium,3,4,',
    '7,foods.csv,8,changed,3,두부,kept as a person set it,brand,A,B,',
    '',
  ]);
  expect(reportLines(row, 'ko')).toBe('7,foods.csv,8,변경,3,두부,,,,,\r\n');
});

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+1+1', `'+1+1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['-2+3', `'-2+3`],
  ['\t=1', `'\t=1`],
  ['  =1', `'  =1`],
  ['＝1', `'＝1`],
  ['-2.5', '-2.5'],
  ['두부', '두부'],
])('makes no formula of %j', (name, cell) => {
  expect(reportLines({ ...row, name }, 'en')).toBe(`7,foods.csv,8,changed,3,${cell},,,,,\r\n`);
});
