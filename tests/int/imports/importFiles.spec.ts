import { appendFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { ZipFile } from 'yazl';
import { buffer } from 'node:stream/consumers';
import { readFood } from '../../../src/domain/imports/rows/readFood.ts';
import { importSettings, type Inspection } from '../../../src/domain/imports/settings/settings.ts';
import { inspectImport, type RowObserver } from '../../../src/services/imports/reading/inspectImport.ts';
import { joinRows } from '../../../src/services/imports/reading/joinRows.ts';
import { planImport } from '../../../src/services/imports/reading/planImport.ts';
import { importSources } from '../../../src/services/imports/reading/sources.ts';
import { fixture, fixtureLines } from '../../helpers/foods/mfdsFiles.ts';
import { temporaryFolder } from '../../helpers/temporaryFolder.ts';

const folder = temporaryFolder('import-files');
const header = 'kind,name,sourceName,code';
const foods = `${header},sodium\nprocessed,두부,시험,1,5\nprocessed,"김치, 포기",시험,2,600\n`;

let made = 0;
function write(bytes: Buffer | string, name = 'foods.csv'): string {
  made += 1;
  const path = join(folder, `${made}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

function zip(files: Readonly<Record<string, Buffer | string>>): Promise<Buffer> {
  const archive = new ZipFile();
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return buffer(archive.outputStream);
}

async function inspect(paths: readonly string[], settings = {}): Promise<Inspection> {
  return inspectImport({ files: await importSources(paths), settings });
}

type Answers = Readonly<Record<string, string>>;

/** Plans and reads files, and gives the foods or the issues of their rows. */
async function read(paths: readonly string[], settings: { preset?: string; answers?: Answers } = {}) {
  const files = await importSources(paths);
  const plan = await planImport({
    files,
    settings: importSettings.parse({ preset: 'diningcoach', ...settings }),
  });
  const rows: { n: number; line: number; name?: string; sodium?: number | null; issues: string[] }[] = [];
  for await (const row of joinRows(plan)) {
    const { n, line } = row;
    if (row.kind === 'issue') {
      rows.push({ n, line, issues: [row.issue.code] });
      continue;
    }
    const { food, issues } = readFood(plan.preset, {
      ...row,
      table: row.pair.foods.table.id,
      format: row.pair.format,
    });
    const codes = issues.map(({ code }) => code);
    rows.push({
      n,
      line,
      issues: codes,
      ...(food === null ? {} : { name: food.name, sodium: food.nutrients.sodium }),
    });
  }
  return { plan, rows };
}

const twoFoods = [
  { n: 1, line: 2, name: '두부', sodium: 5, issues: [] },
  { n: 2, line: 3, name: '김치, 포기', sodium: 600, issues: [] },
];

describe('a file of foods is read', () => {
  test.each<[string, () => Buffer | Promise<Buffer>]>([
    ['as UTF-8', () => Buffer.from(foods)],
    ['as UTF-8 with a byte order mark', () => iconv.encode(foods, 'utf-8', { addBOM: true })],
    ['as UTF-16, little end first', () => iconv.encode(foods, 'utf-16le', { addBOM: true })],
    ['as UTF-16, big end first', () => iconv.encode(foods, 'utf-16be', { addBOM: true })],
    ['as UTF-16 without a byte order mark', () => iconv.encode(foods, 'utf-16le', { addBOM: false })],
    [
      'as UTF-16, big end first, without a byte order mark',
      () => iconv.encode(foods, 'utf-16be', { addBOM: false }),
    ],
    ['as CP949', () => iconv.encode(foods, 'cp949')],
    ['with CRLF', () => Buffer.from(foods.replaceAll('\n', '\r\n'))],
    ['with CR', () => Buffer.from(foods.replaceAll('\n', '\r'))],
    ['with tabs', () => Buffer.from(foods.replaceAll(',', '\t').replace('\t 포기', ', 포기'))],
    ['with semicolons', () => Buffer.from(foods.replaceAll(',', ';').replace('; 포기', ', 포기'))],
    ['from gzip', () => gzipSync(foods)],
    [
      'from two parts of gzip',
      () => Buffer.concat([gzipSync(foods.slice(0, 50)), gzipSync(foods.slice(50))]),
    ],
    [
      'from zip',
      () => zip({ '__MACOSX/._foods.csv': 'x', 'readme.txt': 'two foods', 'data/foods.csv': foods }),
    ],
    ['from zip in CP949', () => zip({ 'foods.csv': iconv.encode(foods, 'cp949') })],
  ])('%s', async (_, bytes) => {
    expect((await read([write(await bytes())])).rows).toEqual(twoFoods);
  });

  test('with the physical lines after a line that says the delimiter', async () => {
    const text = `sep=;\n${foods.replaceAll(',', ';').replace('; 포기', ', 포기')}`;
    expect((await read([write(text)])).rows.map(({ line }) => line)).toEqual([3, 4]);
  });

  test('with labels above the names, and with units below them', async () => {
    const labels = '종류,이름,출처,코드,나트륨(g)\n';
    const units = foods.replace('\n', '\n,,,,(g)\n');
    for (const text of [labels + foods, units]) {
      const { rows } = await read([write(text)]);
      expect(rows.map(({ n, line, sodium }) => [n, line, sodium])).toEqual([
        [1, 3, 5_000],
        [2, 4, 600_000],
      ]);
    }
  });

  test('once when it is given twice', async () => {
    expect((await read([write(foods), write(foods, 'copy.csv')])).rows).toEqual(twoFoods);
  });

  test('with its partner from one archive', async () => {
    const files = {
      'food.csv': fixtureLines('cooked_food').join('\n'),
      'nutrition.csv': fixtureLines('cooked_nutrition').join('\n'),
    };
    const fromArchive = await read([write(await zip(files), 'pair.zip')], { preset: 'mfds' });
    const fromFiles = await read([fixture('cooked_food'), fixture('cooked_nutrition')], { preset: 'mfds' });
    expect(fromArchive.rows).toEqual(fromFiles.rows);
    expect(fromArchive.plan.rows).toBe(6);
  });
});

describe('what a file does not say is a question', () => {
  test('about its letters, with how they read', async () => {
    const file = write(iconv.encode(`${header}\nprocessed,칩,x,1\n`, 'cp949'));
    const { questions, guess } = await inspect([file]);
    expect(guess).toBe('diningcoach');
    expect(questions).toMatchObject([
      {
        id: `encoding:${file}`,
        kind: 'encoding',
        choices: expect.arrayContaining([
          expect.objectContaining({ value: 'cp949', sample: '칩' }),
        ]) as unknown,
      },
    ]);
    await expect(read([file])).rejects.toMatchObject({ code: 'question_open' });
    await expect(read([file], { answers: { [`encoding:${file}`]: 'klingon' } })).rejects.toMatchObject({
      code: 'unknown_answer',
      message: expect.stringContaining('cp949') as unknown,
    });
    const { rows } = await read([file], { answers: { [`encoding:${file}`]: 'cp949' } });
    expect(rows).toMatchObject([{ name: '칩' }]);
  });

  test('not about accents before small letters', async () => {
    const file = write(
      iconv.encode(`${header}\nprocessed,Äpfel getrocknet,x,1\nprocessed,Åland ost,x,2\n`, 'latin1'),
    );
    expect((await inspect([file])).questions).toEqual([]);
    expect((await read([file])).rows.map(({ name }) => name)).toEqual(['Äpfel getrocknet', 'Åland ost']);
  });

  test('about two decimal marks', async () => {
    const file = write(
      `${header},sodium\nprocessed,a,x,1,"1,5"\nprocessed,b,x,2,0.5\nprocessed,c,x,3,"1,234"\n`,
    );
    const id = `decimal:${file}`;
    expect((await inspect([file])).questions).toMatchObject([{ id, kind: 'decimal' }]);
    await expect(read([file])).rejects.toMatchObject({
      code: 'question_open',
      message: expect.stringContaining('1,5') as unknown,
    });
    const sodium = async (answer: string) =>
      (await read([file], { answers: { [id]: answer } })).rows.map((row) => row.sodium);
    expect(await sodium('either')).toEqual([1.5, 0.5, null]);
    expect(await sodium(',')).toEqual([1.5, 0.5, 1.234]);
    expect(await sodium('.')).toEqual([1.5, 0.5, 1_234]);
  });

  test('not about one decimal mark', async () => {
    const file = write(
      `${header};sodium\nprocessed;a;x;1;1,5\nprocessed;b;x;2;1.234\n`.replaceAll(
        'kind,name,sourceName,code',
        'kind;name;sourceName;code',
      ),
    );
    expect((await read([file])).rows.map((row) => row.sodium)).toEqual([1.5, 1_234]);
  });

  test('about a unit that a nutrient cannot have', async () => {
    const file = write(`${header},sodium (%),sugars_mg\nprocessed,a,x,1,5,500\n`);
    expect((await inspect([file])).questions).toMatchObject([
      {
        id: 'unit:sodium',
        kind: 'unit',
        column: 'sodium',
        choices: [{ value: 'g' }, { value: 'mg' }, { value: 'µg' }],
      },
    ]);
    const { plan, rows } = await read([file], { answers: { 'unit:sodium': 'g' } });
    expect(rows).toMatchObject([{ sodium: 5_000 }]);
    expect(plan.pairs[0]?.format.units).toEqual({ sodium: 'g', sugars: 'mg' });
  });

  test('whose answer belongs to the context of the rows', async () => {
    const file = write(`${header},sodium (%)\nprocessed,a,x,1,5\n`);
    const [inGrams, inMilligrams] = await Promise.all(
      ['g', 'mg'].map((unit) => read([file], { answers: { 'unit:sodium': unit } })),
    );
    expect(inGrams?.plan.context).not.toBe(inMilligrams?.plan.context);
  });

  test('of an observer that has seen all rows', async () => {
    const seen: number[] = [];
    const observer: RowObserver = {
      see: ({ n }, { food }) => {
        if (food.name !== undefined) seen.push(n);
      },
      questions: () => [{ id: 'unit:sodium', kind: 'unit', text: { ko: '?', en: '?' }, choices: [] }],
    };
    const { questions } = await inspectImport({
      files: await importSources([write(foods)]),
      observers: [observer],
    });
    expect(seen).toEqual([1, 2]);
    expect(questions).toMatchObject([{ id: 'unit:sodium' }]);
  });
});

describe('an inspection', () => {
  test('says what the file is', async () => {
    const inspection = await inspect([write(gzipSync(foods.replace('sodium', 'sodim')))]);
    expect(inspection.guess).toBe('diningcoach');
    expect(inspection.files).toMatchObject([
      {
        compressed: 'gzip',
        encoding: 'utf-8',
        delimiter: ',',
        columns: ['kind', 'name', 'sourceName', 'code', 'sodim'],
        headerFaults: [{ column: 'sodim', position: 5, fault: 'unknown', proposal: 'sodium' }],
        rows: 2,
        firstRows: [
          ['processed', '두부', '시험', '1', '5'],
          ['processed', '김치, 포기', '시험', '2', '600'],
        ],
      },
    ]);
  });

  test('names the misspelt columns when no preset fits', async () => {
    const { guess, files } = await inspect([write(foods.replace('name', 'nmae'))]);
    expect(guess).toBeNull();
    expect(files[0]?.headerFaults).toEqual([
      { column: 'nmae', position: 2, fault: 'unknown', proposal: 'name' },
    ]);
  });

  test('can be stored whatever the file holds', async () => {
    const [shown] = (await inspect([write(foods.replace('두부', `두\0부${'x'.repeat(300)}`))])).files;
    expect(shown?.firstRows[0]?.[1]).toBe(`두\ufffd부${'x'.repeat(197)}`);
  });

  test('tells two files of the same name apart', async () => {
    const sources = await importSources([write(foods), write(foods.replaceAll('시험', '다른 시험'))]);
    const files = sources.map((source) => ({ ...source, name: 'foods.csv' }));
    const { files: inspected } = await inspectImport({ files });
    expect(inspected.map(({ name }) => name)).toEqual(['foods.csv', 'foods.csv (2)']);
    const plan = await planImport({ files, settings: importSettings.parse({ preset: 'diningcoach' }) });
    expect(plan.rows).toBe(4);
  });

  test('is not used for other answers or files', async () => {
    const file = write(`${header},sodium\nprocessed,a,x,1,"1,5"\nprocessed,b,x,2,0.5\n`);
    const files = await importSources([file]);
    const settings = importSettings.parse({ preset: 'diningcoach', answers: { [`decimal:${file}`]: ',' } });
    const inspection = await inspectImport({ files, settings });
    const rows = inspection.files.map((one) => ({ ...one, rows: 77 }));
    const planWith = (other: Partial<Inspection>) =>
      planImport({ files, settings, inspection: { ...inspection, files: rows, ...other } });
    expect((await planWith({})).rows).toBe(77);
    expect((await planWith({ key: 'another' })).rows).toBe(2);
  });
});

describe('a file that cannot be read says why', () => {
  const huge = (text: string) =>
    gzipSync(Buffer.concat([Buffer.from(foods), Buffer.alloc(18_000_000, text)]));
  test.each<[string, () => Buffer | string | Promise<Buffer>, string, RegExp, RegExp]>([
    ['a PDF', () => '%PDF-1.7\n1 0 obj', 'not_csv', /PDF/, /PDF/],
    ['a web page', () => '<!DOCTYPE html><p>404', 'not_csv', /HTML/, /웹 페이지/],
    ['JSON', () => '[{"name":"두부"}]', 'not_csv', /JSON/, /JSON/],
    [
      'a workbook',
      () => zip({ '[Content_Types].xml': 'x', 'xl/workbook.xml': 'x' }),
      'not_csv',
      /Excel/,
      /엑셀/,
    ],
    [
      'an archive without tables',
      () => zip({ 'photo.jpg': 'x' }),
      'archive_empty',
      /no CSV/,
      /CSV 파일이 없습니다/,
    ],
    ['a file in two archives', () => gzipSync(gzipSync(foods)), 'not_csv', /packed twice/, /두 번 압축/],
    ['a header only', () => `${header}\n`, 'no_rows', /no rows/, /행이 없습니다/],
    ['blank lines only', () => '\n\n , \n', 'not_csv', /empty/, /비어 있습니다/],
    ['10,000 columns', () => 'a,'.repeat(10_000), 'too_many_columns', /10001 columns/, /2000개까지/],
    ['an endless header', () => 'x'.repeat(3_000_000), 'not_csv', /header cannot be read/, /머리글/],
    ['NUL bytes', () => foods + '\0'.repeat(200), 'not_csv', /binary/, /이진 파일/],
    [
      'a cut gzip file',
      () => gzipSync(foods.repeat(200)).subarray(0, -20),
      'file_cut',
      /ends in the middle/,
      /중간에서 끊겼습니다/,
    ],
    ['a damaged gzip file', () => damaged(gzipSync(foods)), 'file_damaged', /damaged/, /손상/],
    [
      'a cut archive',
      async () => (await zip({ 'foods.csv': foods })).subarray(0, -10),
      'file_cut',
      /ends in the middle/,
      /끊겼습니다/,
    ],
    [
      'a damaged archive',
      async () => damaged(await zip({ 'foods.csv': foods })),
      'file_damaged',
      /damaged/,
      /손상/,
    ],
    ['a gzip bomb', () => huge('0'), 'packed_too_much', /250 times/, /250배/],
    [
      'a zip bomb',
      () => zip({ 'foods.csv': Buffer.alloc(18_000_000, '0') }),
      'packed_too_much',
      /250 times/,
      /250배/,
    ],
    [
      'a column twice',
      () => foods.replace('sodium', 'code'),
      'header_faults',
      /columns 4 and 5 both mean "code" \(delete one of them, or rename it\)/,
      /4번째 열과 5번째 열/,
    ],
    [
      'a misspelt column',
      () => foods.replace('sodium', 'sodim'),
      'header_faults',
      /did you mean "sodium"/,
      /"sodium"\?/,
    ],
    [
      'a needed column misspelt',
      () => foods.replace('name', 'nmae'),
      'header_faults',
      /no column "name".*"nmae"/,
      /"name" 열이 없습니다/,
    ],
    [
      'a column without a name',
      () => foods.replace('sodium', ''),
      'header_faults',
      /column 5 has values but no name/,
      /이름이 없습니다/,
    ],
  ])('%s', async (_, bytes, code, en, ko) => {
    const fault: unknown = await read([write(await bytes())]).catch((error: unknown) => error);
    expect(fault).toMatchObject({
      name: 'ImportFault',
      code,
      text: { en: expect.stringMatching(en), ko: expect.stringMatching(ko) },
    });
    expect((fault as Error).message).not.toContain('\n');
  });

  test('one that is shortened or grows while it is read', async () => {
    for (const change of [
      (path: string) => truncateSync(path, 40),
      (path: string) => appendFileSync(path, 'processed,x,x,9,1\n'),
    ]) {
      const path = write(foods);
      const files = await importSources([path]);
      const plan = await planImport({ files, settings: importSettings.parse({ preset: 'diningcoach' }) });
      change(path);
      const reading = async () => {
        for await (const row of joinRows(plan)) expect(row.n).toBeGreaterThan(0);
      };
      await expect(reading()).rejects.toMatchObject({ code: 'file_changed' });
    }
  });

  /** Changes bytes in the middle, behind the names and sizes. */
  function damaged(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    copy.fill(0xff, 60, 75);
    return copy;
  }
});

test.each([
  ['first', '', 2],
  ['second', 'processed,a,x,1\n', 3],
])('a %s row of many megabytes is refused alone', async (_, before, line) => {
  const text = `${header}\n${before}processed,${'x'.repeat(20_000_000)},x,2\nprocessed,c,x,3\n`;
  const { rows } = await read([write(text)]);
  expect(rows.filter(({ issues }) => issues.length > 0)).toEqual([
    { n: line - 1, line, issues: ['line_too_long'] },
  ]);
  expect(rows.at(-1)).toMatchObject({ line: line + 1, name: 'c' });
});
