import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { simpleParser, type ParsedMail } from 'mailparser';
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type PayloadRequest,
} from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { pruneJobsJob } from '../../../jobs/operations/pruneJobs.ts';
import { jobKind, type JobKind } from '../../../jobs/engine/handler.ts';
import { productJobs } from '../../../jobs/handlers.ts';
import { startWorker, type Worker } from '../../../jobs/worker.ts';
import { TransactionLost } from '../../../src/database/payload/transactions.ts';
import { runSql } from '../../../src/database/transaction.ts';
import { enqueue, insertJob } from '../../../src/queue/enqueue.ts';
import { defineJob } from '../../../src/queue/jobDefinition.ts';
import { listParkedJobs } from '../../../src/queue/claims/parked.ts';
import { runOn, type RunSql } from '../../../src/queue/runSql.ts';
import { confirmEmail } from '../../../src/services/accounts/credentials/confirmEmail.ts';
import { requestReset } from '../../../src/services/accounts/credentials/passwordReset.ts';
import { createStaff, signUp } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';
import { startMailServer, startSilentServer } from '../../helpers/smtp.ts';
import { until } from '../../helpers/until.ts';

let server: TestPayload;
let worker: Worker;
let run: RunSql;

/** A handler that creates a food named after its job, and then does what its name says. */
type TestHandler = JobKind['run'];
const afterFood = (then: (input: Parameters<TestHandler>[0]) => Promise<unknown>): TestHandler => {
  return async (input) => {
    const source = { name: 'test' };
    const data = { kind: 'fresh' as const, name: input.job.id, basis: '100g' as const, source };
    await input.req.payload.create({ collection: 'foods', data, req: input.req });
    await then(input);
  };
};

const testHandlers: Record<string, TestHandler> = {
  succeed: afterFood(() => Promise.resolve()),
  'fail at first': afterFood(({ job }) =>
    job.attempt === 1 ? Promise.reject(new Error('x')) : Promise.resolve(),
  ),
  'lose its lock': afterFood(({ job }) =>
    // As another worker does when it takes over; the second attempt runs undisturbed.
    job.attempt === 1
      ? server.pool.query(
          'UPDATE jobs.agenda_jobs SET claim = gen_random_uuid(), locked_until = now() WHERE id = $1',
          [job.id],
        )
      : Promise.resolve(),
  ),
  'swallow an error': afterFood(({ req }) =>
    req.payload.findByID({ collection: 'foods', id: 999_999_999, req }).catch(() => undefined),
  ),
};

const common = {
  title: { ko: '시험', en: 'Test' },
  ids: z.strictObject({}),
  transaction: 'around',
  runSeconds: 30,
  maxAttempts: 2,
  backoff: { baseSeconds: 0.05, capSeconds: 0.1 },
} as const;
const testKinds = Object.entries(testHandlers).map(([name, handle]) =>
  jobKind(defineJob({ ...common, name }), () => Promise.resolve({ handle })),
);

beforeAll(async () => {
  server = await startTestPayload();
  run = runOn(server.pool);
  worker = await startWorker({
    payload: server.payload,
    databaseUrl: server.url,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    kinds: [...productJobs, ...testKinds],
    schedules: [],
  });
});
afterAll(async () => {
  await worker.stop();
  await server.stop();
});

const request = (): Promise<PayloadRequest> => createLocalReq({}, server.payload);

async function jobOf(id: string): Promise<Record<string, unknown>> {
  const { rows } = await server.pool.query<Record<string, unknown>>(
    'SELECT * FROM jobs.agenda_jobs WHERE id = $1',
    [id],
  );
  return rows[0] ?? {};
}

async function foodsOf(id: string): Promise<number> {
  return (await server.pool.query('SELECT FROM foods WHERE name = $1', [id])).rows.length;
}

const settled = (id: string) =>
  until('the job is done or parked', async () => {
    const { done_at: doneAt, parked_at: parkedAt } = await jobOf(id);
    return doneAt != null || parkedAt != null;
  });

async function jobsFor(user: number): Promise<{ id: string; template: string }[]> {
  const { rows } = await server.pool.query<{ id: string; template: string }>(
    `SELECT id, data->>'template' AS template FROM jobs.agenda_jobs
     WHERE name = 'send-email' AND data->>'user' = $1 ORDER BY created_at`,
    [String(user)],
  );
  return rows;
}

async function lastJob(): Promise<string> {
  const { rows } = await server.pool.query<{ id: string }>(
    `SELECT id FROM jobs.agenda_jobs WHERE name = 'send-email' ORDER BY created_at DESC LIMIT 1`,
  );
  return rows[0]?.id ?? '';
}

async function mailFile(job: string): Promise<ParsedMail | undefined> {
  const folder = join(server.dataDir, 'mail');
  const names: string[] = await readdir(folder).catch(() => []);
  return names.includes(`${job}.eml`) ? simpleParser(await readFile(join(folder, `${job}.eml`))) : undefined;
}

describe('enqueue in a transaction of Payload', () => {
  test('creates no job after a rollback, and a job that runs after a commit', async () => {
    const req = await request();
    await initTransaction(req);
    const lost = await enqueue(req, pruneJobsJob, {});
    await killTransaction(req);
    expect(await jobOf(lost.id)).toEqual({});

    await initTransaction(req);
    const committedJob = await enqueue(req, pruneJobsJob, {});
    expect(await jobOf(committedJob.id)).toEqual({});
    await commitTransaction(req);
    await settled(committedJob.id);
    expect(await jobOf(committedJob.id)).toMatchObject({ attempts: 1, fail_count: 0 });
  });

  test('fails when the transaction has ended, and creates no job outside of it', async () => {
    const req = await request();
    await initTransaction(req);
    const id = await req.transactionID;
    await killTransaction(req);
    await expect(enqueue({ payload: server.payload, transactionID: id }, pruneJobsJob, {})).rejects.toThrow(
      TransactionLost,
    );
  });
});

describe('a handler and its job in one transaction', () => {
  const insert = (name: string) => insertJob(run, { name, data: {} });

  test('are committed together', async () => {
    const { id } = await insert('succeed');
    await settled(id);
    expect(await jobOf(id)).toMatchObject({ attempts: 1, parked_at: null });
    expect(await foodsOf(id)).toBe(1);
  });

  test('are rolled back together after an error, so that only the next attempt has an effect', async () => {
    const { id } = await insert('fail at first');
    await settled(id);
    expect(await jobOf(id)).toMatchObject({ attempts: 2, fail_count: 1, parked_at: null });
    expect(await foodsOf(id)).toBe(1);
  });

  test('are rolled back when the lock was lost meanwhile', async () => {
    const { id } = await insert('lose its lock');
    await settled(id);
    expect(await jobOf(id)).toMatchObject({ attempts: 2, fail_count: 0, parked_at: null });
    expect(await foodsOf(id)).toBe(1);
  });

  test('are rolled back completely when the handler swallows an error that ended the transaction', async () => {
    const { id } = await insert('swallow an error');
    await settled(id);
    expect(await jobOf(id)).toMatchObject({ attempts: 2, done_at: null, parked_reason: 'TransactionLost' });
    expect(await foodsOf(id)).toBe(0);
  });

  test('are parked at once when the data does not match the definition', async () => {
    const { id } = await insertJob(run, { name: 'succeed', data: { token: 'secret' } });
    await settled(id);
    expect((await listParkedJobs(run)).find((job) => job.id === id)).toMatchObject({
      attempts: 1,
      reason: 'ids do not fit the definition',
    });
  });
});

describe('mails', () => {
  test('a sign-up sends a mail with a link that confirms the address', async () => {
    const { id: user } = await signUp(server.payload);
    const [job] = await jobsFor(user);
    await settled(job?.id ?? '');
    const mail = await mailFile(job?.id ?? '');
    expect(mail).toMatchObject({ subject: '[다이닝코치] 이메일 주소를 확인해 주세요' });
    const token = /confirm-email\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    await confirmEmail({ req: await request(), token });
    const { rows } = await server.pool.query('SELECT email_verified_at FROM users WHERE id = $1', [user]);
    expect(rows).toEqual([{ email_verified_at: expect.any(Date) }]);
  });

  test('a mail is in the language of its reader and does not contain their name', async () => {
    const { id: user, username } = await signUp(server.payload);
    await server.payload.update({ collection: 'users', id: user, data: { language: 'en', username } });
    const { id } = await enqueue(await request(), sendEmailJob, {
      template: 'welcome',
      collection: 'users',
      user,
    });
    await settled(id);
    const mail = await mailFile(id);
    expect(mail?.subject).toBe('[DiningCoach] Welcome');
    expect(`${mail?.text ?? ''}${String(mail?.html)}`).not.toContain(username);
  });

  test('a forgotten password sends a mail with a link, to members and staff', async () => {
    const accounts = [
      { collection: 'users', path: '/reset-password?token=', ...(await signUp(server.payload)) },
      { collection: 'staff', path: '/admin/reset/', ...(await createStaff(server.payload, 'moderator')) },
    ] as const;
    for (const { collection, path, email } of accounts) {
      await requestReset(await request(), { collection, email: ` ${email.toUpperCase()} ` });
      const job = await lastJob();
      await settled(job);
      const text = (await mailFile(job))?.text ?? '';
      expect(text).toContain(path);
      const token = text.slice(text.indexOf(path) + path.length).split(/[&\s]/)[0] ?? '';
      expect(JSON.stringify(await jobOf(job))).not.toContain(token);
    }
  });

  test('a forgotten password of nobody is a job that sends no mail', async () => {
    await requestReset(await request(), { collection: 'users', email: 'nobody@example.com' });
    const job = await lastJob();
    await settled(job);
    expect(await jobOf(job)).toMatchObject({ attempts: 1, parked_at: null });
    expect(await mailFile(job)).toBeUndefined();
  });

  test.each([
    ['of an erased account', 'confirm-email' as const, ''],
    ['of an address that is confirmed', 'confirm-email' as const, 'email_verified_at = now()'],
    ['whose link has ended', 'reset-password' as const, 'phone = NULL'],
  ])('a mail %s is not sent, and its job is done', async (_, template, change) => {
    const { id: member } = await signUp(server.payload);
    if (change !== '') await server.pool.query(`UPDATE users SET ${change} WHERE id = $1`, [member]);
    const user = change === '' ? 2_000_000_000 : member;
    const { id } = await enqueue(await request(), sendEmailJob, { template, collection: 'users', user });
    await settled(id);
    expect(await jobOf(id)).toMatchObject({ attempts: 1, parked_at: null });
    expect(await mailFile(id)).toBeUndefined();
  });

  test('members can sign up while the mail server does not answer, and the mail arrives later', async () => {
    const silent = await startSilentServer();
    const speaking = await startMailServer();
    try {
      Object.assign(process.env, { SMTP_URL: silent.url, SMTP_TIMEOUT_MS: '300' });
      const { id: user, email } = await signUp(server.payload);
      const [job] = await jobsFor(user);
      const id = job?.id ?? '';
      await until('a failed attempt', async () => (await jobOf(id))['fail_count'] === 1);
      expect(silent.calls()).toBeGreaterThan(0);
      expect(await jobOf(id)).toMatchObject({ done_at: null, parked_at: null });
      expect((await jobOf(id))['fail_reason']).not.toContain(email);

      Object.assign(process.env, { SMTP_URL: speaking.url });
      await runSql(await request(), sql`UPDATE jobs.agenda_jobs SET next_run_at = now() WHERE id = ${id}`);
      await settled(id);
      expect(speaking.received.map(({ to }) => to)).toEqual([[email]]);
      expect(speaking.received[0]?.mail.messageId).toContain(id);
    } finally {
      delete process.env['SMTP_URL'];
      delete process.env['SMTP_TIMEOUT_MS'];
      await Promise.all([silent.close(), speaking.close()]);
    }
  });
});
