import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { catalogueDocs } from './catalogueDocs.ts';
import { configurationDocs } from './configurationDocs.ts';
import { errorDocs } from './errorDocs.ts';
import { writeDocsTable } from './docsTable.ts';

/**
 * Checks that the generated files in git are up to date: types, the import map of the
 * admin UI, tables of the documentation, migrations.
 */
const root = resolve(import.meta.dirname, '..');
const faults: string[] = [];

const generatedFiles: readonly { file: string; generate: () => void | Promise<void> }[] = [
  { file: 'payload-types.ts', generate: () => payload(['generate:types']) },
  { file: 'src/app/(payload)/admin/importMap.js', generate: () => payload(['generate:importmap']) },
  ...[configurationDocs, catalogueDocs, errorDocs].map((table) => ({
    file: table.file,
    generate: () => writeDocsTable(root, table),
  })),
];
for (const { file, generate } of generatedFiles) {
  const before = readFileSync(join(root, file), 'utf8');
  await generate();
  if (readFileSync(join(root, file), 'utf8') !== before)
    faults.push(`${file} was out of date and was generated again: commit it.`);
}

const folderCopy = mkdtempSync(join(tmpdir(), 'diningcoach-drift-'));
try {
  cpSync(join(root, 'migrations'), folderCopy, { recursive: true, filter: (path) => !path.endsWith('.ts') });
  const before = readdirSync(folderCopy).join();
  execFileSync(
    process.execPath,
    ['--conditions=production', '--import', 'tsx', 'scripts/createMigration.ts', 'drift', folderCopy],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  if (readdirSync(folderCopy).join() !== before) {
    faults.push('The collections differ from the last migration: npm run migration -- NAME.');
  }
} finally {
  rmSync(folderCopy, { recursive: true, force: true });
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
