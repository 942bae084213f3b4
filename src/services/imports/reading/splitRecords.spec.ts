import fc from 'fast-check';
import { splitRecords, type CsvRecord } from './splitRecords.ts';

async function split(text: string, chunkLength = 3): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  for await (const record of splitRecords(chunksOf(text, chunkLength))) records.push(record);
  return records;
}

async function* chunksOf(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield await Promise.resolve(text.slice(at, at + length));
}

describe('splitRecords', () => {
  it('ends records at LF and CRLF, and skips blank lines but counts them', async () => {
    expect(await split('a,b\r\n\r\n1,2\n\n3,4')).toEqual([
      { line: 1, text: 'a,b' },
      { line: 3, text: '1,2' },
      { line: 5, text: '3,4' },
    ]);
  });

  it('keeps a line break inside quotes, and returns the line on which the record starts', async () => {
    expect(await split('1,"x\r\ny, ""z"""\r\n2,w')).toEqual([
      { line: 1, text: '1,"x\ny, ""z"""' },
      { line: 3, text: '2,w' },
    ]);
  });

  it('treats a quote inside an unquoted cell as a character', async () => {
    expect(await split('1,12" pan\n2,w')).toEqual([
      { line: 1, text: '1,12" pan' },
      { line: 2, text: '2,w' },
    ]);
  });

  it('loses only the line of a quote that is never closed', async () => {
    const rest = Array.from({ length: 500 }, (_, index) => `${index},x`).join('\n');
    const records = await split(`1,ok\n2,"open\n${rest}\n`, 64);
    expect(records.slice(0, 3)).toEqual([
      { line: 1, text: '1,ok' },
      { line: 2, fault: 'malformed' },
      { line: 3, text: '0,x' },
    ]);
    expect(records).toHaveLength(502);
    expect(records.at(-1)).toEqual({ line: 502, text: '499,x' });
  });

  it('loses only the line of an open quote that a later quote seems to close', async () => {
    expect(await split('4,"open\n5,ok\n6,"fine"\n7,ok')).toEqual([
      { line: 1, fault: 'malformed' },
      { line: 2, text: '5,ok' },
      { line: 3, text: '6,"fine"' },
      { line: 4, text: '7,ok' },
    ]);
  });

  it('skips an endless line in bounded memory', async () => {
    const records = await split(`1,ok\n2,${'x'.repeat(5_000_000)}\n3,ok\n`, 65_536);
    expect(records).toEqual([
      { line: 1, text: '1,ok' },
      { line: 2, fault: 'line_too_long' },
      { line: 3, text: '3,ok' },
    ]);
  });

  it('returns the same records wherever the chunks end', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '가', '"', ',', '\n', ' ') });
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 9 }), async (cells, chunkLength) => {
        const texts = cells.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(','));
        const records = await split(texts.join('\r\n'), chunkLength);
        expect(records.map((record) => ('text' in record ? record.text : undefined))).toEqual(texts);
      }),
    );
  });
});
