import type { MigrateDownArgs, MigrateUpArgs } from '@payloadcms/db-postgres';
import type { Migration, Payload } from 'payload';
import { postgresOf } from './transaction.ts';

export interface PostgresMigration {
  readonly name: string;
  readonly up: (args: MigrateUpArgs) => Promise<void>;
  readonly down: (args: MigrateDownArgs) => Promise<void>;
}

/**
 * Runs the migrations that have not run, each in a transaction of its own. Call it from one process at a time, under
 * the advisory lock of src/server/migrate.ts. Payload ends the process with 1 when one fails.
 */
export async function migrateDatabase(
  payload: Payload,
  migrations: readonly PostgresMigration[],
): Promise<void> {
  // Payload's type says that a migration is given something unknown; its PostgreSQL adapter gives it these arguments.
  await postgresOf(payload).migrate({ migrations: migrations as unknown as Migration[] });
}
