import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importJWK, jwtVerify } from 'jose';
import { simpleParser } from 'mailparser';
import { createLocalReq } from 'payload';
import { signUp, startTestSession } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { startPushService, type TestDevice } from '../../helpers/community/pushService.ts';
import { insertComment, insertPost, notifyIn } from '../../helpers/community/threads.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { languages } from '../../../src/domain/language.ts';
import { shippedDiets } from '../../fixtures/suitability/shippedCatalogue.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let service: Awaited<ReturnType<typeof startPushService>>;

beforeAll(async () => {
  service = await startPushService();
  server = await startTestServer({ environment: { PUSH_API_URL: service.url } });
  call = clientOf(server.url);
});
afterAll(async () => {
  await server.stop();
  await service.close();
});
beforeEach(() => {
  service.received.length = 0;
});

interface Person {
  readonly id: number;
  readonly token: string;
}
const sql = (text: string, values: unknown[] = []) => server.pool.query(text, values);

async function person(): Promise<Person> {
  const { id } = await signUp(server.payload);
  return { id, token: await startTestSession(server.payload, { collection: 'users', id }) };
}

const register = ({ token }: Person, { subscription }: TestDevice): Promise<Answer> =>
  call('/api/push-subscriptions', { token, json: subscription });

/** A comment on a post of the board of a disease, by somebody whose name is one. */
async function reply(owner: Person): Promise<{ post: number; comment: number }> {
  const writer = await signUp(server.payload, { username: `신장질환-${String(Math.random()).slice(2, 10)}` });
  const post = await insertPost(server.pool, { user: owner.id });
  const comment = await insertComment(server.pool, { post, user: writer.id });
  await notifyIn(server.payload, {
    user: owner.id,
    actor: writer.id,
    kind: 'reply',
    target: { relationTo: 'comments', value: comment },
  });
  return { post, comment };
}

/** Runs the waiting job that sends pushes to a member, as the worker does. */
async function runPushes({ id: user }: Person): Promise<boolean> {
  const { sendPushes } = await import('../../../src/services/community/notifications/push/sendPushes.ts');
  const { rows } = await sql(
    `DELETE FROM jobs.agenda_jobs WHERE name = 'send-pushes' AND data ->> 'user' = $1 RETURNING id`,
    [String(user)],
  );
  const req = await createLocalReq({}, server.payload);
  if (rows.length > 0) await sendPushes({ req, user, signal: AbortSignal.timeout(30_000) });
  return rows.length > 0;
}

describe('pushes', () => {
  test('go to the devices of the member, sealed, and replace each other', async () => {
    const mina = await person();
    const device = service.device('one');
    const { status, body } = await register(mina, device);
    expect(status).toBe(201);
    expect(JSON.stringify(body)).not.toContain(device.subscription.keys.auth);
    const { body: key } = await call('/api/push-subscriptions/public-key');
    await reply(mina);
    await runPushes(mina);
    expect(service.received).toHaveLength(1);
    const [push] = service.received;
    expect(push?.headers).toMatchObject({
      'content-encoding': 'aes128gcm',
      topic: 'notifications',
      authorization: expect.stringContaining(`k=${key.publicKey}`),
    });
    expect(push === undefined ? undefined : device.open(push)).toEqual({
      title: '다이닝코치',
      body: '회원님이 참여한 이야기에 새 댓글이 달렸습니다.',
      tag: 'notifications',
      unread: 1,
    });
    await reply(mina);
    await reply(mina);
    await runPushes(mina);
    expect(service.received).toHaveLength(2);
    const last = service.received[1];
    expect(last === undefined ? undefined : device.open(last)).toMatchObject({
      body: '읽지 않은 알림이 3개 있습니다.',
      unread: 3,
    });
  });

  test('tell nothing that was read, hidden or not wanted, and need a device', async () => {
    const mina = await person();
    await reply(mina);
    expect(await runPushes(mina)).toBe(false);
    await register(mina, service.device('two'));
    const { comment } = await reply(mina);
    await sql('UPDATE comments SET deleted_at = now()', []);
    await runPushes(mina);
    expect(service.received).toHaveLength(0);
    await sql('UPDATE comments SET deleted_at = NULL WHERE id = $1', [comment]);
    await sql('UPDATE users SET notifications_reply_push = false WHERE id = $1', [mina.id]);
    await reply(mina);
    expect(await runPushes(mina)).toBe(false);
    await sql(
      `UPDATE users SET notifications_reply_push = true, suspended_until = now() + interval '1 day' WHERE id = $1`,
      [mina.id],
    );
    await reply(mina);
    expect(await runPushes(mina)).toBe(false);
  });

  test('end with the login of the device, and go over to the next member who registers it', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    const device = service.device('shared');
    const devices = async ({ id }: Person) =>
      (await sql('SELECT FROM push_subscriptions WHERE user_id = $1', [id])).rowCount;
    expect((await register(mina, device)).status).toBe(201);
    expect((await register(mina, device)).status).toBe(201);
    expect(await devices(mina)).toBe(1);
    const answers = await Promise.all([1, 2, 3].map(() => register(other, device)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect([await devices(mina), await devices(other)]).toEqual([0, 1]);
    expect((await call('/api/push-subscriptions', { token: mina.token })).body.docs).toEqual([]);
    await call('/api/users/logout', { method: 'POST', token: other.token });
    expect(await devices(other)).toBe(0);
  });

  test('forget a device that is gone, and try again for one that does not answer', async () => {
    const mina = await person();
    const gone = ['a', 'b'].map((name) => service.device(`gone-${name}`));
    const silent = service.device('silent');
    service.answers.set('/gone-a', 404).set('/gone-b', 410).set('/silent', 503);
    for (const device of [...gone, silent, service.device('well')]) await register(mina, device);
    await reply(mina);
    await expect(runPushes(mina)).rejects.toThrow('could not be reached');
    const left = async () =>
      (
        await sql(
          'SELECT endpoint, failing_since IS NOT NULL AS fails FROM push_subscriptions WHERE user_id = $1 ORDER BY id',
          [mina.id],
        )
      ).rows;
    expect(await left()).toEqual([
      { endpoint: silent.subscription.endpoint, fails: true },
      { endpoint: `${service.url}/well`, fails: false },
    ]);
    service.received.length = 0;
    service.answers.delete('/silent');
    const { sendPushes } = await import('../../../src/services/community/notifications/push/sendPushes.ts');
    const again = async () =>
      sendPushes({
        req: await createLocalReq({}, server.payload),
        user: mina.id,
        signal: AbortSignal.timeout(30_000),
      });
    await again();
    expect(service.received.map(({ path }) => path)).toEqual(['/silent']);
    service.answers.set('/silent', 500);
    await reply(mina);
    await expect(runPushes(mina)).rejects.toThrow('could not be reached');
    await sql(
      `UPDATE push_subscriptions SET failing_since = now() - interval '25 hours' WHERE failing_since IS NOT NULL`,
    );
    await expect(again()).rejects.toThrow('could not be reached');
    expect(await left()).toEqual([{ endpoint: `${service.url}/well`, fails: false }]);
  });

  test('wait as long as the push service says, also when there is something new', async () => {
    const mina = await person();
    const busy = service.device('busy');
    await register(mina, busy);
    service.answers.set('/busy', 429);
    service.waits.set('/busy', '3600');
    await reply(mina);
    await expect(runPushes(mina)).rejects.toThrow('could not be reached');
    service.answers.delete('/busy');
    await reply(mina);
    await expect(runPushes(mina)).rejects.toThrow('could not be reached');
    expect(service.received).toHaveLength(1);
    const waits = await sql(
      `SELECT extract(epoch FROM paused_until - failing_since)::int AS seconds FROM push_subscriptions WHERE user_id = $1`,
      [mina.id],
    );
    expect(waits.rows).toEqual([{ seconds: 3600 }]);
    await sql('UPDATE push_subscriptions SET paused_until = now() WHERE user_id = $1', [mina.id]);
    await reply(mina);
    await runPushes(mina);
    expect(service.received.map((push) => push.path)).toEqual(['/busy', '/busy']);
    const [, delivered] = service.received;
    expect(delivered === undefined ? undefined : busy.open(delivered)).toMatchObject({ unread: 3 });
  });

  test('prove who sends them, and say how long and how soon they matter', async () => {
    const mina = await person();
    await register(mina, service.device('proof'));
    await reply(mina);
    await runPushes(mina);
    const [{ authorization = '', ...headers } = {}] = service.received.map((push) => push.headers);
    expect(headers).toMatchObject({ ttl: '86400', urgency: 'normal' });
    // RFC 8292: a token for this push service alone, for a day at most, signed with the key that devices know.
    const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(authorization) ?? [];
    const { body } = await call('/api/push-subscriptions/public-key');
    expect(key).toBe(body.publicKey);
    const point = Buffer.from(key, 'base64url');
    const part = (from: number) => point.subarray(from, from + 32).toString('base64url');
    const publicKey = await importJWK({ kty: 'EC', crv: 'P-256', x: part(1), y: part(33) }, 'ES256');
    const { payload, protectedHeader } = await jwtVerify(token, publicKey, { audience: service.url });
    expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'ES256' });
    expect(payload.sub).toMatch(/^mailto:\S+@\S+$/);
    expect(Number(payload.exp) - Date.now() / 1000).toBeLessThanOrEqual(86_400);
  });

  test('are never sent to an address that leads into the own network', async () => {
    const { postPush } = await import('../../../src/services/community/notifications/push/postPush.ts');
    const post = (endpoint: string) =>
      postPush({ endpoint, headers: {}, body: Buffer.alloc(1), signal: AbortSignal.timeout(5_000) });
    await expect(post('https://127.0.0.1/')).rejects.toThrow('not allowed');
    // `localhost.localdomain` and names like it resolve to this machine, although they have a dot.
    const { lookUpPublic } =
      await import('../../../src/services/community/notifications/push/lookUpPublic.ts');
    const faultOf = (name: string) =>
      new Promise((resolve) => {
        lookUpPublic(name, { all: true }, (error) => {
          resolve(error?.name);
        });
      });
    expect(await faultOf('localhost')).toBe('ForbiddenEndpoint');
    // It throws outside of any promise if it reads the addresses that are not there, and that ends the worker.
    expect(await faultOf('no-such-name.invalid')).toBe('Error');
  });

  test('take only what a browser registers', async () => {
    const mina = await person();
    const { endpoint, keys } = service.device('checked').subscription;
    for (const [json, code, field] of [
      [{ endpoint: 'https://10.0.0.1/x', keys }, 'invalid_push_endpoint', 'endpoint'],
      [{ endpoint: 'http://push.example.com/x', keys }, 'invalid_push_endpoint', 'endpoint'],
      [{ endpoint, keys: { ...keys, p256dh: 'AAAA' } }, 'invalid_push_key', 'keys.p256dh'],
      [
        { endpoint, keys: { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') } },
        'invalid_push_key',
        'keys.p256dh',
      ],
      [{ endpoint, keys: { ...keys, auth: 'short' } }, 'invalid_push_key', 'keys.auth'],
      [{ endpoint, keys: { p256dh: keys.p256dh } }, 'required', 'keys.auth'],
      [{ endpoint, keys, user: 1 }, 'read_only_field', 'user'],
    ] as const)
      expect(await call('/api/push-subscriptions', { token: mina.token, json })).toMatchObject({
        status: 400,
        body: { code, field },
      });
    expect((await call('/api/push-subscriptions', { json: { endpoint, keys } })).status).toBe(401);
  });
});

describe('mails', () => {
  const monday = new Date('2026-11-30T00:00:00Z'); // 09:00 in Seoul
  const tuesday = new Date('2026-12-01T00:00:00Z');

  async function reader(digest: 'daily' | 'weekly' | 'never'): Promise<Person> {
    const mina = await person();
    await sql(
      'UPDATE users SET email_verified_at = now(), notifications_digest = $2::enum_users_notifications_digest WHERE id = $1',
      [mina.id, digest],
    );
    return mina;
  }

  /** Looks which mails are due. @returns the jobs of a member. */
  async function collect({ id }: Person, now: Date) {
    const { sendDigests } =
      await import('../../../src/services/community/notifications/digests/sendDigests.ts');
    await sendDigests({
      req: await createLocalReq({}, server.payload),
      signal: AbortSignal.timeout(30_000),
      now,
    });
    const { rows } = await sql(
      `SELECT job.data FROM jobs.agenda_jobs AS job JOIN notification_digests AS digest ON digest.id = (job.data ->> 'digest')::int
        WHERE job.name = 'send-digest' AND digest.user_id = $1 ORDER BY digest.id`,
      [id],
    );
    return rows.map(({ data }: { data: { digest: number; token: number } }) => data);
  }

  async function send(ids: { digest: number; token: number } | undefined) {
    if (ids === undefined) throw new Error('There is no job.');
    const { sendDigest } =
      await import('../../../src/services/community/notifications/digests/sendDigest.ts');
    await sendDigest({
      req: await createLocalReq({}, server.payload),
      ...ids,
      signal: AbortSignal.timeout(30_000),
    });
    return read(ids.digest);
  }

  async function read(digest: number) {
    const { env } = await import('../../../src/env.ts');
    const folder = join(env().dataDir, 'mail');
    const name = `digest-${String(digest)}.eml`;
    const names = await readdir(folder).catch((): string[] => []);
    return names.includes(name) ? simpleParser(await readFile(join(folder, name))) : undefined;
  }

  const age = (to: string) => sql('UPDATE notifications SET at = $1', [to]);

  test('say once a period how much is unread, and name no disease', async () => {
    const mina = await reader('daily');
    const { post } = await reply(mina);
    await reply(mina);
    await sql('INSERT INTO likes (user_id, post_id) VALUES ($1, $2)', [(await person()).id, post]);
    await notifyIn(server.payload, {
      user: mina.id,
      kind: 'like',
      target: { relationTo: 'posts', value: post },
    });
    await age('2026-11-29T12:00:00Z');
    const [due, ...others] = await Promise.all([1, 2, 3].map(() => collect(mina, monday)));
    for (const jobs of [due, ...others]) expect(jobs?.length).toBeLessThanOrEqual(1);
    const jobs = await collect(mina, monday);
    expect(jobs).toHaveLength(1);
    const mail = await send(jobs[0]);
    expect(mail?.subject).toBe('[다이닝코치] 읽지 않은 알림이 있습니다');
    expect(mail?.text).toContain('댓글과 답글: 2\n\n좋아요: 1');
    expect(mail?.messageId).toMatch(/^<digest-\d+@/);
    for (const { name, slug } of shippedDiets)
      for (const word of [name.ko, name.en, slug])
        expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toContain(word);
    // A crash after the mail was sent, before that was stored: the same mail again.
    await sql('UPDATE notifications SET mailed_at = NULL WHERE user_id = $1', [mina.id]);
    expect((await send(jobs[0]))?.messageId).toBe(mail?.messageId);
    // All of it was told.
    expect(await collect(mina, tuesday)).toHaveLength(1);
  });

  test('come when they are due by the clock of the member, and not about what is new', async () => {
    const [daily, weekly, never] = await Promise.all([reader('daily'), reader('weekly'), reader('never')]);
    const unconfirmed = await reader('daily');
    await sql('UPDATE users SET email_verified_at = NULL WHERE id = $1', [unconfirmed.id]);
    for (const member of [daily, weekly, never, unconfirmed]) await reply(member);
    await age('2026-11-30T00:00:00Z');
    const numbers = async (now: string) => {
      const jobs = [];
      for (const member of [daily, weekly, never, unconfirmed])
        jobs.push((await collect(member, new Date(now))).length);
      return jobs;
    };
    expect(await numbers('2026-11-30T01:00:00Z')).toEqual([0, 0, 0, 0]);
    expect(await numbers('2026-11-30T22:59:00Z')).toEqual([0, 0, 0, 0]);
    expect(await numbers('2026-11-30T23:00:00Z')).toEqual([1, 0, 0, 0]);
    expect(await numbers('2026-12-06T23:00:00Z')).toEqual([2, 1, 0, 0]);
  });

  test('are not sent about what was read or hidden meanwhile, nor to who wants none any more or is suspended', async () => {
    const [hidden, stopped, suspended] = await Promise.all([
      reader('daily'),
      reader('daily'),
      reader('daily'),
    ]);
    await Promise.all([reply(hidden), reply(stopped), reply(suspended)]);
    await age('2026-11-29T12:00:00Z');
    const [job] = await collect(hidden, monday);
    const [other] = await collect(stopped, monday);
    const [last] = await collect(suspended, monday);
    await sql(`UPDATE comments SET state = 'hidden'`);
    expect(await send(job)).toBeUndefined();
    await sql(`UPDATE comments SET state = 'published'`);
    await sql(`UPDATE users SET notifications_digest = 'never' WHERE id = $1`, [stopped.id]);
    expect(await send(other)).toBeUndefined();
    await sql(`UPDATE users SET suspended_until = now() + interval '1 day' WHERE id = $1`, [suspended.id]);
    expect(await send(last)).toBeUndefined();
    await reply(suspended);
    await sql(`UPDATE notifications SET at = '2026-11-29T12:00:00Z', mailed_at = NULL`, []);
    expect(await collect(suspended, tuesday)).toHaveLength(1);
  });

  test('end with one click, by the header of the mail or by the page of its link', async () => {
    const mina = await reader('daily');
    await reply(mina);
    await age('2026-11-29T12:00:00Z');
    const [job] = await collect(mina, monday);
    const mail = await send(job);
    const list = mail?.headers.get('list') as { unsubscribe?: { url: string } } | undefined;
    const headers = mail?.headerLines.map(({ line }) => line) ?? [];
    expect(headers).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const { pathname } = new URL(list?.unsubscribe?.url ?? '');
    const digest = async () =>
      (await sql('SELECT notifications_digest FROM users WHERE id = $1', [mina.id])).rows[0]
        .notifications_digest;
    const again = () => sql(`UPDATE users SET notifications_digest = 'daily' WHERE id = $1`, [mina.id]);

    const form = new FormData();
    form.set('List-Unsubscribe', 'One-Click');
    for (const body of [form, new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })]) {
      await again();
      const answer = await fetch(server.url + pathname, { method: 'POST', body });
      expect([answer.status, await digest()]).toEqual([200, 'never']);
    }
    await again();
    // A program that opens the link changes nothing.
    for (const language of languages) {
      const page = await fetch(`${server.url}${pathname}`, {
        headers: { accept: 'text/html', 'accept-language': language },
      });
      expect([page.status, page.headers.get('content-language'), await digest()]).toEqual([
        200,
        language,
        'daily',
      ]);
    }
    const link = new URL(/https?:\S+unsubscribe\?\S+/.exec(mail?.text ?? '')?.[0] ?? '');
    const pressed = await fetch(`${server.url}/api/users/unsubscribe`, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams(link.searchParams),
    });
    expect([pressed.status, await digest()]).toEqual([200, 'never']);
    expect((await call(`/api/users/unsubscribe/${'x'.repeat(43)}`, { method: 'POST' })).body).toMatchObject({
      status: 400,
      code: 'invalid_token',
    });
  });
});
