-- Entries of the audit log are only added. It also binds the owner of the table, as whom the application connects.
-- Two things are allowed: to delete what is older than three years, and to forget an erased member.
CREATE OR REPLACE FUNCTION audit_log_keep() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.at < now() - interval '3 years' THEN
    RETURN OLD;
  END IF;
  -- The foreign key clears the subject after the account is gone. What else could name the member goes with it.
  IF TG_OP = 'UPDATE' AND NEW.subject_id IS NULL AND OLD.subject_id IS NOT NULL
     AND NOT EXISTS (SELECT FROM users WHERE id = OLD.subject_id) THEN
    OLD.subject_id := NULL;
    OLD.document := NULL;
    OLD.reason := NULL;
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'audit_log is append-only' USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE OR REPLACE TRIGGER audit_log_rows BEFORE UPDATE OR DELETE ON audit_log
  FOR EACH ROW EXECUTE FUNCTION audit_log_keep();
CREATE OR REPLACE TRIGGER audit_log_whole BEFORE TRUNCATE ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION audit_log_keep();
