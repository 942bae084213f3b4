import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { migrations } from '../../../migrations/index.ts';

const root = resolve(import.meta.dirname, '../../..');
const snapshotShape = z.looseObject({
  tables: z.looseObject({ 'public.foods': z.looseObject({ indexes: z.record(z.string(), z.unknown()) }) }),
});
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diningcoach-migrations-'));
  cpSync(join(root, 'migrations'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const snapshots = () => readdirSync(folder).filter((file) => file.endsWith('.json'));

function createMigration(name: string): void {
  execFileSync(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'scripts/createMigration.ts', name, folder],
    { cwd: root, env: { ...process.env, NODE_OPTIONS: '' }, stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

it('numbers a migration after the last one and keeps only the newest snapshot', () => {
  const [snapshot = ''] = snapshots();
  // Removes the indexes of foods from the snapshot, so that the collections differ from it.
  const before = snapshotShape.parse(JSON.parse(readFileSync(join(folder, snapshot), 'utf8')));
  before.tables['public.foods'].indexes = {};
  writeFileSync(join(folder, snapshot), JSON.stringify(before));

  createMigration('food_indexes');

  const number = String(Number(migrations.at(-1)?.name.slice(0, 6)) + 1).padStart(6, '0');
  expect(snapshots()).toEqual([`${number}_food_indexes.json`]);
  const migration = readFileSync(join(folder, `${number}_food_indexes.ts`), 'utf8');
  expect(migration).toContain('CREATE INDEX "foods_kind_idx"');
  expect(readFileSync(join(folder, 'index.ts'), 'utf8')).toBe(
    readFileSync(join(root, 'migrations/index.ts'), 'utf8'),
  );
});
