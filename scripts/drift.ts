import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Checks that what is generated from the collections is what is committed: types, the admin's import map, migrations. */
const root = resolve(import.meta.dirname, '..');
const faults: string[] = [];

const generated = [
  { file: 'payload-types.ts', command: 'generate:types' },
  { file: 'src/app/(payload)/admin/importMap.js', command: 'generate:importmap' },
];
for (const { file, command } of generated) {
  const before = readFileSync(join(root, file), 'utf8');
  payload([command]);
  if (readFileSync(join(root, file), 'utf8') !== before)
    faults.push(`${file} was stale; it is generated anew: commit it.`);
}

const copy = mkdtempSync(join(tmpdir(), 'diningcoach-drift-'));
try {
  cpSync(join(root, 'migrations'), copy, { recursive: true, filter: (path) => !path.endsWith('.ts') });
  const before = readdirSync(copy).join();
  execFileSync(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'scripts/createMigration.ts', 'drift', copy],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (readdirSync(copy).join() !== before) {
    faults.push('The collections differ from the last migration: npm run migration -- NAME.');
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);

function payload(args: readonly string[]): void {
  execFileSync('npx', ['payload', ...args], {
    cwd: root,
    env: { ...process.env, PAYLOAD_SECRET: 'drift', NODE_OPTIONS: '--conditions=production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
