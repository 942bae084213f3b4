import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { fingerprintOf } from './build/fingerprint.ts';

export interface MigrationState {
  /** Migrations of this version that the database has not seen. */
  readonly pending: readonly string[];
  /** Whether this version's migrations and first data went in to the end, so that there is nothing to do. */
  readonly isPrepared: boolean;
}

/** What the migrate process reads: when none of it changed, a start need not run it. */
const preparedFrom = [
  'migrations',
  'catalogue',
  'src/services/operations/seedAccounts.ts',
  'src/services/foods/seedCatalogue.ts',
  'src/server/migrate.ts',
];

/**
 * How far a database is, asked in one statement without booting Payload, which takes seconds.
 *
 * @param root folder of the product
 */
export async function migrationState(databaseUrl: string, root: string): Promise<MigrationState> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ mark: string | null }>(
      `select obj_description(to_regclass('payload_migrations')) as mark where to_regclass('payload_migrations') is not null`,
    );
    const { rows } =
      tables.length === 0
        ? { rows: [] }
        : await client.query<{ name: string }>('select name from payload_migrations');
    const done = new Set(rows.map((row) => row.name));
    const pending = listedMigrations(root).filter((name) => !done.has(name));
    return { pending, isPrepared: pending.length === 0 && tables[0]?.mark === preparedMark(root) };
  } finally {
    await client.end();
  }
}

/**
 * Notes that everything went in. As the comment of Payload's own table: a table of ours would have to be in its schema,
 * and the note must be gone when the database is.
 */
export async function markPrepared(client: pg.ClientBase, root: string): Promise<void> {
  await client.query(`comment on table payload_migrations is ${pg.escapeLiteral(preparedMark(root))}`);
}

/** The names in migrations/index.ts, read as text: loading it would load Payload's database adapter. */
export function listedMigrations(root: string): readonly string[] {
  const text = readFileSync(join(root, 'migrations', 'index.ts'), 'utf8');
  return [...text.matchAll(/name: '([^']+)'/g)].map(([, name]) => name ?? '');
}

function preparedMark(root: string): string {
  return `prepared by DiningCoach ${fingerprintOf({ root, paths: preparedFrom })}`;
}
