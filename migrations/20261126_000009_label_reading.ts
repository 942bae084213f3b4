import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_foods_allergens_from" AS ENUM('hand', 'texts');
  ALTER TABLE "foods" ADD COLUMN "allergens_from" "enum_foods_allergens_from";
  ALTER TABLE "ingredients" ADD COLUMN "parents" jsonb;
  ALTER TABLE "ingredients" ADD COLUMN "is_opaque" boolean DEFAULT false;
  ALTER TABLE "ingredients" ADD COLUMN "textures" jsonb;`);
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "foods" DROP COLUMN "allergens_from";
  ALTER TABLE "ingredients" DROP COLUMN "parents";
  ALTER TABLE "ingredients" DROP COLUMN "is_opaque";
  ALTER TABLE "ingredients" DROP COLUMN "textures";
  DROP TYPE "public"."enum_foods_allergens_from";`);
}
