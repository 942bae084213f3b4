import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { temporaryFolder } from '../helpers/temporaryFolder.ts';

const root = resolve(import.meta.dirname, '../..');

test('a program runs the text that its sources have now, and ends when one of them is missing', () => {
  const folder = temporaryFolder('program');
  const part = join(folder, 'part.ts');
  const say = (word: string) => writeFileSync(part, `export const word: string = '${word}';`);
  writeFileSync(join(folder, 'program.ts'), `import { word } from './part.ts'; process.stdout.write(word);`);
  const run = () =>
    execFileSync(process.execPath, ['scripts/program.mjs', join(folder, 'program.ts')], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '' },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  say('first');
  expect(run()).toBe('first');
  // From the stored bundle.
  expect(run()).toBe('first');
  say('second');
  expect(run()).toBe('second');
  say('first');
  expect(run()).toBe('first');
  rmSync(part);
  expect(run).toThrow(/Could not resolve "\.\/part\.ts"/);
});
