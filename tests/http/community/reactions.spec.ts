import { randomUUID } from 'node:crypto';
import { createLocalReq } from 'payload';
import sharp from 'sharp';
import { createStaff, signUp, startTestSession } from '../../helpers/accounts.ts';
import { clientOf, upload } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

interface Person {
  readonly id: number;
  readonly member: number;
  readonly token: string;
}

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let me: Person;
let other: Person;
let board: { id: number; slug: string };

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  [me, other] = [await person(), await person()];
  const { rows } = await server.pool.query<{ id: number; slug: string }>(
    `INSERT INTO boards (name, name_en, slug) VALUES ('저염', 'Low salt', 'board-of-reactions') RETURNING id, slug`,
  );
  board = rows[0] ?? { id: 0, slug: '' };
});
afterAll(() => server.stop());

async function person(): Promise<Person> {
  const { id } = await signUp(server.payload);
  const token = await startTestSession(server.payload, { collection: 'users', id });
  const { rows } = await server.pool.query<{ id: number }>('SELECT id FROM members WHERE user_id = $1', [id]);
  return { id, member: rows[0]?.id ?? 0, token };
}

async function insert(table: string, values: Readonly<Record<string, unknown>>): Promise<number> {
  const names = Object.keys(values);
  const { rows } = await server.pool.query<{ id: number }>(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, at) => `$${String(at + 1)}`).join(', ')}) RETURNING id`,
    Object.values(values),
  );
  return rows[0]?.id ?? 0;
}
const post = (user: Person | null = other, change: object = {}) =>
  insert('posts', { board_id: board.id, content: '{}', user_id: user?.id ?? null, ...change });
const comment = (change: object, user: Person | null = other) =>
  insert('comments', { text: 'hello', user_id: user?.id ?? null, ...change });
const diary = (user: Person = other, change: object = {}) =>
  insert('meal_diaries', {
    user_id: user.id,
    date: '2026-01-01',
    meal_type: 'snack',
    items: '[]',
    is_public: true,
    ...change,
  });
const put = (path: string, { token }: Partial<Person> = me) => call(path, { method: 'PUT', token });
const remove = (path: string, { token }: Partial<Person> = me) => call(path, { method: 'DELETE', token });
async function stored(table: string, id: number): Promise<Record<string, unknown>> {
  const { rows } = await server.pool.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE id = $1`, [
    id,
  ]);
  return rows[0] ?? {};
}

test('a like is set and taken back, and repeated calls have the same answer', async () => {
  const [ofPost, ofDiary] = [await post(), await diary()];
  const ofComment = await comment({ post_id: ofPost });
  for (const path of [`/api/posts/${ofPost}`, `/api/comments/${ofComment}`, `/api/meal-diaries/${ofDiary}`]) {
    for (let time = 0; time < 2; time += 1) {
      const { status, body } = await put(`${path}/like`);
      expect([path, status, body]).toEqual([path, 200, { state: 'liked', count: 1 }]);
    }
    for (let time = 0; time < 2; time += 1)
      expect((await remove(`${path}/like`)).body).toEqual({ state: 'none', count: 0 });
  }
});

test('bookmarks, follows and blocks are set and taken back; only the followers of a board are counted', async () => {
  const target = await post();
  const cases = [
    [`/api/posts/${target}/bookmark`, { state: 'bookmarked' }, { state: 'none' }],
    [`/api/boards/${board.slug}/follow`, { state: 'following', count: 1 }, { state: 'none', count: 0 }],
    [`/api/members/${other.member}/block`, { state: 'blocked' }, { state: 'none' }],
  ] as const;
  for (const [path, done, undone] of cases) {
    expect((await put(path)).body).toEqual(done);
    expect((await put(path)).body).toEqual(done);
    expect((await remove(path)).body).toEqual(undone);
    expect((await remove(path)).body).toEqual(undone);
  }
});

test('what is one’s own, invisible or unknown is refused, and nothing is written', async () => {
  const mine = await post(me);
  const hidden = await post(other, { state: 'hidden' });
  const trashed = await post(other, { deleted_at: new Date() });
  const secret = await diary(other, { is_public: false });
  const below = await comment({ diary_id: secret });
  const cases = [
    [`/api/posts/${mine}/like`, 403, 'own_like'],
    [`/api/meal-diaries/${await diary(me)}/like`, 403, 'own_like'],
    [`/api/comments/${await comment({ post_id: await post() }, me)}/like`, 403, 'own_like'],
    [`/api/members/${me.member}/block`, 403, 'own_block'],
    [`/api/posts/${hidden}/like`, 404, 'not_found'],
    [`/api/posts/${hidden}/bookmark`, 404, 'not_found'],
    [`/api/posts/${trashed}/like`, 404, 'not_found'],
    [`/api/meal-diaries/${secret}/like`, 404, 'not_found'],
    [`/api/comments/${below}/like`, 404, 'not_found'],
    ['/api/posts/2147483647/like', 404, 'not_found'],
    ['/api/posts/x/like', 404, 'not_found'],
    ['/api/boards/no-such-board/follow', 404, 'not_found'],
    ['/api/members/2147483647/block', 404, 'not_found'],
  ] as const;
  const before = await server.pool.query('SELECT count(*) FROM likes');
  for (const [path, status, code] of cases) {
    const answer = await put(path);
    expect([path, answer.status, answer.body.code]).toEqual([path, status, code]);
  }
  expect((await server.pool.query('SELECT count(*) FROM likes')).rows).toEqual(before.rows);
  expect((await put(`/api/posts/${mine}/like`, {})).status).toBe(401);
  const staff = await createStaff(server.payload, 'moderator');
  const token = await startTestSession(server.payload, { collection: 'staff', id: staff.id });
  expect((await put(`/api/posts/${mine}/like`, { token })).status).toBe(403);
});

test('what one may not see any more is taken back, and tells nothing', async () => {
  const [ofPost, ofDiary] = [await post(), await diary()];
  const ofComment = await comment({ diary_id: ofDiary });
  const paths = [`/api/posts/${ofPost}`, `/api/comments/${ofComment}`, `/api/meal-diaries/${ofDiary}`];
  for (const path of paths) expect((await put(`${path}/like`)).status).toBe(200);
  await server.pool.query(`UPDATE posts SET state = 'removed' WHERE id = $1`, [ofPost]);
  await server.pool.query('UPDATE meal_diaries SET is_public = false WHERE id = $1', [ofDiary]);
  for (const path of paths) {
    expect((await put(`${path}/like`)).status).toBe(404);
    const taken = await remove(`${path}/like`);
    expect([path, taken.status, taken.body]).toEqual([path, 200, { state: 'none' }]);
    // As for what was never liked, and for what does not exist.
    expect((await remove(`${path}/like`)).status).toBe(404);
  }
  expect([await stored('posts', ofPost), await stored('comments', ofComment)]).toMatchObject([
    { likes_count: 0 },
    { likes_count: 0 },
  ]);
});

test('one’s own comment below a meal that is private again is not there to read or change, and can be deleted', async () => {
  const ofDiary = await diary();
  const path = `/api/comments/${await comment({ diary_id: ofDiary }, me)}`;
  const change = () => call(path, { method: 'PATCH', token: me.token, json: { text: 'again' } });
  expect((await change()).status).toBe(200);
  await server.pool.query('UPDATE meal_diaries SET is_public = false WHERE id = $1', [ofDiary]);
  const [read, changed] = [await call(path, { token: me.token }), await change()];
  expect([read.status, read.body.code, changed.status, changed.body.code]).toEqual([
    ...[404, 'not_found', 404, 'not_found'],
  ]);
  expect((await remove(path)).status).toBe(200);
});

test('a create and a delete in the collections do what the routes do, also through GraphQL', async () => {
  const target = await post();
  const created = await call('/api/likes', { token: me.token, json: { post: target } });
  expect([created.status, created.body.doc.post]).toEqual([201, target]);
  expect((await stored('posts', target))['likes_count']).toBe(1);
  const again = await call('/api/likes', { token: me.token, json: { post: target } });
  expect([again.status, again.body.code, again.body.field]).toEqual([409, 'already_exists', 'post']);
  expect((await put(`/api/posts/${target}/like`)).body).toEqual({ state: 'liked', count: 1 });
  const removed = await call(`/api/likes/${created.body.doc.id}`, { method: 'DELETE', token: me.token });
  expect([removed.status, (await stored('posts', target))['likes_count']]).toEqual([200, 0]);

  const query = `mutation { createLike(data: { post: ${target} }) { id } }`;
  const graphql = await call('/api/graphql', { token: me.token, json: { query } });
  expect(graphql.body.errors).toBeUndefined();
  expect((await stored('posts', target))['likes_count']).toBe(1);

  const faults = [
    ['/api/likes', { post: await post(me) }, 403, 'own_like', 'post'],
    ['/api/likes', { post: await post(other, { state: 'removed' }) }, 400, 'unknown_reference', 'post'],
    ['/api/likes', {}, 400, 'exactly_one_of', 'post'],
    ['/api/likes', { post: target, diary: await diary() }, 400, 'exactly_one_of', 'post'],
    ['/api/blocks', { blocked: me.member }, 403, 'own_block', 'blocked'],
    ['/api/likes', { post: target, user: other.id }, 400, 'read_only_field', 'user'],
  ] as const;
  for (const [path, json, status, code, field] of faults) {
    const { body, status: got } = await call(path, { token: me.token, json });
    expect([path, json, got, body.code, body.field]).toEqual([path, json, status, code, field]);
  }
});

test('nobody else reads what a member likes, keeps, follows or blocks, and it vanishes with its target', async () => {
  const target = await post();
  await put(`/api/posts/${target}/like`);
  await put(`/api/posts/${target}/bookmark`);
  await put(`/api/boards/${board.slug}/follow`);
  const idsOf = async (path: string, { token }: Person) =>
    (await call(path, { token })).body.docs.map(
      (doc: { post?: number; board?: { id: number } }) => doc.post ?? doc.board?.id,
    );
  expect(await idsOf('/api/likes', me)).toContain(target);
  for (const path of ['/api/likes', '/api/bookmarks', '/api/follows', '/api/blocks'])
    expect([path, await idsOf(path, other)]).toEqual([path, []]);
  await server.pool.query(`UPDATE posts SET state = 'hidden' WHERE id = $1`, [target]);
  expect(await idsOf('/api/likes', me)).not.toContain(target);
  expect(await idsOf('/api/bookmarks', me)).not.toContain(target);
});

test('500 parallel likes and unlikes end at the exact number, and none fails', async () => {
  const { writeReaction } = await import('../../../src/database/community/reactions/reactions.ts');
  const target = await post();
  // One after the other: twenty transactions at once are more than the connections of a process.
  const people: Awaited<ReturnType<typeof signUp>>[] = [];
  while (people.length < 20) people.push(await signUp(server.payload));
  const req = await createLocalReq({}, server.payload);
  const reaction = { kind: 'like', target: { collection: 'posts', id: target } } as const;
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, at) =>
      writeReaction(req, { reader: people[at % 20]?.id ?? 0, reaction, isWanted: (at * 7) % 3 > 0 }),
    ),
  );
  const { rowCount } = await server.pool.query('SELECT FROM likes WHERE post_id = $1', [target]);
  expect((await stored('posts', target))['likes_count']).toBe(rowCount);
  expect(rowCount).toBeGreaterThan(0);
  const counts = answers.map((answer) => answer?.count ?? -1);
  expect(counts.filter((count) => count < 0 || count > people.length)).toEqual([]);
});

test('comments and replies are counted while everyone can see them', async () => {
  const [ofPost, ofDiary] = [await post(), await diary()];
  const top = await comment({ post_id: ofPost });
  const reply = await comment({ post_id: ofPost, parent_id: top, root_id: top });
  const deeper = await comment({ post_id: ofPost, parent_id: reply, root_id: top });
  await comment({ diary_id: ofDiary });
  await comment({ post_id: ofPost, state: 'held' });
  const counts = async () => [
    (await stored('posts', ofPost))['comments_count'],
    (await stored('comments', top))['replies_count'],
    (await stored('comments', reply))['replies_count'],
  ];
  expect(await counts()).toEqual([3, 2, 1]);
  expect((await stored('meal_diaries', ofDiary))['comments_count']).toBe(1);
  for (const [change, expected] of [
    [`state = 'hidden'`, [2, 1, 0]],
    [`state = 'published'`, [3, 2, 1]],
    ['deleted_at = now()', [2, 1, 0]],
    [`state = 'removed'`, [2, 1, 0]],
    [`deleted_at = NULL`, [2, 1, 0]],
    [`state = 'published'`, [3, 2, 1]],
  ] as const) {
    await server.pool.query(`UPDATE comments SET ${change} WHERE id = $1`, [deeper]);
    expect([change, await counts()]).toEqual([change, expected]);
  }
  await server.pool.query('DELETE FROM comments WHERE id = $1', [deeper]);
  expect(await counts()).toEqual([2, 1, 0]);
});

test('all numbers stay exact while people write, like, hide, delete and leave at once', async () => {
  const { react } = await import('../../../src/services/community/reactions/react.ts');
  const { setContentState } = await import('../../../src/services/community/moderation/setContentState.ts');
  const { correctCounters } = await import('../../../src/services/community/reactions/correctCounters.ts');
  const { inTransaction } = await import('../../../src/services/operations/writes/inTransaction.ts');
  const { payload } = server;
  const people = await Promise.all(Array.from({ length: 6 }, person));
  const target = await post();
  const meal = await diary();
  const tops = await Promise.all([
    comment({ post_id: target }),
    comment({ post_id: target }),
    comment({ diary_id: meal }),
  ]);
  const requestOf = async ({ id }: Person) =>
    createLocalReq({ user: await payload.findByID({ collection: 'users', id }) }, payload);
  const like = async (
    one: Person,
    collection: 'posts' | 'comments' | 'meal-diaries',
    id: number,
    isWanted: boolean,
  ) => react(await requestOf(one), { reaction: { kind: 'like', target: { collection, id } }, isWanted });
  const work = people.flatMap((one, at) => [
    async () => like(one, 'posts', target, true),
    async () => like(one, 'meal-diaries', meal, at % 2 === 0),
    async () => like(one, 'comments', tops[at % 3] ?? 0, true),
    async () =>
      payload.create({
        collection: 'comments',
        data: {
          ...(at % 3 === 2 ? { diary: meal } : { post: target }),
          parent: tops[at % 3] ?? 0,
          text: `answer ${randomUUID()}`,
        },
        overrideAccess: false,
        req: await requestOf(one),
      }),
    async () => {
      const req = await createLocalReq({}, payload);
      const state = at % 2 === 0 ? 'hidden' : 'published';
      await inTransaction(req, () =>
        setContentState(req, { target: { relationTo: 'comments', value: tops[at % 3] ?? 0 }, state }),
      );
    },
    async () => like(one, 'posts', target, false),
  ]);
  const faults: unknown[] = [];
  // Somebody answers or likes what is hidden or gone at that moment.
  const mayBe = new Set(['not_found', 'comment_gone', 'unknown_reference', 'unknown_thread']);
  const code = (error: unknown) =>
    error instanceof Error && 'code' in error ? String(error.code) : String(error);
  const leave = async () => {
    await payload.delete({ collection: 'users', id: people[0]?.id ?? 0 });
  };
  const run = async (one: () => Promise<unknown>) => {
    await one().catch((error: unknown) => (mayBe.has(code(error)) ? undefined : faults.push(error)));
  };
  // What the one does who leaves may fail in any way.
  const tryAll = work.slice(0, 6).map(async (one) => one().catch(() => undefined));
  await Promise.all([...work.slice(6), ...work.slice(6, 12)].map(run).concat(leave()));
  await Promise.all(tryAll);
  expect(faults).toEqual([]);
  expect(
    await correctCounters({ req: await createLocalReq({}, payload), signal: new AbortController().signal }),
  ).toEqual([]);
});

test('the place among the most helpful posts is fixed when it is written', async () => {
  const created = new Date('2026-01-01T00:00:00Z');
  const target = await post(other, { created_at: created, likes_count: 99 });
  const score = async () => Number((await stored('posts', target))['helpful_score']);
  expect((await stored('posts', target))['likes_count']).toBe(0);
  expect(await score()).toBeCloseTo(created.getTime() / 1000 / 45_000, 6);
  for (const one of await Promise.all(Array.from({ length: 4 }, person)))
    await put(`/api/posts/${target}/like`, one);
  // The logarithm of 4 is 0.602, in steps of a tenth.
  expect(await score()).toBeCloseTo(0.6 + created.getTime() / 1000 / 45_000, 6);
});

test('the erasure of an account takes its likes back, and the nightly check corrects a wrong number', async () => {
  const { correctCounters } = await import('../../../src/services/community/reactions/correctCounters.ts');
  const target = await post();
  const leaving = await person();
  await put(`/api/posts/${target}/like`, leaving);
  await put(`/api/boards/${board.slug}/follow`, leaving);
  const followers = Number((await stored('boards', board.id))['follower_count']);
  await server.payload.delete({ collection: 'users', id: leaving.id });
  expect((await stored('posts', target))['likes_count']).toBe(0);
  expect((await stored('boards', board.id))['follower_count']).toBe(followers - 1);

  await put(`/api/posts/${target}/like`);
  await comment({ post_id: target });
  await server.pool.query('UPDATE posts SET likes_count = 7, comments_count = 0 WHERE id = $1', [target]);
  const req = await createLocalReq({}, server.payload);
  const signal = new AbortController().signal;
  expect(await correctCounters({ req, signal })).toEqual([
    { counter: 'posts.likes_count', document: target, stored: 7, counted: 1 },
    { counter: 'posts.comments_count', document: target, stored: 0, counted: 1 },
  ]);
  expect(await stored('posts', target)).toMatchObject({ likes_count: 1, comments_count: 1 });
  expect(await correctCounters({ req, signal })).toEqual([]);
});

test('a full list takes no further entry', async () => {
  const full = await person();
  await server.pool.query(
    `WITH accounts AS (
       INSERT INTO users (username, username_key, email) SELECT 'n' || i, 'n' || i, 'n' || i || '@example.com' FROM generate_series(1, 1000) AS i RETURNING id
     ), profiles AS (
       INSERT INTO members (user_id, username) SELECT id, 'n' || id FROM accounts RETURNING id
     ) INSERT INTO blocks (user_id, blocked_id) SELECT $1, id FROM profiles`,
    [full.id],
  );
  const { status, body } = await put(`/api/members/${other.member}/block`, full);
  expect([status, body.code]).toEqual([409, 'too_many_entries']);
  const { rows } = await server.pool.query<{ id: number }>(
    'SELECT blocked_id AS id FROM blocks WHERE user_id = $1',
    [full.id],
  );
  expect(rows).toHaveLength(1000);
  expect((await put(`/api/members/${String(rows[0]?.id)}/block`, full)).status).toBe(200);
});

test('a like leaves the entity tag of a post and a meal as it is', async () => {
  for (const [path, id] of [
    ['/api/posts', await post()],
    ['/api/meal-diaries', await diary()],
  ] as const) {
    const tag = async () => (await call(`${path}/${String(id)}`, { token: other.token })).headers.get('etag');
    const before = await tag();
    await put(`${path}/${String(id)}/like`);
    expect([path, await tag()]).toEqual([path, before]);
    expect(before).not.toBeNull();
  }
});

test('a shared meal shows its author with avatar and badge, its photos, totals, likes and comments', async () => {
  const author = await person();
  const square = await upload({
    url: `${server.url}/api/images`,
    token: author.token,
    bytes: await sharp({ create: { width: 300, height: 120, channels: 3, background: '#7a5' } })
      .jpeg()
      .toBuffer(),
  });
  expect([square.status, square.body.doc.width, square.body.doc.height]).toEqual([201, 512, 512]);
  const avatar = Number(square.body.doc.id);
  const shown = await call(`/api/members/${author.member}`, {
    method: 'PATCH',
    token: author.token,
    json: { avatar },
  });
  expect([shown.status, shown.body.doc.avatar.id]).toEqual([200, avatar]);
  const expert = await createStaff(server.payload, 'dietitian');
  await server.pool.query(`UPDATE staff SET name = '김영양' WHERE id = $1`, [expert.id]);
  await server.pool.query('UPDATE members SET dietitian_id = $1 WHERE id = $2', [expert.id, author.member]);
  const { id: food } = await server.payload.create({
    collection: 'foods',
    data: {
      kind: 'cooked',
      name: '쌀밥',
      basis: '100g',
      source: { name: 'test' },
      nutrients: { energyKcal: 150 },
    },
  });
  const written = await call('/api/meal-diaries', {
    token: author.token,
    json: {
      date: '2026-02-01',
      mealType: 'lunch',
      items: [{ food, amount: 100, unit: 'g' }],
      isPublic: true,
      isFavourite: true,
      content: '오늘 점심',
      board: board.id,
    },
  });
  expect([written.status, written.body.doc.state, written.body.doc.counts]).toEqual([
    201,
    'published',
    undefined,
  ]);
  const { id } = written.body.doc;
  await put(`/api/meal-diaries/${id}/like`);
  await comment({ diary_id: id }, me);
  const badge = { role: 'dietitian', name: '김영양' };
  const face = {
    id: author.member,
    avatar: {
      id: avatar,
      url: expect.stringMatching(/^\/api\/images\/file\/.+\.webp$/),
      width: 512,
      height: 512,
    },
    badge,
  };
  const expected = {
    id,
    counts: { likes: 1, comments: 1 },
    mine: { liked: true },
    author: face,
    board: board.id,
  };
  const single = await call(`/api/meal-diaries/${id}`, { token: me.token });
  expect(single.body).toMatchObject(expected);
  expect(single.body).not.toHaveProperty('isFavourite');
  const list = await call(`/api/meal-diaries?scope=shared&where[board][equals]=${board.id}`, {
    token: me.token,
  });
  expect(list.body.docs).toEqual([
    expect.objectContaining({ ...expected, author: expect.objectContaining(face) }),
  ]);
  expect((await call(`/api/members/${author.member}`, { token: me.token })).body).toMatchObject({ badge });
  const own = await call(`/api/meal-diaries/${id}`, { token: author.token });
  expect(own.body).toMatchObject({
    isFavourite: true,
    counts: { likes: 1, comments: 1 },
    mine: { liked: false },
  });

  const copy = await call(`/api/meal-diaries/${id}/duplicate`, {
    method: 'POST',
    token: author.token,
    json: { mealType: 'snack' },
  });
  expect([copy.status, (await stored('meal_diaries', copy.body.doc.id))['likes_count']]).toEqual([200, 0]);

  const privately = await call(`/api/meal-diaries/${id}`, {
    method: 'PATCH',
    token: author.token,
    json: { isPublic: false },
  });
  expect(privately.status).toBe(200);
  for (const path of [
    `/api/meal-diaries/${id}`,
    `/api/comments?where[diary][equals]=${id}`,
    '/api/likes',
    '/api/notifications',
  ]) {
    const { body } = await call(path, { token: me.token });
    expect([path, JSON.stringify(body.docs ?? [])]).toEqual([
      path,
      expect.not.stringContaining(`"diary":${id}`),
    ]);
  }
  expect((await call(`/api/meal-diaries/${id}`, { token: me.token })).status).toBe(404);
  await call(`/api/meal-diaries/${id}`, { method: 'PATCH', token: author.token, json: { isPublic: true } });
  expect((await call(`/api/meal-diaries/${id}`, { token: me.token })).body).toMatchObject(expected);
});

test('an avatar is one’s own picture, and a picture that no profile shows is nobody else’s', async () => {
  const [author, thief] = [await person(), await person()];
  const picture = async () =>
    (
      await upload({
        url: `${server.url}/api/images`,
        token: author.token,
        bytes: await sharp({ create: { width: 20, height: 20, channels: 3, background: '#333' } })
          .png()
          .toBuffer(),
      })
    ).body.doc as { id: number; url: string };
  const first = await picture();
  expect((await call(`/api/images/${first.id}`, { token: thief.token })).status).toBe(404);
  expect((await call(first.url)).status).toBe(401);
  const stolen = await call(`/api/members/${thief.member}`, {
    method: 'PATCH',
    token: thief.token,
    json: { avatar: first.id },
  });
  expect([stolen.status, stolen.body.code, stolen.body.field]).toEqual([400, 'unknown_image', 'avatar']);
  const show = (avatar: number | null) =>
    call(`/api/members/${author.member}`, { method: 'PATCH', token: author.token, json: { avatar } });
  expect((await show(first.id)).status).toBe(200);
  expect((await call(first.url)).status).toBe(200);
  const second = await picture();
  const third = await picture();
  expect((await show(third.id)).status).toBe(200);
  const left = await server.pool.query('SELECT id FROM images WHERE user_id = $1', [author.id]);
  expect([second.id, left.rows]).toEqual([expect.any(Number), [{ id: third.id }]]);
  expect((await show(null)).status).toBe(200);
  expect((await server.pool.query('SELECT FROM images WHERE user_id = $1', [author.id])).rowCount).toBe(0);
});

test('an introduction has no links and no words of the list', async () => {
  const author = await person();
  await insert('word_filters', { kind: 'word', text: '다이어트약판매', action: 'hold' });
  const introduce = async (intro: string | null) => {
    const { body, status } = await call(`/api/members/${author.member}`, {
      method: 'PATCH',
      token: author.token,
      json: { intro },
    });
    return [status, body.code, body.field];
  };
  expect(await introduce('저염식 3년차입니다. 3.5g만 넣어요.')).toEqual([200, undefined, undefined]);
  expect(await introduce('오세요 https://spam.example.com')).toEqual([400, 'links_not_allowed', 'intro']);
  expect(await introduce('다이어트약판매 문의')).toEqual([400, 'word_not_allowed', 'intro']);
  expect(await introduce(null)).toEqual([200, undefined, undefined]);
});

test('who is blocked sees neither meals nor the profile; who blocks sees the profile to take it back', async () => {
  const [author, reader] = [await person(), await person()];
  const id = await diary(author);
  await put(`/api/members/${reader.member}/block`, author);
  expect((await call(`/api/meal-diaries/${id}`, { token: reader.token })).status).toBe(404);
  expect((await call(`/api/members/${author.member}`, { token: reader.token })).status).toBe(404);
  expect((await call(`/api/members/${reader.member}`, { token: author.token })).status).toBe(200);
  expect((await put(`/api/meal-diaries/${id}/like`, reader)).status).toBe(404);
  expect((await put(`/api/members/${author.member}/block`, reader)).body).toEqual({ state: 'blocked' });
  await remove(`/api/members/${reader.member}/block`, author);
  expect((await call(`/api/meal-diaries/${id}`, { token: reader.token })).status).toBe(404);
  await remove(`/api/members/${author.member}/block`, reader);
  expect((await call(`/api/meal-diaries/${id}`, { token: reader.token })).status).toBe(200);
});
