import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { testEnvironment } from '../environment.ts';

/** Migrates a database in its own process, and loads the allergens and the dictionary of ingredients. */
export function migrateDatabaseAt(url: string): void {
  execFileSync(
    process.execPath,
    ['--conditions=production', 'scripts/program.mjs', 'tests/helpers/database/migrateTemplate.ts'],
    {
      cwd: resolve(import.meta.dirname, '../../..'),
      env: { ...process.env, ...testEnvironment, NODE_OPTIONS: '', ROLE: 'migrate', DATABASE_URL: url },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}
