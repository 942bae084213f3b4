import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres';
import { sql } from 'drizzle-orm';
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload';
import pg from 'pg';
import { ownLog } from '../../errors/quietLog.ts';
import { postgresOf, runSql } from '../transaction.ts';
import { applyFile } from './applyFile.ts';
import { explainStatementError, MigrationFault } from './migrationFault.ts';
import { dropObjects, readObjects, type DatabaseObject, type RunStatements } from './objects.ts';
import { readFunctionIndexes, reindexChanged } from './reindex.ts';
import { findDefiningFile, readSqlFiles, type SqlFile } from './sqlFiles.ts';
import {
  createAppliedSql,
  differingFiles,
  findDatabaseFault,
  readState,
  writeState,
  type DatabaseState,
} from './state.ts';
import { refuseTransactionCommands } from './transactionCommands.ts';

export interface PostgresMigration {
  readonly name: string;
  readonly up: (args: MigrateUpArgs) => Promise<void>;
  readonly down: (args: MigrateDownArgs) => Promise<void>;
  /**
   * Names of the migrations that this one replaces. A database that ran the last of them counts as having run this one.
   */
  readonly replaces?: readonly string[];
  /** The functions, triggers and views that the replaced migrations left. The SQL files define them now. */
  readonly replacedObjects?: readonly string[];
}

export interface MigrateOptions {
  readonly files?: readonly SqlFile[];
  /**
   * Restores the definitions of the files where somebody changed functions, triggers or views by hand. Without it, such
   * a database is refused.
   */
  readonly reapply?: boolean;
}

/**
 * Brings the database to this version in one transaction, or leaves it unchanged. Only one process may call it at a
 * time, under the advisory lock of src/server/migrate.ts. README.md in src/database describes the order of the steps.
 *
 * @throws {MigrationFault} when the database is of a newer version, was changed by hand, or refuses a statement of a migration or
 *   of a file.
 */
export async function migrateDatabase(
  payload: Payload,
  migrations: readonly PostgresMigration[],
  { files = readSqlFiles(), reapply = false }: MigrateOptions = {},
): Promise<void> {
  const req = await createLocalReq({}, payload);
  await initTransaction(req);
  try {
    const run: RunStatements = (statements) => runSql(req, sql.raw(statements));
    refuseTransactionCommands(files);
    await run(createAppliedSql);
    const state = await readState(run);
    const knownMigrations = migrations.flatMap(({ name, replaces = [] }) => [name, ...replaces]);
    const fault = findDatabaseFault({ state, files, knownMigrations, reapply });
    if (fault !== undefined) throw fault;
    const recorded = await recordReplacements(run, state, migrations);
    const pending = migrations.filter(
      (migration) => !state.migrations.includes(migration.name) && !recorded.includes(migration),
    );
    const differing = differingFiles(state, files);
    if (pending.length + differing.length + state.changed.length > 0) {
      const replacedObjects = recorded.flatMap((migration) => migration.replacedObjects ?? []);
      await applyChanges({ req, run, state, files, pending, differing, replacedObjects });
    }
    await commitTransaction(req);
  } catch (error) {
    await killTransaction(req);
    throw explainStatementError('The database could not be brought to this version', error);
  }
}

async function applyChanges({
  req,
  run,
  state,
  files,
  pending,
  differing,
  replacedObjects,
}: {
  req: PayloadRequest;
  run: RunStatements;
  state: DatabaseState;
  files: readonly SqlFile[];
  pending: readonly PostgresMigration[];
  differing: readonly string[];
  replacedObjects: readonly string[];
}): Promise<void> {
  const logger = ownLog(req.payload.logger);
  const before = await readObjects(run);
  const indexes = await readFunctionIndexes(run);
  const ownObjects = state.objects.size > 0 ? state.objects : findOwnObjects(before, files, replacedObjects);
  await dropObjects(run, ownObjects);
  for (const migration of pending) await runMigration(req, run, migration);
  // The migrations may have removed the last use of a function.
  await dropObjects(run, ownObjects);
  const remaining = await readObjects(run);
  const foreignObjects = new Set(remaining.map(({ name }) => name).filter((name) => !ownObjects.has(name)));
  logger.info({ msg: 'Applying SQL files', differing });
  for (const file of files) await applyFile(run, file);
  const after = (await readObjects(run)).filter(({ name }) => !foreignObjects.has(name));
  const rebuilt = await reindexChanged(run, { before, after, indexes });
  if (rebuilt.length > 0)
    logger.info({ msg: 'Built indexes again whose function changed', indexes: rebuilt });
  await writeState(run, { files, objects: after });
}

/**
 * The objects of the product in a database that has no list of them: those that replaced migrations left, and those
 * with a name that a file defines. All others belong to somebody else.
 */
function findOwnObjects(
  objects: readonly DatabaseObject[],
  files: readonly SqlFile[],
  replacedObjects: readonly string[],
): ReadonlySet<string> {
  return new Set(
    objects
      .map(({ name }) => name)
      .filter((name) => replacedObjects.includes(name) || findDefiningFile(files, name) !== undefined),
  );
}

async function runMigration(
  req: PayloadRequest,
  run: RunStatements,
  migration: PostgresMigration,
): Promise<void> {
  const { payload } = req;
  // Payload passes the same to its migrations: a transaction of drizzle, which has every method of its database.
  const db = postgresOf(payload).sessions[String(await req.transactionID)]?.db as unknown as
    MigrateUpArgs['db'] | undefined;
  if (db === undefined) throw new Error('Migrations run in a transaction.');
  ownLog(payload.logger).info({ migration: migration.name }, 'Migrating');
  await migration.up({ db, payload, req }).catch((error: unknown) => {
    throw explainStatementError(`The migration ${migration.name} failed`, error);
  });
  await recordMigration(run, migration.name);
}

async function recordMigration(run: RunStatements, name: string): Promise<void> {
  await run(
    `INSERT INTO payload_migrations (name, batch) SELECT ${pg.escapeLiteral(name)}, coalesce(max(batch), 0) + 1 FROM payload_migrations`,
  );
}

/**
 * Records a migration in place of those that it replaces, when all of them ran. Returns the recorded
 * migrations.
 */
async function recordReplacements(
  run: RunStatements,
  state: DatabaseState,
  migrations: readonly PostgresMigration[],
): Promise<readonly PostgresMigration[]> {
  const recorded: PostgresMigration[] = [];
  for (const migration of migrations) {
    const { name, replaces = [] } = migration;
    const last = replaces.at(-1);
    if (last === undefined || !state.migrations.some((each) => replaces.includes(each))) continue;
    if (!state.migrations.includes(last)) {
      throw new MigrationFault(
        `The database is of a version before ${last}, which ${name} cannot take further`,
        'Start commit 2bdf748b on it once, then this version',
      );
    }
    await run(
      `DELETE FROM payload_migrations WHERE name IN (${replaces.map((each) => pg.escapeLiteral(each)).join(', ')})`,
    );
    await recordMigration(run, name);
    recorded.push(migration);
  }
  return recorded;
}
