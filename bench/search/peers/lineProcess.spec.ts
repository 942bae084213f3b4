import { requireProgram, startLineProcess } from './lineProcess.ts';

/** Answers each line with two lines, ends at `stop`, and writes to standard error at `odd`. */
const echo = `
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    if (line === 'stop') process.exit(3);
    if (line === 'odd') return console.error('what is odd?');
    console.log(line + ' 1\\n' + line + ' 2');
  });`;
const start = () => startLineProcess(process.execPath, ['-e', echo]);
const isSecond = (line: string) => line.endsWith('2');

describe('a line process', () => {
  test('answers commands in order and ends when it is closed', async () => {
    const child = start();
    expect(await child.ask('a\n', isSecond)).toEqual(['a 1', 'a 2']);
    expect(await child.ask('b\n', isSecond)).toEqual(['b 1', 'b 2']);
    await child.close();
    await expect(child.ask('c\n', isSecond)).rejects.toThrow('ended with 0');
  });

  test('rejects waiting and later commands when the program ends', async () => {
    const child = start();
    await expect(child.ask('stop\n', isSecond)).rejects.toThrow('ended with 3');
    await expect(child.ask('a\n', isSecond)).rejects.toThrow('ended with 3');
    await child.close();
  });

  test('rejects with the text that the program writes to standard error', async () => {
    const child = start();
    await expect(child.ask('odd\n', isSecond)).rejects.toThrow('what is odd?');
    await child.close();
  });

  test('rejects when the program does not exist', async () => {
    await expect(startLineProcess('no-such-program', []).ask('a\n', isSecond)).rejects.toThrow('ENOENT');
  });
});

test('names a peer that is not installed, and the option that leaves it out', () => {
  expect(() => requireProgram('no-such-program', { peer: 'fts5' })).toThrow(
    /no-such-program .* --without=fts5/,
  );
  expect(() => requireProgram(process.execPath, { peer: 'fts5' })).not.toThrow();
});
