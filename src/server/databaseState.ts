import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { MigrationFault } from '../database/migrate/migrationFault.ts';
import { readSqlFiles } from '../database/migrate/sqlFiles.ts';
import { differingFiles, findDatabaseFault, readState } from '../database/migrate/state.ts';
import { fingerprintOf } from '../platform/build/fingerprint.ts';
import { StartFault } from '../platform/processes/startFault.ts';

export interface DatabaseCheck {
  /** Migrations of this version that the database has not seen. */
  readonly pending: readonly string[];
  /** SQL files of this version that the database has otherwise, or not at all. */
  readonly differing: readonly string[];
  /** Why this version must not touch the database; known only when nothing is pending, else the migrator finds out. */
  readonly fault: MigrationFault | undefined;
  /** Whether this version's migrations and first data went in to the end, so that there is nothing to do. */
  readonly isPrepared: boolean;
}

/** What the migrate process reads: when none of it changed, a start need not run it. */
const preparationSources = [
  'migrations',
  'catalogue',
  'src/services/operations/seedAccounts.ts',
  'src/services/foods/seedCatalogue.ts',
  'src/server/migrate.ts',
];

/**
 * How far a database is, asked in a few short statements without booting Payload, which takes seconds.
 *
 * @param root folder of the product
 */
export async function checkDatabase(databaseUrl: string, root: string): Promise<DatabaseCheck> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const state = await readState(async (statement) => (await client.query<object>(statement)).rows);
    const files = readSqlFiles();
    const migrationNames = readMigrationNames(root);
    const pending = migrationNames.filter((name) => !state.migrations.includes(name));
    const differing = differingFiles(state, files);
    const fault =
      pending.length > 0
        ? undefined
        : findDatabaseFault({ state, files, knownMigrations: migrationNames, reapply: false });
    const isComplete = pending.length + differing.length === 0 && fault === undefined;
    return {
      pending,
      differing,
      fault,
      isPrepared: isComplete && (await readMark(client)) === preparationMark(root),
    };
  } finally {
    await client.end();
  }
}

/**
 * Notes that everything went in. As the comment of Payload's own table: a table of ours would have to be in its schema,
 * and the note must be gone when the database is.
 */
export async function markPrepared(client: pg.ClientBase, root: string): Promise<void> {
  await client.query(`comment on table payload_migrations is ${pg.escapeLiteral(preparationMark(root))}`);
}

/** A fault of the database as people at the terminal are told it; any other error as it is. */
export function toStartFault(error: unknown): unknown {
  return error instanceof MigrationFault
    ? new StartFault(error.problem, error.remedy, { cause: error })
    : error;
}

async function readMark(client: pg.ClientBase): Promise<string | null | undefined> {
  const { rows } = await client.query<{ mark: string | null }>(
    `select obj_description(to_regclass('payload_migrations')) as mark`,
  );
  return rows[0]?.mark;
}

/** The names in migrations/index.ts, read as text: loading it would load Payload's database adapter. */
function readMigrationNames(root: string): readonly string[] {
  const text = readFileSync(join(root, 'migrations', 'index.ts'), 'utf8');
  return [...text.matchAll(/name: '([^']+)'/g)].map(([, name]) => name ?? '');
}

function preparationMark(root: string): string {
  return `prepared by DiningCoach ${fingerprintOf({ root, paths: preparationSources })}`;
}
