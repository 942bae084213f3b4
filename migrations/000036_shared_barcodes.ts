import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/** Foods that share a barcode already get the flag that later writes set (src/database/foods/sharedBarcodes.sql). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    UPDATE foods SET quality = coalesce(nullif(quality, 'null'), '[]') || '[{"flag": "barcode-shared", "nutrients": []}]'
     WHERE deleted_at IS NULL AND kind <> 'custom' AND barcode IN (
       SELECT barcode FROM foods WHERE deleted_at IS NULL AND kind <> 'custom' AND barcode IS NOT NULL
        GROUP BY barcode HAVING count(*) > 1
     )`);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    DROP TRIGGER IF EXISTS foods_barcodes_insert ON foods;
    DROP TRIGGER IF EXISTS foods_barcodes_update ON foods;
    DROP TRIGGER IF EXISTS foods_barcodes_delete ON foods;
    UPDATE foods SET quality = jsonb_path_query_array(quality, '$[*] ? (@.flag != "barcode-shared")')
     WHERE quality @> '[{"flag": "barcode-shared"}]'`);
}
