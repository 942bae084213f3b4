import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_diets_kind" AS ENUM('disease', 'habit', 'life-stage', 'religion', 'examination');
  CREATE TYPE "public"."enum__diets_v_version_kind" AS ENUM('disease', 'habit', 'life-stage', 'religion', 'examination');
  CREATE TYPE "public"."enum_ingredients_vegan" AS ENUM('yes', 'no', 'maybe');
  CREATE TYPE "public"."enum_ingredients_vegetarian" AS ENUM('yes', 'no', 'maybe');
  CREATE TYPE "public"."enum_ingredients_halal" AS ENUM('yes', 'no', 'maybe');
  CREATE TYPE "public"."enum_meal_diaries_meal_type" AS ENUM('breakfast', 'lunch', 'dinner', 'snack');
  CREATE TABLE "images" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"alt" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  CREATE TABLE "diets" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"name_en" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"kind" "enum_diets_kind" NOT NULL,
  	"description" varchar,
  	"description_en" varchar,
  	"rule_set" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "_diets_v" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"parent_id" integer,
  	"version_name" varchar NOT NULL,
  	"version_name_en" varchar NOT NULL,
  	"version_slug" varchar NOT NULL,
  	"version_kind" "enum__diets_v_version_kind" NOT NULL,
  	"version_description" varchar,
  	"version_description_en" varchar,
  	"version_rule_set" jsonb,
  	"version_updated_at" timestamp(3) with time zone,
  	"version_created_at" timestamp(3) with time zone,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "allergens" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"name_en" varchar NOT NULL,
  	"slug" varchar NOT NULL,
  	"synonyms" jsonb,
  	"synonyms_en" jsonb,
  	"parent_id" integer,
  	"schemes" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "ingredients" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"name_en" varchar,
  	"synonyms" jsonb,
  	"synonyms_en" jsonb,
  	"allergens" jsonb,
  	"classes" jsonb,
  	"vegan" "enum_ingredients_vegan",
  	"vegetarian" "enum_ingredients_vegetarian",
  	"halal" "enum_ingredients_halal",
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "meal_diaries" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"user_id" integer NOT NULL,
  	"date" varchar NOT NULL,
  	"meal_type" "enum_meal_diaries_meal_type" NOT NULL,
  	"content" varchar,
  	"is_favourite" boolean DEFAULT false,
  	"is_public" boolean DEFAULT false,
  	"items" jsonb NOT NULL,
  	"nutrition" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "meal_diaries_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"meal_photos_id" integer
  );
  
  CREATE TABLE "meal_photos" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"user_id" integer NOT NULL,
  	"diary_id" integer,
  	"alt" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"url" varchar,
  	"thumbnail_u_r_l" varchar,
  	"filename" varchar,
  	"mime_type" varchar,
  	"filesize" numeric,
  	"width" numeric,
  	"height" numeric
  );
  
  ALTER TABLE "foods" ADD COLUMN "image_id" integer;
  ALTER TABLE "users" ADD COLUMN "time_zone" varchar DEFAULT 'Asia/Seoul';
  ALTER TABLE "_diets_v" ADD CONSTRAINT "_diets_v_parent_id_diets_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."diets"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "allergens" ADD CONSTRAINT "allergens_parent_id_allergens_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."allergens"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "meal_diaries" ADD CONSTRAINT "meal_diaries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "meal_diaries_rels" ADD CONSTRAINT "meal_diaries_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."meal_diaries"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "meal_diaries_rels" ADD CONSTRAINT "meal_diaries_rels_meal_photos_fk" FOREIGN KEY ("meal_photos_id") REFERENCES "public"."meal_photos"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "meal_photos" ADD CONSTRAINT "meal_photos_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "meal_photos" ADD CONSTRAINT "meal_photos_diary_id_meal_diaries_id_fk" FOREIGN KEY ("diary_id") REFERENCES "public"."meal_diaries"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "images_updated_at_idx" ON "images" USING btree ("updated_at");
  CREATE INDEX "images_created_at_idx" ON "images" USING btree ("created_at");
  CREATE UNIQUE INDEX "images_filename_idx" ON "images" USING btree ("filename");
  CREATE UNIQUE INDEX "diets_slug_idx" ON "diets" USING btree ("slug");
  CREATE INDEX "diets_updated_at_idx" ON "diets" USING btree ("updated_at");
  CREATE INDEX "diets_created_at_idx" ON "diets" USING btree ("created_at");
  CREATE INDEX "_diets_v_parent_idx" ON "_diets_v" USING btree ("parent_id");
  CREATE INDEX "_diets_v_version_version_slug_idx" ON "_diets_v" USING btree ("version_slug");
  CREATE INDEX "_diets_v_version_version_updated_at_idx" ON "_diets_v" USING btree ("version_updated_at");
  CREATE INDEX "_diets_v_version_version_created_at_idx" ON "_diets_v" USING btree ("version_created_at");
  CREATE INDEX "_diets_v_created_at_idx" ON "_diets_v" USING btree ("created_at");
  CREATE INDEX "_diets_v_updated_at_idx" ON "_diets_v" USING btree ("updated_at");
  CREATE UNIQUE INDEX "allergens_slug_idx" ON "allergens" USING btree ("slug");
  CREATE INDEX "allergens_parent_idx" ON "allergens" USING btree ("parent_id");
  CREATE INDEX "allergens_updated_at_idx" ON "allergens" USING btree ("updated_at");
  CREATE INDEX "allergens_created_at_idx" ON "allergens" USING btree ("created_at");
  CREATE UNIQUE INDEX "ingredients_name_idx" ON "ingredients" USING btree ("name");
  CREATE INDEX "ingredients_updated_at_idx" ON "ingredients" USING btree ("updated_at");
  CREATE INDEX "ingredients_created_at_idx" ON "ingredients" USING btree ("created_at");
  CREATE INDEX "meal_diaries_user_idx" ON "meal_diaries" USING btree ("user_id");
  CREATE INDEX "meal_diaries_is_public_idx" ON "meal_diaries" USING btree ("is_public");
  CREATE INDEX "meal_diaries_updated_at_idx" ON "meal_diaries" USING btree ("updated_at");
  CREATE INDEX "meal_diaries_created_at_idx" ON "meal_diaries" USING btree ("created_at");
  CREATE INDEX "meal_diaries_deleted_at_idx" ON "meal_diaries" USING btree ("deleted_at");
  CREATE INDEX "user_date_idx" ON "meal_diaries" USING btree ("user_id","date");
  CREATE INDEX "meal_diaries_rels_order_idx" ON "meal_diaries_rels" USING btree ("order");
  CREATE INDEX "meal_diaries_rels_parent_idx" ON "meal_diaries_rels" USING btree ("parent_id");
  CREATE INDEX "meal_diaries_rels_path_idx" ON "meal_diaries_rels" USING btree ("path");
  CREATE INDEX "meal_diaries_rels_meal_photos_id_idx" ON "meal_diaries_rels" USING btree ("meal_photos_id");
  CREATE INDEX "meal_photos_user_idx" ON "meal_photos" USING btree ("user_id");
  CREATE INDEX "meal_photos_diary_idx" ON "meal_photos" USING btree ("diary_id");
  CREATE INDEX "meal_photos_updated_at_idx" ON "meal_photos" USING btree ("updated_at");
  CREATE INDEX "meal_photos_created_at_idx" ON "meal_photos" USING btree ("created_at");
  CREATE UNIQUE INDEX "meal_photos_filename_idx" ON "meal_photos" USING btree ("filename");
  ALTER TABLE "foods" ADD CONSTRAINT "foods_image_id_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."images"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "foods_image_idx" ON "foods" USING btree ("image_id");`);
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "images" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "diets" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_diets_v" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "allergens" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "ingredients" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "meal_diaries" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "meal_diaries_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "meal_photos" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "images" CASCADE;
  DROP TABLE "diets" CASCADE;
  DROP TABLE "_diets_v" CASCADE;
  DROP TABLE "allergens" CASCADE;
  DROP TABLE "ingredients" CASCADE;
  DROP TABLE "meal_diaries" CASCADE;
  DROP TABLE "meal_diaries_rels" CASCADE;
  DROP TABLE "meal_photos" CASCADE;
  ALTER TABLE "foods" DROP CONSTRAINT "foods_image_id_images_id_fk";
  
  DROP INDEX "foods_image_idx";
  ALTER TABLE "foods" DROP COLUMN "image_id";
  ALTER TABLE "users" DROP COLUMN "time_zone";
  DROP TYPE "public"."enum_diets_kind";
  DROP TYPE "public"."enum__diets_v_version_kind";
  DROP TYPE "public"."enum_ingredients_vegan";
  DROP TYPE "public"."enum_ingredients_vegetarian";
  DROP TYPE "public"."enum_ingredients_halal";
  DROP TYPE "public"."enum_meal_diaries_meal_type";`);
}
