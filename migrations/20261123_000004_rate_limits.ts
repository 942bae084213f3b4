import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';
import {
  rateLimitDown as down_,
  rateLimitUp as up_,
} from '../src/database/operations/rateLimitSchema.sql.ts';

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql.raw(up_));
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql.raw(down_));
}
