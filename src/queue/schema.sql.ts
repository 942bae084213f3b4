/**
 * The queue's schema, run by our migration and never by Agenda (`ensureSchema: false`): parallel first boots hung
 * otherwise.
 *
 * `agenda_jobs` holds the columns of Agenda that mean something here, so that its readers work. Those of features that
 * we do not use (repeating, debouncing, forking) are left out: their use fails at once. The states are ours, and a job
 * is in exactly one of them: it waits (`next_run_at`), is claimed (`claim`), is done (`done_at`) or is parked
 * (`parked_at`); the database refuses anything else.
 */
export const createJobsSchema = `
CREATE SCHEMA jobs;

CREATE TABLE jobs.agenda_jobs (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  type text NOT NULL DEFAULT 'normal' CHECK (type = 'normal'),
  priority integer NOT NULL DEFAULT 0,
  -- Ids and kinds, parsed by the definition's schema: no tokens, no texts, no health data.
  data jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now(),

  next_run_at timestamptz,

  -- The fencing token: new at every claim, and named by every write of whoever holds it.
  claim uuid,
  worker uuid,
  locked_at timestamptz,
  locked_until timestamptz,
  -- Whether the running attempt follows one that vanished: a worker holds one such job at the most.
  suspect boolean NOT NULL DEFAULT false,

  -- Attempts are counted when claimed, failures when recorded: the difference is what vanished with its process.
  attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  max_attempts integer CHECK (max_attempts > 0),
  fail_count integer NOT NULL DEFAULT 0 CHECK (fail_count >= 0),
  fail_reason text,
  failed_at timestamptz,
  last_run_at timestamptz,
  last_finished_at timestamptz,

  done_at timestamptz,
  parked_at timestamptz,
  parked_reason text,
  -- Agenda's word for it.
  disabled boolean NOT NULL GENERATED ALWAYS AS (parked_at IS NOT NULL) STORED,

  unique_key text,
  unique_until text CHECK (unique_until IN ('claimed', 'pruned')),

  CONSTRAINT one_state CHECK (num_nonnulls(next_run_at, claim, done_at, parked_at) = 1),
  CONSTRAINT whole_claim CHECK (num_nonnulls(claim, worker, locked_at, locked_until) IN (0, 4)),
  CONSTRAINT suspect_while_claimed CHECK (NOT suspect OR claim IS NOT NULL),
  CONSTRAINT limited_while_claimed CHECK (claim IS NULL OR max_attempts IS NOT NULL),
  CONSTRAINT parked_with_reason CHECK ((parked_at IS NULL) = (parked_reason IS NULL)),
  CONSTRAINT whole_key CHECK ((unique_key IS NULL) = (unique_until IS NULL))
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);

-- Claiming reads waiting jobs only, however many are done.
CREATE INDEX agenda_jobs_waiting ON jobs.agenda_jobs (name, next_run_at) WHERE next_run_at IS NOT NULL;
CREATE INDEX agenda_jobs_claimed ON jobs.agenda_jobs (locked_until) WHERE claim IS NOT NULL;
CREATE UNIQUE INDEX agenda_jobs_suspect ON jobs.agenda_jobs (worker) WHERE suspect;
CREATE UNIQUE INDEX agenda_jobs_unique_key ON jobs.agenda_jobs (name, unique_key) WHERE unique_key IS NOT NULL;
CREATE INDEX agenda_jobs_done ON jobs.agenda_jobs (done_at) WHERE done_at IS NOT NULL;
CREATE INDEX agenda_jobs_parked ON jobs.agenda_jobs (parked_at) WHERE parked_at IS NOT NULL;

CREATE TABLE jobs.workers (
  id uuid PRIMARY KEY,
  pid integer NOT NULL,
  host text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX workers_seen ON jobs.workers (seen_at);
`;

export const dropJobsSchema = 'DROP SCHEMA jobs CASCADE;';
