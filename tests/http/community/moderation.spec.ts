import { createStaff, signUp, startTestSession } from '../../helpers/accounts.ts';
import { clientOf, upload, type Answer } from '../../helpers/client.ts';
import { eraseLaterTraces } from '../../helpers/community/laterErasure.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let board: number;
let author: Member;
let moderator: Staff;
let second: Staff;
let dietitian: Staff;

interface Member {
  readonly id: number;
  /** The id of the public profile. */
  readonly member: number;
  readonly token: string;
}
interface Staff {
  readonly id: number;
  readonly token: string;
}

beforeAll(async () => {
  server = await startTestServer({ environment: { RATE_LIMIT_REPORTS: '8' } });
  call = clientOf(server.url);
  board = await idOf(`SELECT id FROM boards WHERE slug = 'low-salt'`).catch(() =>
    idOf(`INSERT INTO boards (name, name_en, slug) VALUES ('저염식', 'Low salt', 'low-salt') RETURNING id`),
  );
  author = await member();
  [moderator, second, dietitian] = [
    await staff('moderator'),
    await staff('moderator'),
    await staff('dietitian'),
  ];
});
afterAll(() => server.stop());

async function member(): Promise<Member> {
  const { id } = await signUp(server.payload);
  const token = await startTestSession(server.payload, { collection: 'users', id });
  return { id, token, member: await idOf('SELECT id FROM members WHERE user_id = $1', [id]) };
}

/** A member of trust level 1. */
async function regular(): Promise<Member> {
  const made = await member();
  await server.pool.query('INSERT INTO trust_levels (user_id, level) VALUES ($1, 1)', [made.id]);
  return made;
}

async function staff(role: 'moderator' | 'dietitian'): Promise<Staff> {
  const { id } = await createStaff(server.payload, role);
  return { id, token: await startTestSession(server.payload, { collection: 'staff', id }) };
}

async function idOf(query: string, values: unknown[] = []): Promise<number> {
  const { rows } = await server.pool.query<{ id: number }>(query, values);
  if (rows[0] === undefined) throw new Error('no row');
  return rows[0].id;
}

const content = JSON.stringify({ root: { type: 'root', version: 1, children: [] } });
const post = (user: number | null = author.id) =>
  idOf(
    `INSERT INTO posts (board_id, title, content, content_text, user_id) VALUES ($1, '제목', $2, '내용', $3) RETURNING id`,
    [board, content, user],
  );

/** A post whose author is sealed. */
async function anonymousPost({ id }: Member): Promise<number> {
  const { createLocalReq } = await import('payload');
  const { sealAuthor } = await import('../../../src/services/community/anonymity/sealedAuthors.ts');
  const made = await post(id);
  await server.pool.query('UPDATE posts SET is_anonymous = true WHERE id = $1', [made]);
  const req = await createLocalReq({}, server.payload);
  await sealAuthor(req, { content: { collection: 'posts', id: made }, thread: { post: made }, user: id });
  return made;
}

const report = (value: number, { token }: { token?: string }, more: object = {}) =>
  call('/api/reports', {
    token,
    json: { target: { relationTo: 'posts', value }, reason: 'spam', ...more },
  });
const stateOf = async (id: number) =>
  (await server.pool.query<{ state: string }>('SELECT state FROM posts WHERE id = $1', [id])).rows[0]?.state;
const standingOf = async ({ id }: Member) =>
  (
    await server.pool.query<Record<string, unknown>>(
      'SELECT suspended, suspended_until, muted_until FROM users WHERE id = $1',
      [id],
    )
  ).rows[0];
const told = async ({ id }: Member) =>
  (
    await server.pool.query<{ outcome: string }>(
      `SELECT outcome FROM notifications WHERE user_id = $1 AND kind = 'moderation' ORDER BY id`,
      [id],
    )
  ).rows.map(({ outcome }) => outcome);

const onCase = (id: number, step: string, json: object, { token }: { token: string } = moderator) =>
  call(`/api/moderation-cases/${String(id)}/${step}`, { token, json });

/** Opens and claims the case of a post or member. */
async function claimed(
  value: number,
  { by = moderator, relationTo = 'posts' }: { by?: Staff; relationTo?: string } = {},
): Promise<{ id: number; version: number }> {
  const opened = await call('/api/moderation-cases/open', {
    token: by.token,
    json: { target: { relationTo, value } },
  });
  const { body } = await onCase(opened.body.doc.id, 'claim', {}, by);
  return { id: body.doc.id, version: body.doc.version };
}

async function decide(
  value: number,
  action: string,
  more: object = {},
  options: { by?: Staff; relationTo?: string } = {},
): Promise<Answer & { id: number }> {
  const { id, version } = await claimed(value, options);
  const answer = await onCase(id, 'decide', { version, action, ...more }, options.by ?? moderator);
  return { ...answer, id };
}

describe('a report', () => {
  test('is taken once, and its answer tells nothing about others', async () => {
    const [value, reporter, other] = [await post(), await member(), await member()];
    const first = await report(value, reporter, { note: '광고예요' });
    expect(first.status).toBe(201);
    expect(first.body.doc).toEqual({
      id: expect.any(Number),
      target: { relationTo: 'posts', value },
      reason: 'spam',
      note: '광고예요',
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    const again = await report(value, reporter);
    expect([again.status, again.body.code, again.body.field]).toEqual([409, 'already_reported', 'target']);
    const keys = ({ body }: Answer) => Object.keys(body.doc).sort();
    expect(keys(await report(value, other, { note: 'x' }))).toEqual(keys(first));
    expect((await call('/api/reports', { token: other.token })).body.totalDocs).toBe(1);
  });

  test.each<[string, () => Promise<object>, number, string]>([
    [
      'of oneself',
      async () => ({ target: { relationTo: 'members', value: author.member } }),
      400,
      'self_report',
    ],
    [
      'of a post of one’s own',
      async () => ({ target: { relationTo: 'posts', value: await post() } }),
      400,
      'self_report',
    ],
    [
      'of an anonymous post of one’s own',
      async () => ({ target: { relationTo: 'posts', value: await anonymousPost(author) } }),
      400,
      'self_report',
    ],
    [
      'of nothing',
      async () => ({ target: { relationTo: 'posts', value: 999_999 } }),
      400,
      'unknown_reference',
    ],
    [
      'of nobody',
      async () => ({ target: { relationTo: 'members', value: 999_999 } }),
      400,
      'unknown_reference',
    ],
    ['of another kind', async () => ({ target: { relationTo: 'foods', value: 1 } }), 400, 'unknown_value'],
    ['of a malformed id', async () => ({ target: { relationTo: 'posts', value: '1' } }), 400, 'wrong_type'],
    ['without a target', async () => ({}), 400, 'required'],
    [
      'with a target that says more',
      async () => ({ target: { relationTo: 'posts', value: 1, x: 1 } }),
      400,
      'unknown_field',
    ],
    [
      'for no reason',
      async () => ({ target: { relationTo: 'posts', value: 1 }, reason: 'taste' }),
      400,
      'unknown_value',
    ],
    [
      'that says what it weighs',
      async () => ({ target: { relationTo: 'posts', value: 1 }, weight: 99 }),
      400,
      'read_only_field',
    ],
    [
      'for somebody else',
      async () => ({ target: { relationTo: 'posts', value: 1 }, user: 1 }),
      400,
      'read_only_field',
    ],
  ])('%s is refused', async (_, make, status, code) => {
    const { body, ...answer } = await call('/api/reports', {
      token: author.token,
      json: { reason: 'spam', ...(await make()) },
    });
    expect([answer.status, body.code]).toEqual([status, code]);
    expect(body.field).toEqual(expect.any(String));
  });

  test('of what the reporter does not see is refused like one of nothing', async () => {
    const [hidden, reporter] = [await post(), await member()];
    await server.pool.query(`UPDATE posts SET state = 'hidden' WHERE id = $1`, [hidden]);
    const [answer, nothing] = [await report(hidden, reporter), await report(999_999, reporter)];
    const { requestId: _one, ...body } = answer.body;
    const { requestId: _other, ...expected } = nothing.body;
    expect({ ...body, status: answer.status }).toEqual({ ...expected, status: nothing.status });
  });

  test('of a suspended member is refused, by staff and strangers too', async () => {
    const [value, reporter] = [await post(), await member()];
    await server.pool.query(`UPDATE users SET suspended_until = now() + interval '1 day' WHERE id = $1`, [
      reporter.id,
    ]);
    expect((await report(value, reporter)).body.code).toBe('suspended');
    await server.pool.query(`UPDATE users SET suspended_until = now() - interval '1 second' WHERE id = $1`, [
      reporter.id,
    ]);
    expect((await report(value, reporter)).status).toBe(201);
    expect((await report(value, moderator)).status).toBe(403);
    expect((await report(value, {})).status).toBe(401);
  });

  test('beyond the limit of a day is refused', async () => {
    const reporter = await member();
    const answers = [];
    for (let sent = 0; sent < 9; sent += 1) answers.push((await report(999_999, reporter)).status);
    expect(answers.filter((status) => status === 429)).toHaveLength(1);
    expect(answers.at(-1)).toBe(429);
  });

  test('of enough members at once hides the post in the same transaction, once, and tells the author', async () => {
    const writer = await member();
    const target = await post(writer.id);
    const reporters = await Promise.all(Array.from({ length: 4 }, regular));
    const answers = await Promise.all(
      reporters.map((reporter) => report(target, reporter, { reason: 'privacy' })),
    );
    // Each weighs 4, so two hide it. Whoever comes later may not see the post any more.
    const filed = answers.filter(({ status }) => status === 201).length;
    expect(filed).toBeGreaterThanOrEqual(2);
    expect([await stateOf(target), await told(writer)]).toEqual(['hidden', ['hidden']]);
    const { rows } = await server.pool.query(
      `SELECT weight, reports_count AS count, state FROM moderation_cases WHERE post_id = $1`,
      [target],
    );
    expect(rows).toEqual([{ weight: 4 * filed, count: filed, state: 'open' }]);
    const actions = await call('/api/moderation-actions/mine', { token: writer.token });
    expect(actions.body.docs).toEqual([
      expect.objectContaining({ kind: 'hide', isAutomatic: true, canAppeal: false }),
    ]);
  });

  test('hides half as easily after a moderator found the post fine', async () => {
    const value = await post((await member()).id);
    await decide(value, 'dismiss');
    const states = [];
    for (let sent = 0; sent < 3; sent += 1) {
      await report(value, await regular(), { reason: 'privacy' });
      states.push(await stateOf(value));
    }
    expect(states).toEqual(['published', 'published', 'hidden']);
  });

  test('of few new members does not hide the post, however urgent its reason is', async () => {
    const value = await post((await member()).id);
    for (let sent = 0; sent < 4; sent += 1)
      expect((await report(value, await member(), { reason: 'selfHarm' })).status).toBe(201);
    expect(await stateOf(value)).toBe('published');
    await report(value, await member(), { reason: 'selfHarm' });
    expect(await stateOf(value)).toBe('hidden');
  });
});

test('a report through GraphQL is the same', async () => {
  const value = await post();
  const reporter = await member();
  const query = `mutation { createReport(data: { target: {relationTo: "posts", value: ${String(value)}}, reason: spam }) { id target } }`;
  const { body } = await call('/api/graphql', { token: reporter.token, json: { query } });
  expect(body.data.createReport.target).toEqual({ relationTo: 'posts', value });
  const again = await call('/api/graphql', { token: reporter.token, json: { query } });
  expect(again.body.errors[0].extensions.code).toBe('already_reported');
});

test('what reports have hidden stays hidden by a decision, which the author appeals', async () => {
  const [writer, reporters] = [await member(), [await regular(), await regular()]];
  const value = await post(writer.id);
  for (const reporter of reporters) await report(value, reporter, { reason: 'privacy' });
  expect(await stateOf(value)).toBe('hidden');
  const { id, body, status } = await decide(value, 'hide', { reason: 'privacy' });
  expect([status, body.doc.state, await stateOf(value)]).toEqual([200, 'resolved', 'hidden']);
  expect(await told(writer)).toEqual(['hidden', 'keptHidden']);
  const { rows } = await server.pool.query('SELECT outcome FROM reports WHERE case_id = $1', [id]);
  expect(rows).toEqual(reporters.map(() => ({ outcome: 'upheld' })));
  const again = await decide(value, 'hide', { reason: 'privacy' });
  expect([again.status, again.body.code]).toEqual([409, 'nothing_to_change']);
  const json = { action: body.action, text: '지나쳐요.' };
  const appealed = await call(`/api/moderation-cases/${String(id)}/appeal`, { token: writer.token, json });
  expect(appealed.status).toBe(202);
  const { version } = (await onCase(id, 'claim', {}, second)).body.doc;
  await onCase(id, 'answer-appeal', { version, action: body.action, accept: true }, second);
  expect(await stateOf(value)).toBe('published');
});

test('the words of a moderator reach the author beside the reason, and nobody else', async () => {
  const writer = await member();
  const value = await post(writer.id);
  const message = '두 번째 문단만 고치면 <b>괜찮아요</b>.';
  const long = await decide(value, 'warn', { reason: 'spam', message: '가'.repeat(1_001) });
  expect([long.status, long.body.field]).toEqual([400, 'message']);
  const unheard = await decide(value, 'closeBoard', { message });
  expect([unheard.status, unheard.body.code]).toEqual([400, 'nobody_to_tell']);
  const { body, id } = await decide(value, 'suspend', { reason: 'spam', days: 3, message });
  const token = await appealToken(writer);
  await server.pool.query('UPDATE users SET suspended_until = NULL WHERE id = $1', [writer.id]);
  const session = await startTestSession(server.payload, { collection: 'users', id: writer.id });
  const mine = await call('/api/moderation-actions/mine', { token: session });
  expect(mine.body.docs[0]).toMatchObject({ kind: 'suspend', message });
  const inbox = await call('/api/notifications', {
    token: session,
    headers: { 'accept-language': 'en' },
  });
  expect(inbox.body.docs[0].decision).toEqual({
    ...{ id: body.action, case: id, reason: 'spam', message },
    text: expect.stringContaining('It advertises'),
  });
  expect(inbox.body.docs[0].text).not.toContain('문단');
  const page = await fetch(`${server.url}/api/users/appeal?token=${token}`, {
    headers: { accept: 'text/html' },
  });
  expect(await page.text()).toContain('두 번째 문단만 고치면 &lt;b&gt;괜찮아요&lt;/b&gt;.');
  const { rows } = await server.pool.query(
    `SELECT data::text FROM jobs.agenda_jobs WHERE data::text LIKE '%문단%'`,
  );
  expect(rows).toEqual([]);
});

/** A case that nobody has claimed. */
async function openedCase(value: number): Promise<{ id: number; version: number }> {
  const json = { target: { relationTo: 'posts', value } };
  const { body } = await call('/api/moderation-cases/open', { token: second.token, json });
  return { id: body.doc.id, version: body.doc.version };
}

test('one decision on several cases is made for each of them, or refused with its reason', async () => {
  const writer = await member();
  const values = await Promise.all([1, 2, 3, 4].map(() => post(writer.id)));
  const opened = await Promise.all(values.map(openedCase));
  const [fine, theirs, changed, hidden] = opened;
  await onCase(theirs?.id ?? 0, 'claim', {}, second);
  await onCase(changed?.id ?? 0, 'claim', {});
  await server.pool.query(`UPDATE posts SET state = 'hidden' WHERE id = $1`, [values[3]]);
  await server.pool.query(`INSERT INTO moderation_actions (case_id, kind) VALUES ($1, 'hide')`, [hidden?.id]);
  const decideAll = (json: object, { token }: { token: string } = moderator) =>
    call('/api/moderation-cases/decide', { token, json });
  const { body, status } = await decideAll({ cases: opened, action: 'hide', reason: 'spam' });
  expect([status, body.results]).toEqual([
    200,
    [
      { id: fine?.id, done: true, action: expect.any(Number) },
      { id: theirs?.id, done: false, status: 409, code: 'case_claimed', message: expect.any(String) },
      { id: changed?.id, done: false, status: 409, code: 'case_changed', message: expect.any(String) },
      { id: hidden?.id, done: false, status: 409, code: 'nothing_to_change', message: expect.any(String) },
    ],
  ]);
  expect(await Promise.all(values.map(stateOf))).toEqual(['hidden', 'published', 'published', 'hidden']);
  const { rows } = await server.pool.query<{ id: number; state: string }>(
    'SELECT id, state FROM moderation_cases WHERE id = ANY ($1)',
    [opened.map(({ id }) => id)],
  );
  expect(opened.map(({ id }) => rows.find((row) => row.id === id)?.state)).toEqual([
    ...['resolved', 'claimed', 'claimed', 'open'],
  ]);
  // Two moderators at once: each case is decided by one of them.
  const open = await Promise.all([1, 2].map(async () => openedCase(await post((await member()).id))));
  const both = await Promise.all(
    [moderator, second].map((each) => decideAll({ cases: open, action: 'dismiss' }, each)),
  );
  for (const at of [0, 1]) {
    const answers = both.map((answer): unknown => answer.body.results[at].done);
    expect(answers.sort()).toEqual([false, true]);
  }
  const [missing, none, ban] = await Promise.all([
    decideAll({ cases: opened, action: 'remove' }),
    decideAll({ cases: [], action: 'dismiss' }),
    decideAll({ cases: opened, action: 'ban', reason: 'spam' }),
  ]);
  expect([missing.status, missing.body.code, missing.body.field]).toEqual([400, 'required', 'reason']);
  expect([none.status, none.body.field, ban.status, ban.body.field]).toEqual([400, 'cases', 400, 'action']);
  expect((await decideAll({ cases: opened, action: 'dismiss' }, author)).status).toBe(403);
});

test('a reported meal shows its foods and photos to moderators, each look in the log', async () => {
  const sharp = (await import('sharp')).default;
  const writer = await member();
  const bytes = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a40' } })
    .png()
    .toBuffer();
  const sent = await upload({
    url: `${server.url}/api/meal-photos`,
    bytes,
    type: 'image/png',
    token: writer.token,
  });
  const photo = sent.body.doc as { id: number; url: string };
  const food = await idOf(`SELECT id FROM foods WHERE user_id IS NULL LIMIT 1`).catch(() =>
    idOf(`INSERT INTO foods (kind, name, source_name) VALUES ('processed', '된장국', '된장국') RETURNING id`),
  );
  const made = await call('/api/meal-diaries', {
    token: writer.token,
    json: {
      ...{ date: '2026-11-20', mealType: 'lunch', isPublic: true },
      ...{ items: [{ food, amount: 120, unit: 'g' }], photos: [photo.id] },
    },
  });
  expect(made.status).toBe(201);
  const value = made.body.doc.id as number;
  const { id } = await claimed(value, { relationTo: 'meal-diaries' });
  const before = await idOf('SELECT max(id) AS id FROM audit_log');
  await call(`/api/meal-diaries/${String(value)}`, { token: writer.token, method: 'DELETE' });
  const { body } = await call(`/api/moderation-cases/${String(id)}/context`, { token: moderator.token });
  expect(body.target.deletedAt).toEqual(expect.any(String));
  expect(body.meal).toEqual({
    foods: [{ name: expect.any(String), brand: null, amount: 120, unit: 'g' }],
    photos: [
      { id: photo.id, alt: '', url: `/api/moderation-cases/${String(id)}/photos/${String(photo.id)}` },
    ],
  });
  const look = (path: string, token: string) =>
    fetch(`${server.url}${path}`, { headers: { authorization: `JWT ${token}` } });
  const [{ url }] = body.meal.photos as [{ url: string }];
  const seen = await look(url, moderator.token);
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect(seen.headers.get('cache-control')).toBe('private, no-store');
  expect((await look(photo.url, moderator.token)).status).toBe(403);
  for (const [path, token, status] of [
    [url, dietitian.token, 403],
    [url, author.token, 403],
    [`/api/moderation-cases/${String(id)}/photos/${String(photo.id + 1)}`, moderator.token, 404],
    [`/api/moderation-cases/${String(id)}/photos/x`, moderator.token, 404],
  ] as const)
    expect([path, (await look(path, token)).status]).toEqual([path, status]);
  const { rows } = await server.pool.query(
    'SELECT action, target, subject_id AS subject FROM audit_log WHERE id > $1 ORDER BY id',
    [before],
  );
  expect(rows).toEqual(
    ['meal-diaries', 'meal-photos'].map((target) => ({ action: 'read', target, subject: writer.id })),
  );
});

test('what its author has deleted stays in the case, and earlier wordings are read on record', async () => {
  const writer = await member();
  const value = await post(writer.id);
  const { id } = await claimed(value);
  await server.pool.query(`INSERT INTO content_revisions (post_id, text) VALUES ($1, '처음 한 말')`, [value]);
  await call(`/api/posts/${String(value)}`, { token: writer.token, method: 'DELETE' });
  const { body } = await call(`/api/moderation-cases/${String(id)}/context`, { token: moderator.token });
  expect(body.target).toMatchObject({ id: value, title: '제목', deletedAt: expect.any(String) });
  const before = await idOf('SELECT coalesce(max(id), 0) AS id FROM audit_log');
  await call('/api/content-revisions', { token: moderator.token });
  const { rows } = await server.pool.query(
    `SELECT action, subject_id AS subject FROM audit_log WHERE id > $1 AND target = 'content-revisions' LIMIT 1`,
    [before],
  );
  expect(rows).toEqual([{ action: 'read', subject: null }]);
});

test('staff read when a suspension ends, and cannot write it into an account', async () => {
  const token = await staffToken('admin');
  const { id } = await member();
  const path = `/api/users/${String(id)}`;
  const { body: stored } = await call(path, { token });
  for (const field of ['suspendedUntil', 'mutedUntil']) {
    const json = { [field]: '2026-12-24T00:00:00.000Z' };
    const refused = await call(path, { token, method: 'PATCH', json });
    expect([refused.status, refused.body.code, refused.body.field]).toEqual([400, 'read_only_field', field]);
  }
  const { suspended, suspendedUntil, mutedUntil, nickname } = stored;
  const form = { suspended, suspendedUntil, mutedUntil, nickname };
  expect((await call(path, { token, method: 'PATCH', json: form })).status).toBe(200);
});

test('a badge names the account of a dietitian alone', async () => {
  const token = await staffToken('admin');
  const { member: profile } = await member();
  const name = (account: number) =>
    call(`/api/members/${String(profile)}`, { token, method: 'PATCH', json: { dietitian: account } });
  const refused = await name(moderator.id);
  expect([refused.status, refused.body.code, refused.body.field]).toEqual([
    400,
    'no_dietitian_account',
    'dietitian',
  ]);
  expect((await name(dietitian.id)).body.doc.badge).toMatchObject({ role: 'dietitian' });
});

describe('a case', () => {
  test('is for moderators alone', async () => {
    const { id } = await claimed(await post());
    for (const [who, status] of [
      [dietitian, 403],
      [author, 403],
      [undefined, 401],
    ] as const) {
      for (const path of ['', `/${String(id)}`, `/${String(id)}/context`, '/statistics'])
        expect((await call(`/api/moderation-cases${path}`, { token: who?.token })).status).toBe(status);
      for (const [step, json] of [
        ['claim', {}],
        ['release', { version: 1 }],
        ['decide', { version: 1, action: 'dismiss' }],
        ['undo', { version: 1, action: 1 }],
        ['answer-appeal', { version: 1, action: 1, accept: true }],
      ] as const)
        expect((await onCase(id, step, json, { token: who?.token ?? '' })).status).toBe(status);
    }
  });

  test('is for no moderator about what they wrote themselves, anonymously or not', async () => {
    const own = await member();
    await server.pool.query(
      'UPDATE staff SET email = (SELECT email FROM users WHERE id = $1) WHERE id = $2',
      [own.id, second.id],
    );
    for (const value of [await post(own.id), await anonymousPost(own)]) {
      const { id, version } = await claimed(value);
      await onCase(id, 'release', { version });
      const refused = await onCase(id, 'claim', {}, second);
      expect([refused.status, refused.body.code]).toEqual([403, 'case_concerns_you']);
      const decided = await onCase(id, 'decide', { version: version + 1, action: 'dismiss' }, second);
      expect([decided.status, decided.body.code]).toEqual([403, 'case_concerns_you']);
    }
    await server.pool.query(`UPDATE staff SET email = 'second@staff.example' WHERE id = $1`, [second.id]);
  });

  test('is one moderator’s at a time', async () => {
    const { id, version } = await claimed(await post());
    const other = await onCase(id, 'claim', {}, second);
    expect([other.status, other.body.code, other.body.current.claimedBy]).toEqual([
      409,
      'case_claimed',
      moderator.id,
    ]);
    const foreign = await onCase(id, 'decide', { version, action: 'dismiss' }, second);
    expect([foreign.status, foreign.body.code]).toEqual([409, 'case_not_claimed']);
    const stale = await onCase(id, 'decide', { version: version - 1, action: 'dismiss' });
    expect([stale.status, stale.body.code, stale.body.field]).toEqual([409, 'case_changed', 'version']);
    expect((await onCase(id, 'release', { version })).body.doc).toMatchObject({
      state: 'open',
      claimedBy: null,
    });
    expect((await onCase(id, 'claim', {}, second)).body.doc).toMatchObject({
      state: 'claimed',
      claimedBy: second.id,
    });
  });

  test('that two claim at once goes to one of them', async () => {
    const opened = await call('/api/moderation-cases/open', {
      token: moderator.token,
      json: { target: { relationTo: 'posts', value: await post() } },
    });
    const { id } = opened.body.doc;
    const answers = await Promise.all([moderator, second].map((each) => onCase(id, 'claim', {}, each)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('is free again when its claim is over', async () => {
    const { id, version } = await claimed(await post());
    await server.pool.query(
      `UPDATE moderation_cases SET claimed_until = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
    expect((await onCase(id, 'decide', { version, action: 'dismiss' })).body.code).toBe('case_not_claimed');
    const open = await call('/api/moderation-cases?where[state][equals]=open&limit=100', {
      token: second.token,
    });
    expect(open.body.docs.map((doc: { id: number }) => doc.id)).toContain(id);
    expect((await onCase(id, 'claim', {}, second)).status).toBe(200);
  });

  test('comes in the order of weight and age', async () => {
    const { body } = await call('/api/moderation-cases?limit=100&where[state][not_equals]=resolved', {
      token: moderator.token,
    });
    const keys = body.docs.map((doc: { weight: number; openedAt: string; id: number }) => [
      -doc.weight,
      doc.openedAt,
      doc.id,
    ]);
    expect(keys.length).toBeGreaterThan(3);
    expect(keys).toEqual(
      keys.toSorted(
        (one: [number, string, number], other: [number, string, number]) =>
          one[0] - other[0] || one[1].localeCompare(other[1]) || one[2] - other[2],
      ),
    );
  });
});

describe('a decision', () => {
  test.each([
    ['hide', { reason: 'spam' }, 'hidden', ['hidden']],
    ['remove', { reason: 'spam' }, 'removed', ['removed']],
    ['warn', { reason: 'spam' }, 'published', ['warned']],
    ['dismiss', {}, 'published', []],
  ])('%s changes the post, tells the author, and is undone', async (action, more, state, outcomes) => {
    const writer = await member();
    const value = await post(writer.id);
    const { body, id } = await decide(value, action, more);
    expect([await stateOf(value), await told(writer)]).toEqual([state, outcomes]);
    expect(body.doc.state).toBe('resolved');
    const undone = await onCase(id, 'undo', { version: body.doc.version, action: body.action }, second);
    expect([undone.status, await stateOf(value), undone.body.doc.state]).toEqual([200, 'published', 'open']);
    const again = await onCase(id, 'undo', { version: undone.body.doc.version, action: body.action });
    expect([again.status, again.body.code]).toEqual([409, 'already_undone']);
  });

  test('suspends for a time, ends the sessions at once, and ends by itself', async () => {
    const writer = await member();
    await decide(await post(writer.id), 'suspend', { reason: 'harassment', days: 3 });
    expect((await call('/api/users/me', { token: writer.token })).status).toBe(401);
    const login = () => startTestSession(server.payload, { collection: 'users', id: writer.id });
    await expect(login()).rejects.toMatchObject({ code: 'suspended' });
    await server.pool.query(`UPDATE users SET suspended_until = now() - interval '1 second' WHERE id = $1`, [
      writer.id,
    ]);
    expect(await login()).toEqual(expect.any(String));
  });

  test.each([
    ['mute', { reason: 'harassment', days: 3 }, { muted_until: expect.any(Date) }],
    ['suspend', { reason: 'harassment', days: 3 }, { suspended_until: expect.any(Date) }],
    ['ban', { reason: 'spam' }, { suspended: true }],
  ])('%s of a member is lifted by its undo', async (action, more, standing) => {
    const writer = await member();
    const { body, id } = await decide(writer.member, action, more, { relationTo: 'members' });
    expect(await standingOf(writer)).toMatchObject(standing);
    await onCase(id, 'undo', { version: body.doc.version, action: body.action });
    expect(await standingOf(writer)).toEqual({ suspended: false, suspended_until: null, muted_until: null });
    expect(await told(writer)).toEqual([expect.any(String), 'undone']);
  });

  test('is not undone when something newer changed the same', async () => {
    const writer = await member();
    const first = await decide(await post(writer.id), 'mute', { reason: 'harassment', days: 1 });
    await decide(await post(writer.id), 'mute', { reason: 'harassment', days: 9 });
    const answer = await onCase(first.id, 'undo', {
      version: first.body.doc.version,
      action: first.body.action,
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'newer_action']);
  });

  test('lifts all that holds, closes and opens the board, and may be one of several', async () => {
    const writer = await member();
    const { id, version } = await claimed(await post(writer.id));
    const steps = [
      ['mute', { reason: 'spam', days: 2 }],
      ['lift', {}],
      ['closeBoard', {}],
      ['openBoard', {}],
    ] as const;
    let next = version;
    for (const [action, more] of steps) {
      const { body, status } = await onCase(id, 'decide', { version: next, action, keepOpen: true, ...more });
      expect([action, status, body.doc?.state]).toEqual([action, 200, 'claimed']);
      next = body.doc.version;
    }
    expect(await told(writer)).toEqual(['muted', 'lifted']);
    const nothing = await onCase(id, 'decide', { version: next, action: 'lift' });
    expect([nothing.status, nothing.body.code]).toEqual([409, 'nothing_to_change']);
  });

  test.each([
    ['hide', {}, 'required', 'reason'],
    ['mute', { reason: 'spam' }, 'required', 'days'],
    ['mute', { reason: 'spam', days: 0 }, 'out_of_range', 'days'],
    ['mute', { reason: 'spam', days: 366 }, 'out_of_range', 'days'],
    ['warn', { reason: 'spam', days: 3 }, 'no_days_expected', 'days'],
    ['warn', { reason: 'taste' }, 'unknown_value', 'reason'],
    ['flog', {}, 'unknown_value', 'action'],
  ])('%s with %j is 400 %s', async (action, more, code, field) => {
    const { status, body } = await decide(await post(), action, more);
    expect([status, body.code, body.field]).toEqual([400, code, field]);
  });

  test('about a member has no state to change', async () => {
    const { status, body } = await decide(
      (await member()).member,
      'hide',
      { reason: 'spam' },
      { relationTo: 'members' },
    );
    expect([status, body.code]).toEqual([400, 'action_not_possible']);
  });

  test('settles the reports, and weighs on the next ones of their reporters', async () => {
    const reporter = await member();
    await server.pool.query(
      `WITH past AS (INSERT INTO moderation_cases (cause, state, opened_at)
                     SELECT 'reports', 'resolved', now() FROM generate_series(1, 5) RETURNING id)
       INSERT INTO reports (case_id, user_id, reason, outcome) SELECT id, $1, 'spam', 'dismissed' FROM past`,
      [reporter.id],
    );
    const fine = await post((await member()).id);
    await report(fine, reporter);
    await decide(fine, 'dismiss');
    const value = await post((await member()).id);
    await report(value, reporter);
    const { rows } = await server.pool.query(
      'SELECT weight, reports_count FROM moderation_cases WHERE post_id = $1',
      [value],
    );
    expect(rows).toEqual([{ weight: 0, reports_count: 1 }]);
  });

  test('is in the audit log, which the author reads without the name of the moderator', async () => {
    const writer = await member();
    const value = await post(writer.id);
    await decide(value, 'warn', { reason: 'offTopic' });
    const { body } = await call('/api/audit-log', { token: writer.token });
    expect(body.docs).toEqual([
      expect.objectContaining({
        action: 'moderate',
        target: 'posts',
        document: String(value),
        changed: 'warn',
        reason: 'offTopic',
      }),
    ]);
    expect(JSON.stringify(body)).not.toContain('moderator-');
  });
});

describe('an appeal', () => {
  test('goes to another moderator, once for each decision', async () => {
    const writer = await member();
    const value = await post(writer.id);
    const { id, body } = await decide(value, 'remove', { reason: 'spam' });
    const mine = await call('/api/moderation-actions/mine', { token: writer.token });
    expect(mine.body.docs).toEqual([
      expect.objectContaining({ id: body.action, case: id, kind: 'remove', reason: 'spam', canAppeal: true }),
    ]);
    expect(JSON.stringify(mine.body)).not.toContain('moderator');
    const appeal = (token: string) =>
      call(`/api/moderation-cases/${String(id)}/appeal`, {
        token,
        json: { action: body.action, text: '제 글입니다.' },
      });
    expect((await appeal((await member()).token)).status).toBe(404);
    const unknown = { action: 999_999, text: 'x' };
    const { body: none } = await call(`/api/moderation-cases/${String(id)}/appeal`, {
      token: writer.token,
      json: unknown,
    });
    expect(none.code).toBe('not_found');
    expect((await appeal(writer.token)).status).toBe(202);
    expect((await appeal(writer.token)).body.code).toBe('already_appealed');
    const own = await onCase(id, 'claim', {});
    expect([own.status, own.body.code]).toEqual([403, 'own_decision']);
    const { version } = (await onCase(id, 'claim', {}, second)).body.doc;
    const answer = await onCase(id, 'answer-appeal', { version, action: body.action, accept: true }, second);
    expect([answer.status, answer.body.doc.state, await stateOf(value)]).toEqual([
      200,
      'resolved',
      'published',
    ]);
    expect(await told(writer)).toEqual(['removed', 'undone']);
  });

  test('that is accepted brings back what reports hid before', async () => {
    const writer = await member();
    const value = await post(writer.id);
    for (const reporter of [await regular(), await regular()])
      await report(value, reporter, { reason: 'privacy' });
    expect(await stateOf(value)).toBe('hidden');
    const { id, body } = await decide(value, 'remove', { reason: 'privacy' });
    await call(`/api/moderation-cases/${String(id)}/appeal`, {
      token: writer.token,
      json: { action: body.action, text: 'x' },
    });
    const { version } = (await onCase(id, 'claim', {}, second)).body.doc;
    await onCase(id, 'answer-appeal', { version, action: body.action, accept: true }, second);
    expect(await stateOf(value)).toBe('published');
  });

  test('that is rejected changes nothing, and the case rests', async () => {
    const writer = await member();
    const value = await post(writer.id);
    const { id, body } = await decide(value, 'hide', { reason: 'spam' });
    await call(`/api/moderation-cases/${String(id)}/appeal`, {
      token: writer.token,
      json: { action: body.action, text: 'x' },
    });
    const { version } = (await onCase(id, 'claim', {}, second)).body.doc;
    const answer = await onCase(id, 'answer-appeal', { version, action: body.action, accept: false }, second);
    expect([answer.body.doc.state, await stateOf(value)]).toEqual(['resolved', 'hidden']);
    expect(await told(writer)).toEqual(['hidden', 'appealRejected']);
  });
});

test('a suspended member reads why by the link of a mail, and appeals by it once', async () => {
  const writer = await member();
  const value = await post(writer.id);
  const { id, body } = await decide(value, 'suspend', { reason: 'harassment', days: 3 });
  const token = await appealToken(writer);
  const page = await fetch(`${server.url}/api/users/appeal?token=${token}&lang=en`, {
    headers: { accept: 'text/html' },
  });
  const html = await page.text();
  expect(html).toContain('Suspend: ~ ');
  expect(html).toContain('respect people');
  expect(html).toContain('<textarea name="text"');
  const appeal = () => call('/api/users/appeal', { json: { token, text: '오해가 있었습니다.' } });
  expect((await call('/api/users/appeal', { json: { token, text: ' ' } })).status).toBe(400);
  expect((await appeal()).status).toBe(200);
  expect((await appeal()).body.code).toBe('invalid_token');
  const { version } = (await onCase(id, 'claim', {}, second)).body.doc;
  await onCase(id, 'answer-appeal', { version, action: body.action, accept: true }, second);
  expect(await startTestSession(server.payload, { collection: 'users', id: writer.id })).toEqual(
    expect.any(String),
  );
});

/** Makes the token as the job that sends the mail does. */
async function appealToken({ id }: Member): Promise<string> {
  const { createLocalReq } = await import('payload');
  const { mailedTokenToSend } = await import('../../../src/services/accounts/mailedTokens.ts');
  const { rows } = await server.pool.query<{ token: number; user: number }>(
    `SELECT (data ->> 'token')::int AS token FROM jobs.agenda_jobs
      WHERE name = 'send-email' AND data ->> 'template' = 'account-suspended' AND (data ->> 'user')::int = $1`,
    [id],
  );
  const req = await createLocalReq({}, server.payload);
  const sent = await mailedTokenToSend(req, { id: rows[0]?.token ?? 0, purpose: 'appeal' });
  return sent?.token ?? '';
}

describe('an anonymous author', () => {
  test('is warned, muted and told without anybody learning who it is', async () => {
    const writer = await member();
    const value = await anonymousPost(writer);
    const before = await standingOf(writer);
    const mute = await decide(value, 'mute', { reason: 'harassment', days: 7 });
    expect(mute.status).toBe(200);
    expect([await told(writer), await standingOf(writer)]).toEqual([['muted'], before]);
    const admin = await staffToken('admin');
    for (const path of [
      `/api/moderation-cases/${String(mute.id)}?depth=2`,
      `/api/moderation-cases/${String(mute.id)}/context`,
      `/api/moderation-actions?where[case][equals]=${String(mute.id)}&depth=2`,
      '/api/audit-log?sort=-at&limit=5&depth=2',
    ]) {
      const { status, body } = await call(path, { token: admin });
      expect([path, status]).toEqual([path, 200]);
      expect(JSON.stringify(body)).not.toMatch(new RegExp(`"(user|subject|author)":${String(writer.id)}\\b`));
      expect(JSON.stringify(body)).not.toContain('member-');
    }
    const log = await call('/api/audit-log', { token: writer.token });
    expect(log.body.docs).toContainEqual(
      expect.objectContaining({ changed: 'mute', document: String(value) }),
    );
    const mine = await call('/api/moderation-actions/mine', { token: writer.token });
    expect(mine.body.docs).toEqual([
      expect.objectContaining({ kind: 'mute', until: expect.any(String), canAppeal: true }),
    ]);
  });

  test('who is muted writes nothing anonymously, in no thread, and goes on under the own name', async () => {
    const writer = await member();
    await decide(await anonymousPost(writer), 'mute', { reason: 'harassment', days: 7 });
    await expect(silenced(writer, { isAnonymous: true })).rejects.toMatchObject({ code: 'anonymous_muted' });
    await expect(silenced(writer, { isAnonymous: false })).resolves.toBeUndefined();
    await expect(silenced(await member(), { isAnonymous: true })).resolves.toBeUndefined();
  });

  test.each(['suspend', 'ban'])('is not met by %s, which would tell who it is', async (action) => {
    const more = action === 'suspend' ? { reason: 'spam', days: 3 } : { reason: 'spam' };
    const { status, body } = await decide(await anonymousPost(await member()), action, more);
    expect([status, body.code]).toEqual([409, 'author_sealed']);
  });

  test('shows no mute of another case', async () => {
    const writer = await member();
    await decide(await anonymousPost(writer), 'mute', { reason: 'harassment', days: 7 });
    const other = await decide(await anonymousPost(writer), 'lift');
    expect([other.status, other.body.code]).toEqual([409, 'nothing_to_change']);
  });
});

async function staffToken(role: 'admin'): Promise<string> {
  const { id } = await createStaff(server.payload, role);
  return startTestSession(server.payload, { collection: 'staff', id });
}

async function silenced({ id }: Member, options: { isAnonymous: boolean }): Promise<void> {
  const { createLocalReq } = await import('payload');
  const { refuseSilenced } = await import('../../../src/services/community/moderation/refuseSilenced.ts');
  const user = await server.payload.findByID({ collection: 'users', id, depth: 0 });
  await refuseSilenced(
    await createLocalReq({ user: { ...user, collection: 'users' } }, server.payload),
    options,
  );
}

test('trust levels follow from the rows of a member, and weigh their reports', async () => {
  const { createLocalReq } = await import('payload');
  const { refreshTrustLevels } =
    await import('../../../src/services/community/moderation/trust/refreshTrustLevels.ts');
  const [regular, sanctioned, newcomer] = [await member(), await member(), await member()];
  const fans = await Promise.all([member(), member()]);
  await server.pool.query(`UPDATE users SET created_at = now() - interval '20 days' WHERE id = ANY ($1)`, [
    [regular.id, sanctioned.id],
  ]);
  for (const { id } of [regular, sanctioned]) {
    await server.pool.query(
      `INSERT INTO posts (board_id, content, user_id, created_at)
       SELECT $1, $2, $3, now() - make_interval(days => day) FROM generate_series(1, 16) AS day`,
      [board, content, id],
    );
    await server.pool.query(
      `INSERT INTO likes (user_id, post_id)
       SELECT fan, id FROM unnest($1::int[]) AS fan, (SELECT id FROM posts WHERE user_id = $2 LIMIT 2) AS liked`,
      [fans.map((fan) => fan.id), id],
    );
  }
  await decide(await post(sanctioned.id), 'warn', { reason: 'spam' });
  const req = await createLocalReq({}, server.payload);
  await refreshTrustLevels({ req, signal: new AbortController().signal });
  const { rows } = await server.pool.query(
    'SELECT user_id AS id, level FROM trust_levels WHERE user_id = ANY ($1) ORDER BY user_id',
    [[regular.id, sanctioned.id, newcomer.id]],
  );
  expect(rows).toEqual([
    { id: regular.id, level: 2 },
    { id: sanctioned.id, level: 1 },
    { id: newcomer.id, level: 0 },
  ]);
  const value = await post();
  await report(value, regular);
  const weighed = await server.pool.query('SELECT weight FROM moderation_cases WHERE post_id = $1', [value]);
  expect(weighed.rows).toEqual([{ weight: 3 }]);
});

test('what an erased member wrote to moderators is gone, and what was decided stays', async () => {
  const [writer, reporter] = [await member(), await member()];
  const [named, sealed] = [await post(writer.id), await anonymousPost(writer)];
  await report(named, reporter, { note: '신고자의 말' });
  for (const value of [named, sealed]) {
    const { id, body } = await decide(value, 'warn', { reason: 'spam', note: '운영자의 메모' });
    const json = { action: body.action, text: '작성자의 말' };
    expect(
      (await call(`/api/moderation-cases/${String(id)}/appeal`, { token: writer.token, json })).status,
    ).toBe(202);
  }
  const fine = await post(writer.id);
  await report(fine, reporter);
  await decide(fine, 'dismiss', { note: '운영자의 메모' });
  await server.pool.query(
    `INSERT INTO anonymity_openings (post_id, reason, answer, state, expires_at) VALUES ($1, '까닭', '답', 'refused', now())`,
    [sealed],
  );
  for (const { id } of [writer, reporter]) await server.payload.delete({ collection: 'users', id });
  await eraseLaterTraces(server);
  const notes = await server.pool.query(
    `SELECT note, (SELECT reason || coalesce(answer, '') FROM anonymity_openings WHERE post_id = $2) AS opening
       FROM moderation_actions JOIN moderation_cases AS one ON one.id = case_id WHERE one.post_id = $1`,
    [fine, sealed],
  );
  expect(notes.rows).toEqual([{ note: null, opening: '' }]);
  const { rows } = await server.pool.query(
    `SELECT kind, moderation_actions.reason, moderation_actions.note, appeal_text, moderation_actions.user_id,
            reports.reason AS reported, reports.note AS said, reports.user_id AS reporter
       FROM moderation_cases AS one JOIN moderation_actions ON moderation_actions.case_id = one.id
       LEFT JOIN reports ON reports.case_id = one.id WHERE one.post_id = ANY ($1) ORDER BY one.post_id`,
    [[named, sealed]],
  );
  const decided = { kind: 'warn', reason: 'spam', note: null, appeal_text: null, user_id: null };
  expect(rows).toEqual([
    { ...decided, reported: 'spam', said: null, reporter: null },
    { ...decided, reported: null, said: null, reporter: null },
  ]);
  const cases = await server.pool.query(
    'SELECT state, weight::float8 AS weight FROM moderation_cases WHERE post_id = ANY ($1)',
    [[named, sealed]],
  );
  expect(cases.rows).toEqual([1, 2].map(() => ({ state: 'resolved', weight: 0 })));
});

test('what members write is read-only for staff, in the forms of the admin UI, too', async () => {
  const id = await post();
  const comment = await idOf(
    `INSERT INTO comments (post_id, text, user_id) VALUES ($1, '댓글', $2) RETURNING id`,
    [id, author.id],
  );
  for (const path of [`posts/${String(id)}`, `comments/${String(comment)}`]) {
    const [collection = '', document = ''] = path.split('/');
    const { token } = moderator;
    const { body, status } = await call(`/api/${collection}/access/${document}`, { token, json: {} });
    expect([status, body.read, body.update, body.delete]).toEqual([200, true, undefined, undefined]);
    const change = {
      method: 'PATCH' as const,
      token,
      json: collection === 'posts' ? { title: '고침' } : { text: '고침' },
    };
    for (const refused of [change, { method: 'DELETE' as const, token }])
      expect(await call(`/api/${path}`, refused)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  }
});

test('a moderator sees what is around a target', async () => {
  const [writer, reporter] = [await member(), await member()];
  const value = await post();
  const comment = await idOf(
    `INSERT INTO comments (post_id, user_id, text) VALUES ($1, $2, '댓글') RETURNING id`,
    [value, writer.id],
  );
  await report(comment, reporter, {
    target: { relationTo: 'comments', value: comment },
    note: '욕설이에요',
    reason: 'harassment',
  });
  const { rows } = await server.pool.query<{ id: number }>(
    'SELECT id FROM moderation_cases WHERE comment_id = $1',
    [comment],
  );
  const { body } = await call(`/api/moderation-cases/${String(rows[0]?.id)}/context`, {
    token: moderator.token,
  });
  expect(body).toMatchObject({
    case: { target: { relationTo: 'comments', value: comment }, state: 'open', cause: 'reports' },
    target: { id: comment, text: '댓글' },
    thread: { id: value, title: '제목' },
    reports: [{ reason: 'harassment', note: '욕설이에요', outcome: 'pending' }],
    actions: [],
    sanctions: 0,
  });
  expect(Object.keys(body.reports[0])).not.toContain('user');
  expect(Object.keys(body.reports[0])).not.toContain('weight');
});

test('the desk lists cases by every filter of its address, and shows a case to moderators alone', async () => {
  const { createLocalReq } = await import('payload');
  const { readQueue } = await import('../../../src/services/community/moderation/desk/readQueue.ts');
  const { readDeskCase } = await import('../../../src/services/community/moderation/desk/readDeskCase.ts');
  const { readQueueFilter } = await import('../../../src/domain/community/moderation/desk/queueFilter.ts');
  const reqOf = async ({ id }: Staff) => {
    const user = await server.payload.findByID({ collection: 'staff', id, overrideAccess: true });
    return createLocalReq({ user: { ...user, collection: 'staff' } }, server.payload);
  };
  const [writer, reporter] = [await member(), await member()];
  const reported = await anonymousPost(writer);
  await report(reported, reporter, { reason: 'copyright', note: '제 글이에요' });
  const req = await reqOf(moderator);
  const list = async (query: object) =>
    (await readQueue(req, { filter: readQueueFilter({ ...query }), moderator: moderator.id })).rows;
  const [row] = await list({ reason: 'copyright', age: 'hour', cause: 'reports', unseen: '1' });
  expect(row).toMatchObject({
    target: { relationTo: 'posts', value: reported },
    excerpt: '제목',
    state: 'open',
    claim: null,
    reasons: ['copyright'],
    reportsCount: 1,
  });
  for (const other of [{ reason: 'violence' }, { reason: 'copyright', age: 'older' }])
    expect(await list(other)).toEqual([]);
  const id = row?.id ?? 0;
  await onCase(id, 'claim', {});
  const mine = (await list({ mine: '1', state: 'claimed' })).find((one) => one.id === id);
  expect(mine?.claim).toMatchObject({ isMine: true });

  const shown = await readDeskCase(req, id);
  expect(shown).toMatchObject({
    target: { relationTo: 'posts', state: 'published', author: 'anonymous', board: 'open' },
    author: { kind: 'anonymous' },
    board: { id: board },
    openings: [],
    sanctions: null,
  });
  expect(shown.next).not.toBe(id);
  await expect(readDeskCase(req, 2_000_000_000)).rejects.toMatchObject({ status: 404 });
  await expect(readDeskCase(await reqOf(dietitian), id)).rejects.toMatchObject({ status: 403 });
});

test('the statistics have every day, and count', async () => {
  const { status, body } = await call('/api/moderation-cases/statistics?days=7', { token: moderator.token });
  expect(status).toBe(200);
  expect(body.days).toHaveLength(7);
  expect(body.days.at(-1).reports).toBeGreaterThan(10);
  expect(body.reasons[0]).toMatchObject({ reason: 'spam', dismissed: expect.any(Number) });
  expect(body.waiting.map(({ age }: { age: string }) => age)).toEqual(['hour', 'day', 'week', 'older']);
  expect(body.firstLook.medianSeconds).toEqual(expect.any(Number));
  expect((await call('/api/moderation-cases/statistics?days=0', { token: moderator.token })).status).toBe(
    400,
  );
});
