import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { unknownErasuresSql } from '../database/accounts/erasedAccounts.ts';
import { erasureFileName, parseErasureFile } from '../domain/accounts/erasureFile.ts';
import { env } from '../env.ts';
import { MigrationFault } from '../database/migrate/migrationFault.ts';
import { readSqlFiles, type SqlFile } from '../database/migrate/sqlFiles.ts';
import { differingFiles, findDatabaseFault, readState } from '../database/migrate/state.ts';
import { fingerprintOf } from '../platform/build/fingerprint.ts';
import { StartFault } from '../platform/processes/startFault.ts';

export interface DatabaseCheck {
  /** Migrations of this version that have not run on the database. */
  readonly pending: readonly string[];
  /** SQL files of this version that the database has in another version, or not at all. */
  readonly differing: readonly string[];
  /** Whether any SQL files were applied before, whose hashes can be compared. False on a new database. */
  readonly hasSqlFiles: boolean;
  /**
   * Why this version must not change the database. Set only when no migration is pending; otherwise the migrator checks
   * it.
   */
  readonly fault: MigrationFault | undefined;
  /** Whether all migrations and first data of this version are complete, so that there is nothing to do. */
  readonly isPrepared: boolean;
  /** Erasures that the list under DATA_DIR has and the database does not know, because a backup was restored. */
  readonly lostErasures: number;
}

/** The inputs of the migrate process. When none of them changed, a start need not run it. */
const preparationSources = [
  'migrations',
  'catalogue',
  'src/services/operations/seedAccounts.ts',
  'src/services/foods/seedCatalogue.ts',
  'src/server/migrate.ts',
];

/**
 * Compares the database with this version in a few short statements. Payload is not started, because that takes
 * seconds.
 *
 * @param root folder of the product
 * @throws {StartFault} when one of its SQL files is missing.
 */
export async function checkDatabase(databaseUrl: string, root: string): Promise<DatabaseCheck> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const state = await readState(async (statement) => (await client.query<object>(statement)).rows);
    const files = filesOf(root);
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
      hasSqlFiles: state.files.size > 0,
      fault,
      isPrepared: isComplete && (await readMark(client)) === preparationMark(root),
      lostErasures: isComplete ? await countLostErasures(client) : 0,
    };
  } finally {
    await client.end();
  }
}

/**
 * Records that all migrations and first data are complete. The record is the comment of a table of Payload, because a
 * table of ours would belong to Payload's schema. The record disappears together with the database.
 */
export async function markPrepared(client: pg.ClientBase, root: string): Promise<void> {
  await client.query(`comment on table payload_migrations is ${pg.escapeLiteral(preparationMark(root))}`);
}

/** Turns a fault of the database into the error that people see in the terminal; returns any other error as it is. */
export function toStartFault(error: unknown): unknown {
  return error instanceof MigrationFault
    ? new StartFault(error.problem, error.remedy, { cause: error })
    : error;
}

function filesOf(root: string): readonly SqlFile[] {
  try {
    return readSqlFiles(root);
  } catch (error) {
    throw toStartFault(error);
  }
}

async function readMark(client: pg.ClientBase): Promise<string | null | undefined> {
  const { rows } = await client.query<{ mark: string | null }>(
    `select obj_description(to_regclass('payload_migrations')) as mark`,
  );
  return rows[0]?.mark;
}

/**
 * The names in migrations/index.ts. The file is read as text, because loading it would load Payload's database adapter.
 */
function readMigrationNames(root: string): readonly string[] {
  const text = readFileSync(join(root, 'migrations', 'index.ts'), 'utf8');
  return [...text.matchAll(/name: '([^']+)'/g)].map(([, name]) => name ?? '');
}

async function countLostErasures(client: pg.ClientBase): Promise<number> {
  const path = join(env().dataDir, erasureFileName);
  const hashes = existsSync(path) ? parseErasureFile(readFileSync(path, 'utf8')) : [];
  return hashes.length === 0 ? 0 : (await client.query(unknownErasuresSql, [hashes])).rows.length;
}

function preparationMark(root: string): string {
  return `prepared by DiningCoach ${fingerprintOf({ root, paths: preparationSources })}`;
}
