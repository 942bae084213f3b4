import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import { foodSearchDown as down_, foodSearchUp as up_ } from '../src/database/search/foodSearchSchema.sql.ts';

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(up_));
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw(down_));
}
