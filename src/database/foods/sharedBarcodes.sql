-- Foods of the catalogue that share a barcode have the flag barcode-shared, whoever writes them: a form, an import, the trash, a
-- roll back. The conditions look at whole statements, so an import of a thousand foods costs one look at the index.

-- Sets or takes off the flag of all foods with one of the barcodes, and of some others. A food whose flag is right is not written.
CREATE OR REPLACE FUNCTION foods_flag_shared_barcodes(codes text[], others integer[] DEFAULT '{}') RETURNS void LANGUAGE sql
AS $$
  WITH listed AS (
    SELECT id, barcode, deleted_at IS NULL AND kind <> 'custom' AS is_listed,
           coalesce(quality @> '[{"flag": "barcode-shared"}]', false) AS has_flag
      FROM foods WHERE barcode = ANY (codes) OR id = ANY (others)
  ), judged AS (
    SELECT id, has_flag,
           is_listed AND barcode IS NOT NULL AND count(*) FILTER (WHERE is_listed) OVER (PARTITION BY barcode) > 1 AS is_shared
      FROM listed
  ), wrong AS (
    SELECT foods.id, is_shared FROM judged JOIN foods USING (id)
     WHERE is_shared <> has_flag ORDER BY foods.id FOR NO KEY UPDATE OF foods
  )
  UPDATE foods
     SET quality = CASE WHEN is_shared
                     THEN coalesce(nullif(quality, 'null'), '[]') || '[{"flag": "barcode-shared", "nutrients": []}]'
                     ELSE jsonb_path_query_array(quality, '$[*] ? (@.flag != "barcode-shared")') END,
         -- A write may have the time of its own process, which is later.
         updated_at = greatest(updated_at, now())
    FROM wrong WHERE foods.id = wrong.id
$$;

CREATE OR REPLACE FUNCTION foods_barcodes_inserted() RETURNS trigger LANGUAGE plpgsql
AS $$
DECLARE
  codes CONSTANT text[] := ARRAY(SELECT DISTINCT barcode FROM written WHERE barcode IS NOT NULL);
BEGIN
  IF codes <> '{}' THEN PERFORM foods_flag_shared_barcodes(codes); END IF;
  RETURN NULL;
END
$$;

-- A write that computes all flags anew does not know the others, so the flag counts as well as what it follows from.
CREATE OR REPLACE FUNCTION foods_barcodes_updated() RETURNS trigger LANGUAGE plpgsql
AS $$
DECLARE
  codes CONSTANT text[] := ARRAY(
    SELECT DISTINCT old_or_new FROM gone JOIN written USING (id)
     CROSS JOIN unnest(ARRAY[gone.barcode, written.barcode]) AS old_or_new
     WHERE old_or_new IS NOT NULL
       AND (gone.barcode, gone.kind = 'custom', gone.deleted_at IS NULL,
            coalesce(gone.quality @> '[{"flag": "barcode-shared"}]', false))
       IS DISTINCT FROM
           (written.barcode, written.kind = 'custom', written.deleted_at IS NULL,
            coalesce(written.quality @> '[{"flag": "barcode-shared"}]', false))
  );
  without CONSTANT integer[] := ARRAY(
    SELECT id FROM written WHERE barcode IS NULL AND quality @> '[{"flag": "barcode-shared"}]'
  );
BEGIN
  IF codes <> '{}' OR without <> '{}' THEN PERFORM foods_flag_shared_barcodes(codes, without); END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION foods_barcodes_deleted() RETURNS trigger LANGUAGE plpgsql
AS $$
DECLARE
  codes CONSTANT text[] := ARRAY(SELECT DISTINCT barcode FROM gone WHERE barcode IS NOT NULL);
BEGIN
  IF codes <> '{}' THEN PERFORM foods_flag_shared_barcodes(codes); END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER foods_barcodes_insert AFTER INSERT ON foods
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION foods_barcodes_inserted();
CREATE OR REPLACE TRIGGER foods_barcodes_update AFTER UPDATE ON foods
  REFERENCING OLD TABLE AS gone NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION foods_barcodes_updated();
CREATE OR REPLACE TRIGGER foods_barcodes_delete AFTER DELETE ON foods
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION foods_barcodes_deleted();
