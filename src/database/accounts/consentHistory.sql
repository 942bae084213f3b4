-- Entries of the history of consents are only added. It also binds the owner of the table, as whom the application
-- connects. They go together with their account.
CREATE OR REPLACE FUNCTION consent_history_keep() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  -- The erasure deletes them before the account, so this is asked at the end of the transaction.
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM users WHERE id = OLD.user_id) THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'consent_history is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE OR REPLACE TRIGGER consent_history_rows BEFORE UPDATE ON consent_history
  FOR EACH ROW EXECUTE FUNCTION consent_history_keep();
CREATE OR REPLACE TRIGGER consent_history_whole BEFORE TRUNCATE ON consent_history
  FOR EACH STATEMENT EXECUTE FUNCTION consent_history_keep();
-- PostgreSQL cannot replace a trigger of this kind.
DROP TRIGGER IF EXISTS consent_history_deleted ON consent_history;
CREATE CONSTRAINT TRIGGER consent_history_deleted AFTER DELETE ON consent_history DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION consent_history_keep();
