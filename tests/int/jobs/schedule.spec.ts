import { clockOffset, defaultTimeZone } from '../../../src/domain/calendar.ts';
import { pruneJobsJob } from '../../../jobs/operations/pruneJobs.ts';
import { startSchedule, type Schedule } from '../../../jobs/engine/schedule.ts';
import { runOn, type RunSql } from '../../../src/queue/runSql.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { until } from '../../helpers/until.ts';

let database: TestDatabase;
let run: RunSql;
let schedules: { stop(): Promise<void> }[];
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const daily: Schedule = { job: pruneJobsJob, at: { hour: 6, minute: 0 } };

beforeAll(async () => {
  database = await createTestDatabase();
  run = runOn(database.pool);
});
beforeEach(async () => {
  schedules = [];
  await database.pool.query('DELETE FROM jobs.agenda_jobs');
});
afterEach(() => Promise.all(schedules.map((schedule) => schedule.stop())));
afterAll(() => database.drop());

function start(schedule: Schedule, clock?: () => Date, on: RunSql = run): void {
  schedules.push(
    startSchedule({ run: on, schedules: [schedule], log, ...(clock === undefined ? {} : { clock }) }),
  );
}

async function keys(): Promise<string[]> {
  const { rows } = await database.pool.query<{ key: string }>(
    'SELECT unique_key AS key FROM jobs.agenda_jobs ORDER BY 1',
  );
  return rows.map(({ key }) => key);
}

test('schedulers with different clocks create one job for a tick', async () => {
  let requests = 0;
  const countingRun: RunSql = async (statement) => {
    const rows = await run(statement);
    requests += 1;
    return rows;
  };
  for (const now of ['06:00:01', '06:00:59', '07:30:00', '23:59:59']) {
    start(daily, () => new Date(`2026-03-01T${now}+09:00`), countingRun);
  }
  await until('all have asked', () => requests === 4);
  expect(await keys()).toEqual(['prune-jobs:2026-02-28T21:00:00.000Z']);
});

test('a start creates the job of a missed tick once, even after the job ran', async () => {
  const clock = () => new Date('2026-03-01T05:00:00+09:00');
  start(daily, clock);
  await until('the missed tick', async () => (await keys()).length === 1);
  await database.pool.query('UPDATE jobs.agenda_jobs SET next_run_at = NULL, done_at = now()');
  let hasAsked = false;
  start(daily, clock, async (statement) => {
    const rows = await run(statement);
    hasAsked = true;
    return rows;
  });
  await until('the second start has asked', () => hasAsked);
  expect(await keys()).toEqual(['prune-jobs:2026-02-27T21:00:00.000Z']);
});

test('two schedulers create one job when its time comes', async () => {
  const { due, at } = soon();
  const answers: unknown[] = [];
  const countingRun: RunSql = async (statement) => {
    const rows = await run(statement);
    answers.push(rows);
    return rows;
  };
  start({ job: pruneJobsJob, at }, undefined, countingRun);
  start({ job: pruneJobsJob, at }, undefined, countingRun);
  // Each enqueues yesterday's tick at its start, and today's at its time.
  await until('both have asked twice', () => answers.length === 4);
  const yesterday = new Date(due.getTime() - 24 * 3_600_000);
  expect(await keys()).toEqual([yesterday, due].map((slot) => `prune-jobs:${slot.toISOString()}`));
});

test('a scheduler creates the job of the next tick after the database was out of reach', async () => {
  const errors: string[] = [];
  let isAway = true;
  const { due, at } = soon();
  const schedule = startSchedule({
    run: (statement) => {
      if (!isAway) return run(statement);
      isAway = false;
      return Promise.reject(new Error('away'));
    },
    schedules: [{ job: pruneJobsJob, at }],
    log: { ...log, error: (_, message) => errors.push(message) },
  });
  schedules.push(schedule);
  await until('the job of the next tick', async () => (await keys()).length === 1);
  expect(errors).toEqual(['a scheduled job could not be enqueued']);
  expect(await keys()).toEqual([`prune-jobs:${due.toISOString()}`]);
});

/** A time of day in two or three seconds. */
function soon(): { due: Date; at: Schedule['at'] } {
  const due = new Date(Math.ceil(Date.now() / 1000) * 1000 + 2_000);
  const seoul = new Date(due.getTime() + clockOffset(defaultTimeZone, due));
  return {
    due,
    at: { hour: seoul.getUTCHours(), minute: seoul.getUTCMinutes(), second: seoul.getUTCSeconds() },
  };
}
