import { createStaff, signUp, startTestSession } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { openEventStream, type EventStream } from '../../helpers/community/eventStream.ts';
import { insertComment, insertPost, notifyIn } from '../../helpers/community/threads.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { until } from '../../helpers/until.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
/** Somebody whose inbox stays empty. */
let reader: Person;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  reader = await person();
});
afterAll(() => server.stop());

interface Person {
  readonly id: number;
  readonly token: string;
  readonly username: string;
}

async function person(): Promise<Person> {
  const { id, username } = await signUp(server.payload);
  return { id, username, token: await startTestSession(server.payload, { collection: 'users', id }) };
}

const inEnglish = { 'accept-language': 'en' };
const inbox = async ({ token }: Person, query = ''): Promise<Answer['body']> =>
  (await call(`/api/notifications${query}`, { token, headers: inEnglish })).body;
const targets = ({ docs }: Answer['body']): unknown[] =>
  docs.map(({ target }: { target: { value: unknown } }) => target.value);
const markRead = ({ token }: Person, json: unknown) => call('/api/notifications/read', { token, json });
const sql = (text: string, values: unknown[] = []) => server.pool.query(text, values);

/** A post of one member with a comment of another one, of which the first one is told. */
async function reply(owner: Person, writer: Person, input: { pseudonym?: string } = {}) {
  const post = await insertPost(server.pool, { user: owner.id });
  const user = input.pseudonym === undefined ? writer.id : null;
  const comment = await insertComment(server.pool, { post, user, ...input });
  const tell = () =>
    notifyIn(server.payload, {
      user: owner.id,
      actor: writer.id,
      kind: 'reply',
      target: { relationTo: 'comments', value: comment },
    });
  await tell();
  return { post, comment, tell };
}

async function like(owner: Person, by: Person, post: number): Promise<void> {
  await sql('INSERT INTO likes (user_id, post_id) VALUES ($1, $2)', [by.id, post]);
  await notifyIn(server.payload, {
    user: owner.id,
    actor: by.id,
    kind: 'like',
    target: { relationTo: 'posts', value: post },
  });
}

const unlike = (by: Person, post: number) =>
  sql('DELETE FROM likes WHERE user_id = $1 AND post_id = $2', [by.id, post]);

describe('the inbox', () => {
  test('has what happened, who did it and where, the newest first, page by page', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    const first = await reply(mina, other);
    const second = await reply(mina, other);
    const third = await reply(mina, other);
    const page = await inbox(mina, '?limit=2');
    expect(page.unread).toBe(3);
    expect(targets(page)).toEqual([third.comment, second.comment]);
    expect(page.docs[0]).toEqual({
      id: expect.any(Number),
      kind: 'reply',
      outcome: null,
      at: expect.any(String),
      readAt: null,
      target: { relationTo: 'comments', value: third.comment },
      thread: { relationTo: 'posts', value: third.post },
      actor: { id: expect.any(Number), username: other.username },
      text: 'There is a new comment in a conversation of yours.',
    });
    const rest = await inbox(mina, `?limit=2&cursor=${page.nextCursor}`);
    expect(targets(rest)).toEqual([first.comment]);
    expect(rest.nextCursor).toBeNull();
    expect((await inbox(other)).docs).toEqual([]);
  });

  test('shows an anonymous writer as the pseudonym, and who has left as a deleted member', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    await reply(mina, other, { pseudonym: '푸른 사과' });
    const { comment } = await reply(mina, other);
    await sql('UPDATE comments SET user_id = NULL WHERE id = $1', [comment]);
    const { docs } = await inbox(mina);
    expect(docs.map(({ actor }: Answer['body']) => actor)).toEqual([
      { deleted: true, name: 'deleted member' },
      { anonymous: true, name: '푸른 사과' },
    ]);
    expect(JSON.stringify(docs)).not.toContain(other.username);
  });

  test('groups the likes of a post, and is unread again only when there are more than ever', async () => {
    const [mina, one, two] = await Promise.all([person(), person(), person()]);
    const post = await insertPost(server.pool, { user: mina.id });
    await like(mina, one, post);
    await like(mina, two, post);
    const { docs, unread } = await inbox(mina);
    expect({ unread, docs }).toMatchObject({
      unread: 1,
      docs: [{ kind: 'like', likes: 2, actor: null, text: 'Likes of what you wrote: 2.' }],
    });
    await markRead(mina, { all: true });
    await unlike(two, post);
    await like(mina, two, post);
    expect((await inbox(mina)).unread).toBe(0);
    await like(mina, await person(), post);
    expect(await inbox(mina)).toMatchObject({ unread: 1, docs: [{ likes: 3, readAt: null }] });
    await sql('DELETE FROM likes WHERE post_id = $1', [post]);
    expect(await inbox(mina)).toMatchObject({ unread: 0, docs: [] });
  });

  test('tells nobody of their own act, nor of whom they block or who blocks them', async () => {
    const [mina, blocked, blocking] = await Promise.all([person(), person(), person()]);
    await block(mina, blocked);
    await block(blocking, mina);
    for (const writer of [mina, blocked, blocking]) await reply(mina, writer);
    const { rows } = await sql('SELECT FROM notifications WHERE user_id = $1', [mina.id]);
    expect(rows).toHaveLength(0);
    // An anonymous answer is like any other: the missing notification would tell whose it is.
    await reply(mina, blocked, { pseudonym: '푸른 사과' });
    expect(await inbox(mina)).toMatchObject({ unread: 1, docs: [{ actor: { anonymous: true } }] });
  });

  interface About {
    readonly post: number;
    readonly comment: number;
    readonly writer: Person;
    readonly mina: Person;
  }
  const unblock = () => sql('DELETE FROM blocks');
  const suspend = ({ writer }: About, suspended: boolean) =>
    sql('UPDATE users SET suspended = $2 WHERE id = $1', [writer.id, suspended]);
  const hidings: [name: string, hide: (about: About) => unknown, show?: (about: About) => unknown][] = [
    ['hidden', ({ comment }) => sql(`UPDATE comments SET state = 'hidden' WHERE id = $1`, [comment])],
    ['below a removed post', ({ post }) => sql(`UPDATE posts SET state = 'removed' WHERE id = $1`, [post])],
    ['in the trash', ({ comment }) => sql('UPDATE comments SET deleted_at = now() WHERE id = $1', [comment])],
    ['by somebody whom the reader blocks', ({ mina, writer }) => block(mina, writer), unblock],
    ['by somebody who blocks the reader', ({ mina, writer }) => block(writer, mina), unblock],
    ['by a suspended member', (about) => suspend(about, true), (about) => suspend(about, false)],
    ['deleted', ({ comment }) => sql('DELETE FROM comments WHERE id = $1', [comment])],
  ];

  test('does not show what was hidden, deleted or blocked since it was told', async () => {
    const [mina, writer] = await Promise.all([person(), person()]);
    await reply(mina, writer);
    const { id } = (await inbox(mina)).docs[0];
    for (const [name, hide, show] of hidings) {
      const about = await reply(mina, writer);
      expect([name, targets(await inbox(mina))[0]]).toEqual([name, about.comment]);
      await hide({ ...about, mina, writer });
      const { docs, unread } = await inbox(mina);
      expect([name, docs.length, targets({ docs }).includes(about.comment)]).toEqual([name, unread, false]);
      await show?.({ ...about, mina, writer });
    }
    await block(mina, writer);
    expect(await inbox(mina)).toEqual({ docs: [], nextCursor: null, unread: 0 });
    const graphql = await call('/api/graphql', {
      token: mina.token,
      json: { query: '{ Notifications { totalDocs docs { id } } }' },
    });
    expect(graphql.body).toEqual({ data: { Notifications: { totalDocs: 0, docs: [] } } });
    expect((await call(`/api/notifications/${id}`, { token: mina.token })).status).toBe(404);
    const stream = await openStream(mina, 0);
    await until('the beginning', () => stream.events.length > 0);
    expect(stream.events).toEqual([{ id: expect.any(Number), event: 'unread', data: { unread: 0 } }]);
    stream.close();
  });

  test('does not show what happened below a meal that is private again', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    const { rows } = await sql(
      `INSERT INTO meal_diaries (user_id, date, meal_type, items, is_public) VALUES ($1, '2026-11-30', 'lunch', '[]', true)
       RETURNING id`,
      [other.id],
    );
    const diary = Number(rows[0].id);
    const comment = await insertComment(server.pool, { diary, user: other.id });
    await notifyIn(server.payload, {
      user: mina.id,
      actor: other.id,
      kind: 'reply',
      target: { relationTo: 'comments', value: comment },
    });
    expect(await inbox(mina)).toMatchObject({
      unread: 1,
      docs: [{ thread: { relationTo: 'meal-diaries', value: diary } }],
    });
    await sql('UPDATE meal_diaries SET is_public = false WHERE id = $1', [diary]);
    expect(await inbox(mina)).toMatchObject({ unread: 0, docs: [] });
  });

  test('shows a decision of moderators about a text that is hidden, and again when it is repeated', async () => {
    const mina = await person();
    const post = await insertPost(server.pool, { user: mina.id });
    await sql(`UPDATE posts SET state = 'hidden' WHERE id = $1`, [post]);
    const decide = (outcome: string) =>
      notifyIn(server.payload, {
        user: mina.id,
        kind: 'moderation',
        target: { relationTo: 'posts', value: post },
        outcome,
      });
    await decide('hidden');
    await decide('restored');
    expect((await inbox(mina)).docs.map(({ outcome }: Answer['body']) => outcome)).toEqual([
      'restored',
      'hidden',
    ]);
    await markRead(mina, { all: true });
    await decide('hidden');
    expect(await inbox(mina)).toMatchObject({ unread: 1, docs: [{ outcome: 'hidden', readAt: null }, {}] });
    await notifyIn(server.payload, {
      user: mina.id,
      kind: 'moderation',
      target: { relationTo: 'members' },
      outcome: 'warned',
    });
    expect((await inbox(mina)).docs[0]).toMatchObject({ target: { relationTo: 'members', value: null } });
  });

  test('is the own one, for nobody to write', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    await reply(mina, other);
    const { id } = (await inbox(mina)).docs[0];
    const admin = await createStaff(server.payload, 'admin');
    const staff = await startTestSession(server.payload, { collection: 'staff', id: admin.id });
    const path = `/api/notifications/${id}`;
    expect((await call(path, { token: mina.token, headers: inEnglish })).body).toMatchObject({
      id,
      kind: 'reply',
      target: { relationTo: 'comments' },
      text: 'There is a new comment in a conversation of yours.',
    });
    expect((await call(path, { token: other.token })).status).toBe(404);
    expect((await call(path, { token: staff })).status).toBe(403);
    expect((await call('/api/notifications', { token: staff })).status).toBe(403);
    expect((await call('/api/notifications')).status).toBe(401);
    for (const method of ['PATCH', 'DELETE'] as const)
      expect((await call(path, { token: mina.token, method, json: {} })).status).toBe(403);
    expect((await call('/api/notifications', { token: mina.token, json: { kind: 'like' } })).status).toBe(
      403,
    );
  });

  test('refuses a query that it does not take', async () => {
    for (const [query, field] of [
      ['?cursor=abc', 'cursor'],
      ['?limit=0', 'limit'],
      ['?limit=101', 'limit'],
      ['?where[user][equals]=1', 'where'],
      ['?unread=perhaps', 'unread'],
    ] as const)
      expect(await call(`/api/notifications${query}`, { token: reader.token })).toMatchObject({
        status: 400,
        body: { field },
      });
  });
});

describe('reading', () => {
  test('marks some, all up to a moment, or all, and of nobody else', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    for (let count = 0; count < 4; count += 1) await reply(mina, other);
    const { docs } = await inbox(mina);
    const [, second, third, fourth] = docs;
    expect((await markRead(other, { ids: [fourth.id] })).body).toEqual({ read: 0, unread: 0 });
    expect((await markRead(mina, { ids: [fourth.id, 999_999] })).body).toEqual({ read: 1, unread: 3 });
    expect((await markRead(mina, { ids: [fourth.id] })).body).toEqual({ read: 0, unread: 3 });
    expect(targets(await inbox(mina, '?unread=true'))).toHaveLength(3);
    await sql(`UPDATE notifications SET at = at - interval '1 hour' WHERE id = $1`, [third.id]);
    const before = new Date(Date.parse(third.at) - 1_800_000).toISOString();
    expect((await markRead(mina, { before })).body).toEqual({ read: 1, unread: 2 });
    expect((await markRead(mina, { ids: [second.id] })).body).toEqual({ read: 1, unread: 1 });
    expect((await markRead(mina, { all: true })).body).toEqual({ read: 1, unread: 0 });
  });

  test('refuses what names nothing, or too much', async () => {
    for (const [json, code, field] of [
      [{}, 'exactly_one_of', 'ids'],
      [{ all: false }, 'exactly_one_of', 'ids'],
      [{ all: true, ids: [1] }, 'exactly_one_of', 'ids'],
      [{ ids: [] }, 'required', 'ids'],
      [{ ids: ['1'] }, 'wrong_type', 'ids.0'],
      [{ ids: Array.from({ length: 1_001 }, (_, at) => at + 1) }, 'too_many_values', 'ids'],
      [{ before: 'yesterday' }, 'validation_failed', 'before'],
      [{ everything: true }, 'unknown_field', 'everything'],
    ] as const)
      expect(await markRead(reader, json)).toMatchObject({ status: 400, body: { code, field } });
  });

  test('counts exactly while others write and two devices read', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    const post = await insertPost(server.pool, { user: mina.id });
    const comments = await Promise.all(
      Array.from({ length: 30 }, () => insertComment(server.pool, { post, user: other.id })),
    );
    const answers = await Promise.all([
      ...comments.map(async (value) => {
        await notifyIn(server.payload, {
          user: mina.id,
          actor: other.id,
          kind: 'reply',
          target: { relationTo: 'comments', value },
        });
        return undefined;
      }),
      ...Array.from({ length: 12 }, () => markRead(mina, { all: true })),
    ]);
    const read = answers.reduce((sum, answer) => sum + Number(answer?.body.read ?? 0), 0);
    expect(answers.filter((answer) => answer !== undefined && answer.status !== 200)).toEqual([]);
    expect(read + Number((await inbox(mina)).unread)).toBe(30);
  });
});

describe('the settings', () => {
  const change = ({ id, token }: Person, notifications: unknown) =>
    call(`/api/users/${String(id)}`, { method: 'PATCH', token, json: { notifications } });

  test('decide by kind what the inbox shows, from the next request on', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    const { post } = await reply(mina, other);
    await like(mina, other, post);
    expect((await inbox(mina)).unread).toBe(2);
    expect((await change(mina, { like: { inbox: false } })).status).toBe(200);
    expect(await inbox(mina)).toMatchObject({ unread: 1, docs: [{ kind: 'reply' }] });
    const { body } = await change(mina, { like: { inbox: true }, digest: 'daily' });
    expect(body.doc.notifications).toMatchObject({
      digest: 'daily',
      like: { inbox: true, mail: true, push: true },
    });
    expect((await inbox(mina)).unread).toBe(2);
    const admin = await createStaff(server.payload, 'admin');
    const staff = await startTestSession(server.payload, { collection: 'staff', id: admin.id });
    expect((await change({ ...mina, token: staff }, { digest: 'never' })).status).toBe(403);
  });

  test('have kinds, ways and frequencies of one list', async () => {
    for (const [notifications, field] of [
      [{ digest: 'hourly' }, 'notifications.digest'],
      [{ like: { inbox: 'no' } }, 'notifications.like.inbox'],
      [{ moderation: { inbox: false } }, 'notifications.moderation.inbox'],
      [{ gossip: { inbox: true } }, 'notifications.gossip'],
    ] as const)
      expect(await change(reader, notifications)).toMatchObject({ status: 400, body: { field } });
  });
});

describe('the stream', () => {
  test('tells at once what is new, and how many are unread', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    const stream = await openStream(mina);
    expect(stream.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
    });
    expect(stream.headers['content-encoding']).toBeUndefined();
    await until('the beginning', () => stream.events.length === 1);
    expect(stream.events[0]).toMatchObject({ event: 'unread', data: { unread: 0 } });
    const { comment } = await reply(mina, other);
    await until('the reply', () => stream.events.length === 3);
    expect(stream.events.slice(1)).toMatchObject([
      {
        event: 'notification',
        data: { kind: 'reply', target: { value: comment }, actor: { username: other.username } },
      },
      { event: 'unread', data: { unread: 1 } },
    ]);
    await markRead(mina, { all: true });
    await until('that it was read', () => stream.events.length === 4);
    expect(stream.events[3]).toEqual({ id: undefined, event: 'unread', data: { unread: 0 } });
    stream.close();
  });

  test('goes on behind the last event, without loss and without repetition, while many write at once', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    const post = await insertPost(server.pool, { user: mina.id });
    const comments = await Promise.all(
      Array.from({ length: 120 }, () => insertComment(server.pool, { post, user: other.id })),
    );
    const received: number[] = [];
    const reader = { isDone: false };
    const read = async () => {
      let lastEventId = 0;
      while (!reader.isDone) {
        const stream = await openStream(mina, lastEventId);
        await until('some events', () => stream.events.length > 1 || reader.isDone);
        stream.close();
        for (const { id, event, data } of stream.events) {
          lastEventId = id ?? lastEventId;
          if (event === 'notification') received.push((data['target'] as { value: number }).value);
        }
        if (received.length >= comments.length) reader.isDone = true;
      }
    };
    const reading = read();
    // Commits in another order than that of the ids.
    await Promise.all(
      comments.map(async (comment) => {
        const client = await server.pool.connect();
        try {
          await client.query('BEGIN');
          await client.query(
            `INSERT INTO notifications (user_id, kind, comment_id) VALUES ($1, 'reply', $2)`,
            [mina.id, comment],
          );
          await client.query(`SELECT pg_notify('diningcoach_notifications', $1)`, [String(mina.id)]);
          await client.query('SELECT pg_sleep(random() / 20)');
          await client.query('COMMIT');
        } finally {
          client.release();
        }
      }),
    );
    await reading;
    expect(received.toSorted((a, b) => a - b)).toEqual(comments.toSorted((a, b) => a - b));
  });

  test('survives the loss of its connection to the database', async () => {
    const [mina, other] = await Promise.all([person(), person()]);
    const stream = await openStream(mina);
    await until('the beginning', () => stream.events.length === 1);
    await sql(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'diningcoach-streams-listener' AND datname = current_database()`,
    );
    const { comment } = await reply(mina, other);
    await until('the reply', () => stream.events.some(({ event }) => event === 'notification'));
    expect(stream.events[1]).toMatchObject({ data: { target: { value: comment } } });
    const { rows } = await sql(
      `SELECT count(*)::int AS count FROM pg_stat_activity
        WHERE application_name = 'diningcoach-streams-listener' AND datname = current_database()`,
    );
    expect(rows).toEqual([{ count: 1 }]);
    stream.close();
  });

  const ends: [string, (mina: Person) => unknown][] = [
    ['logs out', ({ token }) => call('/api/users/logout', { method: 'POST', token })],
    [
      'is suspended',
      ({ id }) => server.payload.update({ collection: 'users', id, data: { suspended: true } }),
    ],
    ['is erased', ({ id }) => server.payload.delete({ collection: 'users', id })],
  ];
  test.each(ends)('ends at once when its member %s', async (_, endSession) => {
    const mina = await person();
    const other = {
      ...mina,
      token: await startTestSession(server.payload, { collection: 'users', id: mina.id }),
    };
    const [stream, ofOtherDevice] = await Promise.all([openStream(mina), openStream(other)]);
    await until('the beginning', () => stream.events.length === 1);
    await endSession(mina);
    await until('the end', () => stream.isEnded());
    expect(stream.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'logged-out' } });
    if (_ === 'logs out') expect(ofOtherDevice.isEnded()).toBe(false);
    else await until('the end of the other one', () => ofOtherDevice.isEnded());
    expect((await openStream(mina)).status).toBe(401);
    ofOtherDevice.close();
  });

  test('keeps the newest four of a login', async () => {
    const mina = await person();
    const streams: EventStream[] = [];
    for (let count = 0; count < 6; count += 1) streams.push(await openStream(mina));
    await until('the end of two', () => streams.filter((stream) => stream.isEnded()).length === 2);
    expect(streams.map((stream) => stream.isEnded())).toEqual([true, true, false, false, false, false]);
    expect(streams[0]?.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'replaced' } });
    for (const stream of streams) stream.close();
  });

  test('is for members, with an id that it has given', async () => {
    const admin = await createStaff(server.payload, 'admin');
    const staff = await startTestSession(server.payload, { collection: 'staff', id: admin.id });
    const mina = await person();
    const path = '/api/notifications/stream';
    expect(await call(path)).toMatchObject({ status: 401, body: { code: 'authentication_required' } });
    expect(await call(path, { token: staff })).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await call(path, { token: mina.token, headers: { 'last-event-id': 'x' } })).toMatchObject({
      status: 400,
      body: { code: 'invalid_event_id', field: 'Last-Event-ID' },
    });
    expect((await call(`${path}?since=1`, { token: mina.token })).status).toBe(400);
    expect(await call(path, { token: mina.token, method: 'POST', json: {} })).toMatchObject({ status: 405 });
    const head = await fetch(`${server.url}${path}`, {
      method: 'HEAD',
      headers: { authorization: `JWT ${mina.token}` },
    });
    expect([head.status, head.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
  });
});

async function openStream({ token }: Person, lastEventId?: number): Promise<EventStream> {
  return openEventStream(`${server.url}/api/notifications/stream`, {
    token,
    ...(lastEventId === undefined ? {} : { lastEventId }),
  });
}

async function block(by: Person, blocked: Person): Promise<void> {
  await sql('INSERT INTO blocks (user_id, blocked_id) SELECT $1, id FROM members WHERE user_id = $2', [
    by.id,
    blocked.id,
  ]);
}
