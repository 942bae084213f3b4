import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Scans that a member agreed to keep; an account takes its own with it. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "scan_history" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"user_id" integer NOT NULL,
  	"food_id" integer,
  	"barcode" varchar NOT NULL,
  	"scanned_at" timestamp(3) with time zone NOT NULL
  );
  
  ALTER TABLE "users" ADD COLUMN "consents_scan_history" boolean DEFAULT false;
  ALTER TABLE "users" ADD COLUMN "consents_scan_history_version" varchar;
  ALTER TABLE "users" ADD COLUMN "consents_scan_history_accepted_at" timestamp(3) with time zone;
  ALTER TABLE "scan_history" ADD CONSTRAINT "scan_history_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "scan_history" ADD CONSTRAINT "scan_history_food_id_foods_id_fk" FOREIGN KEY ("food_id") REFERENCES "public"."foods"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "scan_history_user_idx" ON "scan_history" USING btree ("user_id");
  CREATE INDEX "scan_history_food_idx" ON "scan_history" USING btree ("food_id");

  -- Written by hand: Payload knows SET NULL alone, which a column that is never null can only refuse.
  ALTER TABLE scan_history DROP CONSTRAINT scan_history_user_id_users_id_fk;
  ALTER TABLE scan_history ADD CONSTRAINT scan_history_user_id_users_id_fk
    FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
  -- The order in which a history is read; Payload adds the id.
  CREATE INDEX scan_history_newest ON scan_history (user_id, scanned_at DESC, id DESC);
  CREATE INDEX scan_history_scanned_at ON scan_history (scanned_at);`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "scan_history" CASCADE;
  ALTER TABLE "users" DROP COLUMN "consents_scan_history";
  ALTER TABLE "users" DROP COLUMN "consents_scan_history_version";
  ALTER TABLE "users" DROP COLUMN "consents_scan_history_accepted_at";`);
}
