import pg from 'pg';
import { z } from 'zod';
import { MigrationFault } from './migrationFault.ts';
import { readObjects, type DatabaseObject, type RunStatements } from './objects.ts';
import { findDefiningFile, type SqlFile } from './sqlFiles.ts';

/** The state of the database before this version changes it. */
export interface DatabaseState {
  /** Names of the migrations that ran. */
  readonly migrations: readonly string[];
  /** Paths and hashes of the files that were applied. */
  readonly files: ReadonlyMap<string, string>;
  /** Names of the functions, triggers and views that these files defined. */
  readonly objects: ReadonlySet<string>;
  /** The objects that somebody changed or dropped since. */
  readonly changed: readonly { readonly name: string; readonly isMissing: boolean }[];
}

const tableRows = z.tuple([z.object({ hasMigrations: z.boolean(), hasApplied: z.boolean() })]);
const nameRows = z.array(z.object({ name: z.string() }));
const formatRows = z.tuple([z.object({ format: z.string() })]);
// A newer version may have more kinds.
const appliedRows = z.array(z.object({ kind: z.string(), name: z.string(), hash: z.string() }));

/**
 * How PostgreSQL writes a definition depends on its major version and on the search path; 2 is how we hash it. Hashes of
 * definitions are compared only when all are the same as at the time of storing.
 */
const definitionFormat = `current_setting('server_version_num')::integer / 10000 || ' ' || current_setting('search_path') || ' 2'`;

/** The name that Payload records when its development mode changes the tables itself. The product never turns it on. */
const payloadPush = 'dev';

/** Reads the state in a few short statements, and changes nothing. */
export async function readState(run: RunStatements): Promise<DatabaseState> {
  const [{ hasMigrations, hasApplied }] = tableRows.parse(
    await run(`SELECT to_regclass('payload_migrations') IS NOT NULL AS "hasMigrations",
      to_regclass('applied_sql') IS NOT NULL AS "hasApplied"`),
  );
  const migrations = hasMigrations
    ? nameRows.parse(await run('SELECT name FROM payload_migrations WHERE name IS NOT NULL ORDER BY id'))
    : [];
  const applied = hasApplied ? appliedRows.parse(await run('SELECT kind, name, hash FROM applied_sql')) : [];
  const hashes = (kind: 'file' | 'object' | 'format') =>
    new Map(applied.filter((row) => row.kind === kind).map(({ name, hash }) => [name, hash]));
  const [current] = formatRows.parse(await run(`SELECT ${definitionFormat} AS format`));
  const isComparable = hashes('format').get('definitions') === current.format;
  const objects = hashes('object');
  const now = new Map((await readObjects(run)).map(({ name, hash }) => [name, hash]));
  return {
    migrations: migrations.map(({ name }) => name),
    files: isComparable ? hashes('file') : new Map(),
    objects: new Set(objects.keys()),
    changed: [...objects]
      .filter(([name, hash]) => (isComparable ? now.get(name) !== hash : !now.has(name)))
      .map(([name]) => ({ name, isMissing: !now.has(name) })),
  };
}

/** Replaces the stored state by what is applied now. */
export async function writeState(
  run: RunStatements,
  { files, objects }: { files: readonly SqlFile[]; objects: readonly DatabaseObject[] },
): Promise<void> {
  const rows = [
    ...files.map(({ path, hash }) => ({ kind: 'file', name: path, hash })),
    ...objects.map(({ name, hash }) => ({ kind: 'object', name, hash })),
  ];
  const json = pg.escapeLiteral(JSON.stringify(rows));
  await run('DELETE FROM applied_sql');
  await run(`INSERT INTO applied_sql (kind, name, hash) SELECT 'format', 'definitions', ${definitionFormat}`);
  await run(`INSERT INTO applied_sql SELECT * FROM json_populate_recordset(NULL::applied_sql, ${json})`);
}

/** The table of `writeState`. */
export const createAppliedSql = `
  CREATE TABLE IF NOT EXISTS applied_sql (
    -- A file with the hash of its text; an object (function, trigger, view) with the hash of its definition; or the format of definitions.
    kind text NOT NULL CHECK (kind IN ('file', 'object', 'format')),
    name text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (kind, name)
  )`;

/** Paths of the files whose text differs from the applied text, that were not applied yet, or that no longer exist. */
export function differingFiles(state: DatabaseState, files: readonly SqlFile[]): readonly string[] {
  const now = new Map(files.map(({ path, hash }) => [path, hash]));
  return [...new Set([...now.keys(), ...state.files.keys()])].filter(
    (path) => now.get(path) !== state.files.get(path),
  );
}

/**
 * The fault of a database that this version must not change: a newer version made it, Payload's development mode wrote
 * its tables, or somebody changed its functions by hand.
 *
 * @param knownMigrations names of all migrations of this version, and of those that they replace
 * @param reapply whether changes by hand may be lost
 */
export function findDatabaseFault({
  state,
  files,
  knownMigrations,
  reapply,
}: {
  state: DatabaseState;
  files: readonly SqlFile[];
  knownMigrations: readonly string[];
  reapply: boolean;
}): MigrationFault | undefined {
  const newerMigrations = state.migrations.filter(
    (name) => !knownMigrations.includes(name) && name !== payloadPush,
  );
  if (newerMigrations.length > 0) {
    return new MigrationFault(
      `The database is of a newer version than this program: it has ${newerMigrations.join(', ')}`,
      'Start that version or a later one, or use another database',
    );
  }
  if (state.migrations.includes(payloadPush)) {
    return new MigrationFault(
      `Payload's development mode changed tables of this database past the migrations: payload_migrations has its row ${payloadPush}`,
      'Use another database, or make sure that the tables are as the migrations make them, delete that row, and start again',
    );
  }
  if (reapply || state.changed.length === 0) return undefined;
  const differences = state.changed.map(({ name, isMissing }) => {
    const file = findDefiningFile(files, name)?.path ?? 'in no file of this version';
    return `${name} was ${isMissing ? 'dropped' : 'changed'} (${file})`;
  });
  return new MigrationFault(
    `The database differs from its SQL files: ${differences.join(', ')}`,
    'Put the change into the file, and start once with REAPPLY_SQL=true, which makes the database as the files say',
  );
}
