import fc from 'fast-check';
import { splitRows, type CsvRow } from './splitRows.ts';

/** The rows as `line: cells`, or the code of the issue. */
async function split(
  text: string,
  {
    chunkLength = 3,
    delimiter = ',' as const,
    ...format
  }: Partial<Parameters<typeof splitRows>[1]> & { chunkLength?: number } = {},
): Promise<unknown[]> {
  const rows: CsvRow[] = [];
  const chunks = splitRows(chunksOf(text, chunkLength), {
    delimiter,
    lineEnd: '\n',
    hasSeparatorLine: false,
    ...format,
  });
  for await (const some of chunks) rows.push(...some);
  return rows.map((row) => [row.line, 'issue' in row ? row.issue.code : row.cells]);
}

async function* chunksOf(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield await Promise.resolve(text.slice(at, at + length));
}

describe('splitRows', () => {
  it('ends rows at LF and CRLF, and skips blank rows but counts their lines', async () => {
    expect(await split('a,b\r\n\r\n1,2\n ,\n3,4')).toEqual([
      [1, ['a', 'b']],
      [3, ['1', '2']],
      [5, ['3', '4']],
    ]);
  });

  it.each<[string, Parameters<typeof split>[1], string]>([
    ['semicolons', { delimiter: ';' }, 'a;b,c\n"1;2";3\n'],
    ['tabs', { delimiter: '\t' }, 'a\tb,c\n"1\t2"\t3\n'],
    ['CR alone', { lineEnd: '\r' }, 'a,"b,c"\r"1,2",3\r'],
    ['a line that says the delimiter', { hasSeparatorLine: true, delimiter: ';' }, 'sep=;\na;b,c\n"1;2";3\n'],
  ])('splits at %s', async (_, format, text) => {
    const first = format?.hasSeparatorLine === true ? 2 : 1;
    const joined = format?.delimiter ?? ',';
    expect(await split(text, format)).toEqual([
      [first, ['a', 'b,c']],
      [first + 1, [`1${joined}2`, '3']],
    ]);
  });

  it('keeps a line break inside quotes, and returns the line on which the row starts', async () => {
    expect(await split('1,"x\r\ny, ""z"""\r\n2,w')).toEqual([
      [1, ['1', 'x\ny, "z"']],
      [3, ['2', 'w']],
    ]);
  });

  it('treats a quote inside an unquoted cell as a character', async () => {
    expect(await split('1,12" pan\n2,w')).toEqual([
      [1, ['1', '12" pan']],
      [2, ['2', 'w']],
    ]);
  });

  it('loses only the line of a quote that is never closed', async () => {
    const rest = Array.from({ length: 500 }, (_, index) => `${index},x`).join('\n');
    const rows = await split(`1,ok\n2,"open\n${rest}\n`, { chunkLength: 64 });
    expect(rows.slice(0, 3)).toEqual([
      [1, ['1', 'ok']],
      [2, 'malformed'],
      [3, ['0', 'x']],
    ]);
    expect(rows).toHaveLength(502);
    expect(rows.at(-1)).toEqual([502, ['499', 'x']]);
  });

  it('loses only the line of an open quote that a later quote seems to close', async () => {
    expect(await split('4,"open\n5,ok\n6,"fine"\n7,ok')).toEqual([
      [1, 'malformed'],
      [2, ['5', 'ok']],
      [3, ['6', 'fine']],
      [4, ['7', 'ok']],
    ]);
  });

  it('loses only the line of an open quote at the end', async () => {
    expect(await split('1,ok\n2,"open\n3,ok')).toEqual([
      [1, ['1', 'ok']],
      [2, 'malformed'],
      [3, ['3', 'ok']],
    ]);
  });

  it.each([65_536, 10_000_000])(
    'skips an endless line in bounded memory, in chunks of %d',
    async (chunkLength) => {
      expect(await split(`1,ok\n2,${'x'.repeat(5_000_000)}\n3,ok\n`, { chunkLength })).toEqual([
        [1, ['1', 'ok']],
        [2, 'line_too_long'],
        [3, ['3', 'ok']],
      ]);
    },
  );

  it('reports an endless line before its end', async () => {
    async function* endless(): AsyncGenerator<string> {
      for (;;) yield await Promise.resolve('x'.repeat(100_000));
    }
    const format = { delimiter: ',', lineEnd: '\n', hasSeparatorLine: false } as const;
    const { value } = await splitRows(endless(), format).next();
    expect(value).toMatchObject([{ line: 1, issue: { code: 'line_too_long' } }]);
  });

  it('returns the cells that were written, wherever the chunks end', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '가', '"', ',', '\n', ' ') });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (cells, chunkLength) => {
        const texts = cells.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
        const found = await split(texts.join('\r\n'), { chunkLength });
        const filled = cells.filter((row) => row.some((one) => one.trim() !== ''));
        expect(found.map((row) => (row as unknown[])[1])).toEqual(filled);
      }),
    );
  });
});
