-- Announces, at the commit, the sessions of members that have ended, whatever ended them: a logout, a suspension, another
-- password, an erasure. Open streams of such a session are closed.
CREATE OR REPLACE FUNCTION announce_ended_sessions() RETURNS trigger
  LANGUAGE plpgsql SET search_path = public, pg_temp
AS $$
BEGIN
  PERFORM pg_notify('diningcoach_ended_sessions', id) FROM ended;
  RETURN NULL;
END
$$;
CREATE OR REPLACE TRIGGER users_sessions_ended AFTER DELETE ON users_sessions
  REFERENCING OLD TABLE AS ended FOR EACH STATEMENT EXECUTE FUNCTION announce_ended_sessions();
