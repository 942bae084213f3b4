import { randomUUID } from 'node:crypto';
import { createLocalReq } from 'payload';
import type pg from 'pg';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { runAttempt } from '../../../jobs/engine/attempt.ts';
import { runInPayload } from '../../../jobs/engine/runInPayload.ts';
import { productJobs } from '../../../jobs/handlers.ts';
import { env } from '../../../src/env.ts';
import { claimJob } from '../../../src/queue/claims/claims.ts';
import { heldClaims } from '../../../src/queue/claims/heldClaims.ts';
import { retryAllFailedJobs } from '../../../src/queue/claims/parked.ts';
import { settingsOf } from '../../../src/queue/jobDefinition.ts';
import { runOn, type RunSql } from '../../../src/queue/runSql.ts';
import { signUp } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';
import { startMailServer, type TestMailServer } from '../../helpers/smtp.ts';

const hour = 3_600;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let server: TestPayload;
let run: RunSql;
let mailServer: TestMailServer;

beforeAll(async () => {
  server = await startTestPayload();
  run = runOn(server.pool);
});
beforeEach(async () => {
  await server.pool.query('DELETE FROM jobs.agenda_jobs');
  mailServer = await startMailServer({
    refuse: (address) => /^refused-(?<code>\d+)-(?<text>.*)@/.exec(address)?.slice(1).join(' '),
  });
});
afterEach(async () => {
  delete process.env['SMTP_URL'];
  await mailServer.close();
});
afterAll(() => server.stop());

/** Runs every due attempt of a mail, one after the other. */
async function runDue(): Promise<void> {
  const claims = heldClaims();
  const settings = settingsOf(sendEmailJob, env());
  const runJob = runInPayload(server.payload, productJobs);
  const worker = randomUUID();
  for (;;) {
    const job = await claimJob(run, { name: sendEmailJob.name, worker, settings });
    if (job === undefined) return;
    claims.add({ job, lockSeconds: 60, abort: new AbortController(), renewedAt: performance.now() });
    await runAttempt({ job, claims, settings, run, runJob, log });
  }
}

/** Lets time pass: moves every moment that the database knows of mails into the past. */
async function pass(seconds: number): Promise<void> {
  await server.pool.query(
    `UPDATE jobs.agenda_jobs SET
       next_run_at = next_run_at - make_interval(secs => $1), failing_since = failing_since - make_interval(secs => $1),
       created_at = created_at - make_interval(secs => $1)`,
    [seconds],
  );
  await server.pool.query('UPDATE mailed_tokens SET expires_at = expires_at - make_interval(secs => $1)', [
    seconds,
  ]);
}

async function secondsToNextAttempt(pool: pg.Pool): Promise<number | undefined> {
  const { rows } = await pool.query<{ seconds: number | null }>(
    'SELECT extract(epoch FROM min(next_run_at) - now())::float8 AS seconds FROM jobs.agenda_jobs',
  );
  return rows[0]?.seconds ?? undefined;
}

/** Runs the attempts of a time, each when it is due. */
async function live(seconds: number): Promise<void> {
  let left = seconds;
  for (;;) {
    await runDue();
    const next = await secondsToNextAttempt(server.pool);
    if (next === undefined || next > left) break;
    // A tenth of a second more, so that the attempt is due.
    const step = Math.max(0, next) + 0.1;
    await pass(step);
    left -= step;
  }
  await pass(Math.max(0, left));
}

const states = async () =>
  (
    await server.pool.query(
      `SELECT count(done_at)::int AS done, count(parked_at)::int AS parked, count(next_run_at)::int AS waiting FROM jobs.agenda_jobs`,
    )
  ).rows[0];

test('mails arrive once each after an outage of 23 hours, with links that work', async () => {
  process.env['SMTP_URL'] = 'smtp://127.0.0.1:1';
  const members = [await signUp(server.payload), await signUp(server.payload)];
  const [member] = members;
  if (member === undefined) throw new Error('no member');
  const { requestReset } = await import('../../../src/services/accounts/credentials/passwordReset.ts');
  const request = { collection: 'users', email: member.email } as const;
  await requestReset(await createLocalReq({}, server.payload), request);
  await live(23 * hour);
  expect(await states()).toEqual({ done: 0, parked: 0, waiting: 3 });

  process.env['SMTP_URL'] = mailServer.url;
  await live(hour + 60);
  expect(await states()).toEqual({ done: 3, parked: 0, waiting: 0 });
  const { received } = mailServer;
  expect(received.map(({ to }) => to[0]).sort()).toEqual(
    [...members, member].map(({ email }) => email).sort(),
  );
  expect(new Set(received.map(({ mail }) => mail.messageId)).size).toBe(3);
  const link = received
    .map(({ mail }) => /reset-password\?token=([\w-]+)/.exec(mail.text ?? '')?.[1])
    .find(Boolean);
  await server.payload.resetPassword({
    collection: 'users',
    data: { token: link ?? '', password: 'another horse' },
    overrideAccess: true,
  });
});

test('mails of an outage of 25 hours are parked after 24, and "retry all" sends them', async () => {
  process.env['SMTP_URL'] = 'smtp://127.0.0.1:1';
  await signUp(server.payload);
  await signUp(server.payload);
  await live(23.9 * hour);
  expect(await states()).toEqual({ done: 0, parked: 0, waiting: 2 });
  await live(1.1 * hour);
  expect(await states()).toEqual({ done: 0, parked: 2, waiting: 0 });
  const { rows } = await server.pool.query('SELECT max(attempts) AS attempts FROM jobs.agenda_jobs');
  expect(rows[0].attempts).toBeLessThan(60);

  process.env['SMTP_URL'] = mailServer.url;
  expect(await retryAllFailedJobs(run)).toBe(2);
  expect(await retryAllFailedJobs(run)).toBe(0);
  await runDue();
  expect(await states()).toEqual({ done: 2, parked: 0, waiting: 0 });
  expect(mailServer.received).toHaveLength(2);
});

test('"retry all" does not let mails wait that failed during an outage', async () => {
  process.env['SMTP_URL'] = 'smtp://127.0.0.1:1';
  await signUp(server.payload);
  await live(20 * hour);
  expect(await states()).toEqual({ done: 0, parked: 0, waiting: 1 });

  process.env['SMTP_URL'] = mailServer.url;
  expect(await retryAllFailedJobs(run)).toBe(1);
  await runDue();
  expect(await states()).toEqual({ done: 1, parked: 0, waiting: 0 });
});

test('a refused mailbox is parked at once; a refusal that may end is tried again', async () => {
  process.env['SMTP_URL'] = mailServer.url;
  const refusals = {
    '550-5.1.1 no such user': 'parked',
    '551-not here': 'parked',
    '550-5.7.1 relaying denied': 'waiting',
    '451-4.7.1 greylisted': 'waiting',
    '554-transaction failed': 'waiting',
  };
  for (const [refusal, state] of Object.entries(refusals)) {
    await server.pool.query('DELETE FROM jobs.agenda_jobs');
    const { id } = await signUp(server.payload);
    await server.pool.query('UPDATE users SET email = $1 WHERE id = $2', [
      `refused-${refusal.replaceAll(' ', '_')}@example.com`,
      id,
    ]);
    await runDue();
    expect({ refusal, ...(await states()) }).toEqual({ refusal, done: 0, parked: 0, waiting: 0, [state]: 1 });
  }
});
