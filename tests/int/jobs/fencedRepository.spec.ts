import { toJobId, type JobParameters } from 'agenda';
import { insertJob } from '../../../src/queue/enqueue.ts';
import { fencedRepository, type FencedRepository } from '../../../src/queue/claims/fencedRepository.ts';
import { heldClaims, type HeldClaims } from '../../../src/queue/claims/heldClaims.ts';
import { runOn } from '../../../src/queue/runSql.ts';
import { createTestDatabase, type TestDatabase } from '../../helpers/database/database.ts';
import { insertMany, testSettings } from '../../helpers/jobs/testJobs.ts';

let database: TestDatabase;
let claims: HeldClaims;
let repository: FencedRepository;
const worker = '00000000-0000-4000-8000-000000000001';

beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  await database.pool.query('DELETE FROM jobs.agenda_jobs');
  claims = heldClaims();
  repository = fencedRepository({ pool: database.pool, worker, settings: testSettings, claims });
});
afterAll(() => database.drop());

const next = () => repository.getNextJobToRun('effect', new Date(), new Date(), undefined, undefined);
const claimedRows = async () =>
  (await database.pool.query('SELECT FROM jobs.agenda_jobs WHERE claim IS NOT NULL')).rows.length;

test("Agenda's read methods read our table", async () => {
  const { id } = await insertJob(runOn(database.pool), { name: 'effect', data: {} });
  expect(await repository.getQueueSize()).toBe(1);
  expect(await repository.getDistinctJobNames()).toEqual(['effect']);
  expect((await repository.queryJobs()).jobs).toMatchObject([{ _id: id, name: 'effect', state: 'queued' }]);
  expect(await repository.getJobById(id)).toMatchObject({ _id: id, name: 'effect' });
});

test("Agenda's write methods are refused", async () => {
  const job: JobParameters = { name: 'effect', priority: 0, nextRunAt: null, type: 'normal', data: {} };
  await expect(repository.saveJob(job, undefined)).rejects.toThrow('enqueue()');
  await expect(repository.lockJob(job, undefined)).rejects.toThrow('enqueue()');
  await expect(repository.removeJobs({ name: 'effect' })).rejects.toThrow('enqueue()');
  await expect(repository.purgeAllJobs()).rejects.toThrow('enqueue()');
});

test('many announcements at once claim one job at a time and miss no job', async () => {
  await insertMany(database.pool, { name: 'effect', count: 50 });
  const jobs = await Promise.all(Array.from({ length: 50 }, next));
  expect(jobs.filter((job) => job !== undefined)).toHaveLength(1);
  expect(await claimedRows()).toBe(1);

  await database.pool.query('DELETE FROM jobs.agenda_jobs WHERE claim IS NULL');
  const looking = next();
  const { id } = await insertJob(runOn(database.pool), { name: 'effect', data: {} });
  const claimedIds = [await looking, await next()].flatMap((job) => (job === undefined ? [] : [job._id]));
  expect(claimedIds).toEqual([id]);
});

test('a job that Agenda releases waits again without a counted attempt; a lost database does not reject', async () => {
  await insertMany(database.pool, { name: 'effect', count: 2 });
  const [first, second] = [await next(), await next()];
  if (first?._id === undefined || second === undefined) throw new Error('nothing to claim');
  await repository.unlockJobs([first._id]);
  await repository.unlockJob(second);
  expect(claims.all()).toEqual([]);
  const { rows } = await database.pool.query(
    'SELECT attempts FROM jobs.agenda_jobs WHERE next_run_at IS NOT NULL',
  );
  expect(rows).toEqual([{ attempts: 0 }, { attempts: 0 }]);

  await database.pool.query('ALTER TABLE jobs.agenda_jobs RENAME TO away');
  try {
    await expect(repository.unlockJob(second)).resolves.toBeUndefined();
    await expect(repository.unlockJobs([toJobId('x')])).resolves.toBeUndefined();
  } finally {
    await database.pool.query('ALTER TABLE jobs.away RENAME TO agenda_jobs');
  }
});

test('a closed repository claims nothing', async () => {
  await insertMany(database.pool, { name: 'effect', count: 2 });
  const underWay = next();
  await repository.close();
  await underWay;
  expect(await next()).toBeUndefined();
  expect(await claimedRows()).toBe(1);
});
