import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_foods_kind" AS ENUM('processed', 'fresh', 'cooked', 'custom');
  CREATE TYPE "public"."enum_foods_serving_unit" AS ENUM('g', 'ml');
  CREATE TYPE "public"."enum_foods_prepared" AS ENUM('as-sold', 'as-eaten');
  CREATE TYPE "public"."enum_foods_basis" AS ENUM('100g', '100ml');
  CREATE TYPE "public"."enum_users_language" AS ENUM('ko', 'en');
  CREATE TYPE "public"."enum_health_profiles_sex" AS ENUM('female', 'male', 'other');
  CREATE TYPE "public"."enum_staff_role" AS ENUM('admin', 'dietitian', 'moderator');
  CREATE TYPE "public"."enum_staff_language" AS ENUM('ko', 'en');
  CREATE TABLE "foods" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"kind" "enum_foods_kind" NOT NULL,
  	"name" varchar NOT NULL,
  	"name_en" varchar,
  	"brand" varchar,
  	"category_id" integer,
  	"source_name" varchar NOT NULL,
  	"source_licence" varchar,
  	"source_url" varchar,
  	"source_retrieved_at" timestamp(3) with time zone,
  	"code" varchar,
  	"barcode" varchar,
  	"aliases" jsonb,
  	"country_of_origin" varchar,
  	"ingredients_text" varchar,
  	"allergen_text" varchar,
  	"allergens" jsonb,
  	"labels" jsonb,
  	"storage" varchar,
  	"serving_size" numeric,
  	"serving_unit" "enum_foods_serving_unit",
  	"servings_per_package" numeric,
  	"texture" numeric,
  	"prepared" "enum_foods_prepared",
  	"basis" "enum_foods_basis" DEFAULT '100g' NOT NULL,
  	"nutrients_energy_kcal" numeric,
  	"nutrients_carbohydrate" numeric,
  	"nutrients_sugars" numeric,
  	"nutrients_starch" numeric,
  	"nutrients_fibre" numeric,
  	"nutrients_protein" numeric,
  	"nutrients_fat" numeric,
  	"nutrients_saturated_fat" numeric,
  	"nutrients_trans_fat" numeric,
  	"nutrients_cholesterol" numeric,
  	"nutrients_sodium" numeric,
  	"nutrients_potassium" numeric,
  	"nutrients_phosphorus" numeric,
  	"nutrients_calcium" numeric,
  	"nutrients_iron" numeric,
  	"nutrients_magnesium" numeric,
  	"nutrients_zinc" numeric,
  	"nutrients_iodine" numeric,
  	"nutrients_purines" numeric,
  	"nutrients_caffeine" numeric,
  	"nutrients_alcohol" numeric,
  	"nutrients_vitamin_a" numeric,
  	"nutrients_vitamin_c" numeric,
  	"nutrients_vitamin_d" numeric,
  	"nutrients_vitamin_k" numeric,
  	"nutrients_folate" numeric,
  	"nutrient_qualifiers" jsonb,
  	"quality" jsonb,
  	"popularity" numeric DEFAULT 0,
  	"verified_by_id" integer,
  	"owner_id" integer,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "food_categories" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"name_en" varchar,
  	"slug" varchar,
  	"parent_id" integer,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "users_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "users" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"username" varchar NOT NULL,
  	"username_key" varchar,
  	"phone" varchar,
  	"language" "enum_users_language" DEFAULT 'ko',
  	"consents_terms" boolean,
  	"consents_terms_version" varchar,
  	"consents_health_data" boolean,
  	"consents_health_data_version" varchar,
  	"consents_accepted_at" timestamp(3) with time zone,
  	"marketing_opt_in" boolean DEFAULT false,
  	"suspended" boolean DEFAULT false,
  	"email_verified_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar
  );
  
  CREATE TABLE "members" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"user_id" integer NOT NULL,
  	"username" varchar NOT NULL,
  	"intro" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "health_profiles" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"user_id" integer NOT NULL,
  	"sex" "enum_health_profiles_sex",
  	"birthdate" varchar,
  	"height_cm" numeric,
  	"weight_kg" numeric,
  	"workout_minutes" numeric,
  	"sleep_minutes" numeric,
  	"sealed" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "health_profiles_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"food_categories_id" integer
  );
  
  CREATE TABLE "staff_sessions" (
  	"_order" integer NOT NULL,
  	"_parent_id" integer NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"created_at" timestamp(3) with time zone,
  	"expires_at" timestamp(3) with time zone NOT NULL
  );
  
  CREATE TABLE "staff" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"role" "enum_staff_role" DEFAULT 'moderator' NOT NULL,
  	"language" "enum_staff_language" DEFAULT 'ko',
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"email" varchar NOT NULL,
  	"reset_password_token" varchar,
  	"reset_password_expiration" timestamp(3) with time zone,
  	"salt" varchar,
  	"hash" varchar
  );
  
  CREATE TABLE "payload_kv" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"data" jsonb NOT NULL
  );
  
  CREATE TABLE "payload_preferences" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"key" varchar,
  	"value" jsonb,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "payload_preferences_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" integer NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" integer,
  	"staff_id" integer
  );
  
  CREATE TABLE "payload_migrations" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"batch" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "foods" ADD CONSTRAINT "foods_category_id_food_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."food_categories"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "foods" ADD CONSTRAINT "foods_verified_by_id_staff_id_fk" FOREIGN KEY ("verified_by_id") REFERENCES "public"."staff"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "foods" ADD CONSTRAINT "foods_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "food_categories" ADD CONSTRAINT "food_categories_parent_id_food_categories_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."food_categories"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "health_profiles" ADD CONSTRAINT "health_profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "health_profiles_rels" ADD CONSTRAINT "health_profiles_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."health_profiles"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "health_profiles_rels" ADD CONSTRAINT "health_profiles_rels_food_categories_fk" FOREIGN KEY ("food_categories_id") REFERENCES "public"."food_categories"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "staff_sessions" ADD CONSTRAINT "staff_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_staff_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "foods_kind_idx" ON "foods" USING btree ("kind");
  CREATE INDEX "foods_category_idx" ON "foods" USING btree ("category_id");
  CREATE INDEX "foods_barcode_idx" ON "foods" USING btree ("barcode");
  CREATE INDEX "foods_verified_by_idx" ON "foods" USING btree ("verified_by_id");
  CREATE INDEX "foods_owner_idx" ON "foods" USING btree ("owner_id");
  CREATE INDEX "foods_updated_at_idx" ON "foods" USING btree ("updated_at");
  CREATE INDEX "foods_created_at_idx" ON "foods" USING btree ("created_at");
  CREATE INDEX "foods_deleted_at_idx" ON "foods" USING btree ("deleted_at");
  CREATE UNIQUE INDEX "source_name_code_idx" ON "foods" USING btree ("source_name","code");
  CREATE INDEX "food_categories_name_idx" ON "food_categories" USING btree ("name");
  CREATE UNIQUE INDEX "food_categories_slug_idx" ON "food_categories" USING btree ("slug");
  CREATE INDEX "food_categories_parent_idx" ON "food_categories" USING btree ("parent_id");
  CREATE INDEX "food_categories_updated_at_idx" ON "food_categories" USING btree ("updated_at");
  CREATE INDEX "food_categories_created_at_idx" ON "food_categories" USING btree ("created_at");
  CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
  CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "users_username_key_idx" ON "users" USING btree ("username_key");
  CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
  CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
  CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
  CREATE UNIQUE INDEX "members_user_idx" ON "members" USING btree ("user_id");
  CREATE INDEX "members_username_idx" ON "members" USING btree ("username");
  CREATE INDEX "members_updated_at_idx" ON "members" USING btree ("updated_at");
  CREATE INDEX "members_created_at_idx" ON "members" USING btree ("created_at");
  CREATE UNIQUE INDEX "health_profiles_user_idx" ON "health_profiles" USING btree ("user_id");
  CREATE INDEX "health_profiles_updated_at_idx" ON "health_profiles" USING btree ("updated_at");
  CREATE INDEX "health_profiles_created_at_idx" ON "health_profiles" USING btree ("created_at");
  CREATE INDEX "health_profiles_rels_order_idx" ON "health_profiles_rels" USING btree ("order");
  CREATE INDEX "health_profiles_rels_parent_idx" ON "health_profiles_rels" USING btree ("parent_id");
  CREATE INDEX "health_profiles_rels_path_idx" ON "health_profiles_rels" USING btree ("path");
  CREATE INDEX "health_profiles_rels_food_categories_id_idx" ON "health_profiles_rels" USING btree ("food_categories_id");
  CREATE INDEX "staff_sessions_order_idx" ON "staff_sessions" USING btree ("_order");
  CREATE INDEX "staff_sessions_parent_id_idx" ON "staff_sessions" USING btree ("_parent_id");
  CREATE INDEX "staff_updated_at_idx" ON "staff" USING btree ("updated_at");
  CREATE INDEX "staff_created_at_idx" ON "staff" USING btree ("created_at");
  CREATE UNIQUE INDEX "staff_email_idx" ON "staff" USING btree ("email");
  CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
  CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
  CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
  CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
  CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
  CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
  CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
  CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
  CREATE INDEX "payload_preferences_rels_staff_id_idx" ON "payload_preferences_rels" USING btree ("staff_id");
  CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
  CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");`);
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "foods" CASCADE;
  DROP TABLE "food_categories" CASCADE;
  DROP TABLE "users_sessions" CASCADE;
  DROP TABLE "users" CASCADE;
  DROP TABLE "members" CASCADE;
  DROP TABLE "health_profiles" CASCADE;
  DROP TABLE "health_profiles_rels" CASCADE;
  DROP TABLE "staff_sessions" CASCADE;
  DROP TABLE "staff" CASCADE;
  DROP TABLE "payload_kv" CASCADE;
  DROP TABLE "payload_preferences" CASCADE;
  DROP TABLE "payload_preferences_rels" CASCADE;
  DROP TABLE "payload_migrations" CASCADE;
  DROP TYPE "public"."enum_foods_kind";
  DROP TYPE "public"."enum_foods_serving_unit";
  DROP TYPE "public"."enum_foods_prepared";
  DROP TYPE "public"."enum_foods_basis";
  DROP TYPE "public"."enum_users_language";
  DROP TYPE "public"."enum_health_profiles_sex";
  DROP TYPE "public"."enum_staff_role";
  DROP TYPE "public"."enum_staff_language";`);
}
