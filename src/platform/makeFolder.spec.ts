import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './makeFolder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diningcoach-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('creates the missing folders and accepts the existing ones', () => {
  const path = join(folder, 'a/b/c');
  makeFolder(path);
  makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

it('fails when a file is in the way', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(() => {
    makeFolder(join(file, 'below'));
  }).toThrow(expect.objectContaining({ code: 'ENOTDIR' }));
});

it('fails where no folder can be created', () => {
  expect(() => {
    makeFolder('/proc/diningcoach/data');
  }).toThrow(/mkdir/);
});
