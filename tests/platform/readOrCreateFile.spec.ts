import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readOrCreateFile } from '../../src/platform/readOrCreateFile.ts';
import { temporaryFolder } from '../helpers/temporaryFolder.ts';

it('gives every process the same text when several create the file at once', async () => {
  const dataDir = temporaryFolder('secrets');
  const path = join(dataDir, 'secret');
  const run = promisify(execFile);
  const programs = Array.from({ length: 6 }, () =>
    run(process.execPath, ['scripts/program.mjs', 'tests/e2e/programs/keepFile.ts', path], {
      env: { ...process.env, NODE_OPTIONS: '' },
    }),
  );
  const texts = (await Promise.all(programs)).map(({ stdout }) => stdout);
  expect(new Set(texts).size).toBe(1);
  expect(readOrCreateFile(path, () => 'another')).toBe(texts[0]?.trim());
  expect(readdirSync(dataDir)).toEqual(['secret']);
});
