import { z } from 'zod';
import { MigrationFault } from './migrationFault.ts';
import { readObjects, type DatabaseObject, type RunStatements } from './objects.ts';
import { fileOf, type SqlFile } from './sqlFiles.ts';

/** What the database says of itself, before this version changes it. */
export interface DatabaseState {
  /** Names of the migrations that ran. */
  readonly migrations: readonly string[];
  /** Paths and hashes of the files that were applied. */
  readonly files: ReadonlyMap<string, string>;
  /** Names of the functions, triggers and views that these files defined. */
  readonly objects: ReadonlySet<string>;
  /** Of these, the ones that somebody changed or dropped since. */
  readonly changed: readonly { readonly name: string; readonly isMissing: boolean }[];
}

const tables = z.array(z.object({ migrations: z.boolean(), applied: z.boolean() })).length(1);
const names = z.array(z.object({ name: z.string() }));
const applied = z.array(
  z.object({ kind: z.enum(['file', 'object', 'writer']), name: z.string(), hash: z.string() }),
);

/**
 * How PostgreSQL writes a definition depends on its version and on the search path, so hashes are compared only where these are the
 * same as when they were stored.
 */
const writer = `'PostgreSQL' AS name, current_setting('server_version_num')::integer / 10000 || ' ' || current_setting('search_path') AS hash`;

/** Reads it in a few short statements; changes nothing. */
export async function readState(run: RunStatements): Promise<DatabaseState> {
  const [exists] = tables.parse(
    await run(
      `SELECT to_regclass('payload_migrations') IS NOT NULL AS migrations, to_regclass('applied_sql') IS NOT NULL AS applied`,
    ),
  );
  const migrations =
    exists?.migrations === true
      ? names.parse(await run('SELECT name FROM payload_migrations WHERE name IS NOT NULL ORDER BY id'))
      : [];
  const stored =
    exists?.applied === true ? applied.parse(await run('SELECT kind, name, hash FROM applied_sql')) : [];
  const of = (kind: 'file' | 'object' | 'writer') =>
    new Map(stored.filter((row) => row.kind === kind).map(({ name, hash }) => [name, hash]));
  const objects = of('object');
  const now = new Map((await readObjects(run)).map(({ name, hash }) => [name, hash]));
  const [{ hash: writes } = { hash: '' }] = z
    .array(z.object({ hash: z.string() }))
    .parse(await run(`SELECT ${writer}`));
  const isComparable = of('writer').get('PostgreSQL') === writes;
  return {
    migrations: migrations.map(({ name }) => name),
    files: isComparable ? of('file') : new Map(),
    objects: new Set(objects.keys()),
    changed: [...objects]
      .filter(([name, hash]) => (isComparable ? now.get(name) !== hash : !now.has(name)))
      .map(([name]) => ({ name, isMissing: !now.has(name) })),
  };
}

/** Stores what is applied now, in place of what was. */
export async function writeState(
  run: RunStatements,
  { files, objects }: { files: readonly SqlFile[]; objects: readonly DatabaseObject[] },
): Promise<void> {
  const rows = [
    ...files.map(({ path, hash }) => ({ kind: 'file', name: path, hash })),
    ...objects.map(({ name, hash }) => ({ kind: 'object', name, hash })),
  ];
  const json = JSON.stringify(rows).replaceAll("'", "''");
  await run('DELETE FROM applied_sql');
  await run(`INSERT INTO applied_sql (kind, name, hash) SELECT 'writer', ${writer}`);
  await run(`INSERT INTO applied_sql SELECT * FROM json_populate_recordset(NULL::applied_sql, '${json}')`);
}

/** What `writeState` writes into. Text of ours alone, no data of people. */
export const createAppliedSql = `
  CREATE TABLE IF NOT EXISTS applied_sql (
    -- A file with the hash of its text, an object (function, trigger, view) with that of its definition, or the writer of definitions.
    kind text NOT NULL CHECK (kind IN ('file', 'object', 'writer')),
    name text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (kind, name)
  )`;

/** Paths of the files that were applied with another text, were not applied yet, or are gone. */
export function differingFiles(state: DatabaseState, files: readonly SqlFile[]): readonly string[] {
  const now = new Map(files.map(({ path, hash }) => [path, hash]));
  return [...new Set([...now.keys(), ...state.files.keys()])].filter(
    (path) => now.get(path) !== state.files.get(path),
  );
}

/**
 * The fault of a database that this version must not touch: made by a newer version, or with functions that somebody changed by hand.
 *
 * @param of.knownMigrations names of all migrations of this version, and of those that they replace
 * @param of.reapply whether changes by hand may be lost
 */
export function faultOf(of: {
  state: DatabaseState;
  files: readonly SqlFile[];
  knownMigrations: readonly string[];
  reapply: boolean;
}): MigrationFault | undefined {
  const { state, files } = of;
  const newer = state.migrations.filter((name) => !of.knownMigrations.includes(name));
  if (newer.length > 0) {
    return new MigrationFault(
      `The database is of a newer version than this program: it has ${newer.join(', ')}`,
      'Start that version or a later one, or use another database',
    );
  }
  if (of.reapply || state.changed.length === 0) return undefined;
  const listed = state.changed.map(({ name, isMissing }) => {
    const file = fileOf(files, name)?.path ?? 'in no file of this version';
    return `${name} was ${isMissing ? 'dropped' : 'changed'} (${file})`;
  });
  return new MigrationFault(
    `The database differs from its SQL files: ${listed.join(', ')}`,
    'Put the change into the file, and start once with REAPPLY_SQL=true, which makes the database as the files say',
  );
}
