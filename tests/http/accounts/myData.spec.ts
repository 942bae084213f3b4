import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { text } from 'node:stream/consumers';
import { createLocalReq, type PayloadRequest } from 'payload';
import sharp from 'sharp';
import { removeFiles } from '../../../src/services/operations/files/removeFiles.ts';
import { addDiets } from '../../helpers/addDiets.ts';
import { createStaff, signUpAndLogIn, type TestAccount, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, upload, type Answer } from '../../helpers/client.ts';
import { richText } from '../../helpers/community/content.ts';
import { createTestDatabase } from '../../helpers/database/database.ts';
import { dumpOf } from '../../helpers/database/databaseDump.ts';
import { openPayloadOn } from '../../helpers/payloadOn.ts';
import { scannableFood } from '../../helpers/foods/scannableFood.ts';
import { eraseLaterTraces } from '../../helpers/community/laterErasure.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { until } from '../../helpers/until.ts';
import { unzip } from '../../helpers/unzip.ts';

let host: TestMember & { readonly member: number; readonly post: number };

/** The export and the erasure of all data about a member. Both need a fresh login. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let food: number;
let barcode: string;
const password = 'correct horse';

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  await addDiets(server.pool, 'low-salt');
  ({ id: food, barcode } = await scannableFood(server.payload));
  await server.pool.query(`INSERT INTO boards (name, name_en, slug) VALUES ('저염', 'Low salt', 'low-salt')`);
  const one = await signUpAndLogIn({ payload: server.payload, call });
  const [member, post] = await Promise.all([
    call('/api/members/me', { token: one.token }),
    call('/api/posts', { token: one.token, json: { board: 1, content: richText('함께 먹어요') } }),
  ]);
  host = { ...one, member: member.body.id, post: post.body.doc.id };
});
afterAll(() => server.stop());

const logIn = async (email: string): Promise<string> =>
  (await call('/api/users/login', { json: { email, password } })).body.token;

interface Life {
  readonly photos: { readonly id: number; readonly filename: string; readonly url: string }[];
  readonly diaries: number[];
  readonly customFood: number;
}

interface Community {
  readonly posts: number[];
  readonly anonymousPosts: number[];
  readonly comments: number[];
  readonly anonymousComments: number[];
  readonly images: { readonly id: number; readonly filename: string }[];
}

/** Takes part in the community, under the own name and anonymously, in every way that leaves a row. */
async function takePart({ id, email, token, username }: TestMember): Promise<Community> {
  const send = async (path: string, json: object | undefined, method?: 'PUT' | 'PATCH' | 'DELETE') => {
    const { status, body } = await call(path, { token, ...(json && { json }), ...(method && { method }) });
    expect({ path, status, body: status < 300 ? '' : body }).toEqual({ path, status, body: '' });
    return body.doc;
  };
  const bytes = new Uint8Array(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#3a3' } })
      .png()
      .toBuffer(),
  );
  const picture = async (collection = 'post-images') =>
    (await upload({ url: `${server.url}/api/${collection}`, bytes, type: 'image/png', token })).body.doc;
  const wrote: Community = { posts: [], anonymousPosts: [], comments: [], anonymousComments: [], images: [] };
  for (const isAnonymous of [false, true]) {
    const image = await picture();
    wrote.images.push(image);
    const written = {
      board: 1,
      images: [image.id],
      isAnonymous,
      content: richText(`${username} 전 ${String(isAnonymous)}`),
    };
    const { id: post } = await send('/api/posts', written);
    await send(
      `/api/posts/${post}`,
      { content: richText(`고친 글 ${String(id)} ${String(isAnonymous)}`) },
      'PATCH',
    );
    (isAnonymous ? wrote.anonymousPosts : wrote.posts).push(post);
    const comment = await send('/api/comments', {
      post: host.post,
      isAnonymous,
      text: `댓글 ${String(id)} ${String(isAnonymous)}`,
    });
    (isAnonymous ? wrote.anonymousComments : wrote.comments).push(comment.id);
    const gone = await send('/api/comments', {
      post: host.post,
      isAnonymous,
      text: `지운 ${String(isAnonymous)} of ${email}`,
    });
    await send(`/api/comments/${gone.id}`, undefined, 'DELETE');
    const { doc } = (
      await call('/api/comments', { token: host.token, json: { post, text: `답글 ${String(post)}` } })
    ).body;
    const report = {
      target: { relationTo: 'comments', value: doc.id },
      reason: 'other',
      note: `보세요, ${email}`,
    };
    await send('/api/reports', report);
  }
  const trashed = await send('/api/posts', {
    board: 1,
    title: `버린 글 of ${email}`,
    content: richText(`버린 글 of ${email}`),
  });
  await send(`/api/posts/${trashed.id}`, undefined, 'DELETE');
  await send(`/api/posts/${host.post}/like`, undefined, 'PUT');
  await send(`/api/posts/${host.post}/bookmark`, undefined, 'PUT');
  await send('/api/boards/low-salt/follow', undefined, 'PUT');
  await send(`/api/members/${host.member}/block`, undefined, 'PUT');
  const { body } = await call('/api/members/me', { token });
  await send(`/api/members/${body.id}`, { avatar: (await picture('images')).id }, 'PATCH');
  await server.pool.query(
    `WITH one AS (INSERT INTO moderation_cases (member_id, cause, opened_at) VALUES ($1, 'staff', now()) RETURNING id)
     INSERT INTO moderation_actions (user_id, case_id, kind, reason, appeal_text) SELECT $1, id, 'warn', 'other', $2 FROM one`,
    [id, `이의, ${email}`],
  );
  await server.pool.query(
    'INSERT INTO trust_levels (user_id, level) VALUES ($1, 1) ON CONFLICT (user_id) DO NOTHING',
    [id],
  );
  await server.pool.query(`INSERT INTO notification_digests (user_id, period) VALUES ($1, '2026-11-23')`, [
    id,
  ]);
  await server.pool.query(
    `INSERT INTO push_subscriptions (user_id, endpoint, keys_p256dh, keys_auth) VALUES ($1::int, 'https://push.example/' || $1::int, 'a', 'b')`,
    [id],
  );
  return wrote;
}

/** Writes data of the member into every table that names members. */
async function live(me: TestMember): Promise<Life> {
  const { id, email, token, username } = me;
  const ok = async (answer: ReturnType<typeof call>, status = 201) => {
    const { status: given, body } = await answer;
    expect({ given, body: given === status ? '' : body }).toEqual({ given: status, body: '' });
    return body;
  };
  const bytes = new Uint8Array(
    await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
      .png()
      .toBuffer(),
  );
  const photo = async () =>
    (await ok(upload({ url: `${server.url}/api/meal-photos`, bytes, type: 'image/png', token }))).doc;
  const photos = [await photo(), await photo(), await photo()];
  const meal = async (change: object, headers: Record<string, string> = {}) => {
    const json = { date: '2026-01-02', mealType: 'snack', items: [{ food, amount: 100, unit: 'g' }] };
    return (await ok(call('/api/meal-diaries', { token, headers, json: { ...json, ...change } }))).doc
      .id as number;
  };
  const keptMeal = await meal(
    { content: `점심 of ${email}`, photos: [photos[0].id] },
    { 'idempotency-key': 'only-once' },
  );
  const trashedMeal = await meal({ content: `버린 것 of ${email}`, photos: [photos[1].id], isPublic: true });
  await ok(call(`/api/meal-diaries/${trashedMeal}`, { method: 'DELETE', token }), 200);

  const profiles = await call('/api/health-profiles', { token });
  await ok(
    call(`/api/health-profiles/${profiles.body.docs[0].id}`, {
      method: 'PATCH',
      token,
      json: { diets: [{ diet: 'low-salt' }], allergens: [{ allergen: 'milk' }], heightCm: 171 },
    }),
    200,
  );
  const custom = await ok(
    call('/api/foods', {
      token,
      json: { kind: 'custom', name: `할머니 김치 of ${email}`, basis: '100g', nutrients: { sodium: 600 } },
    }),
  );
  await ok(
    call(`/api/users/${id}`, { method: 'PATCH', token, json: { consents: { scanHistory: true } } }),
    200,
  );
  await ok(call(`/api/foods/scan/${barcode}`, { token }), 200);
  await ok(call('/api/payload-preferences/theme', { token, json: { value: `dark of ${email}` } }), 200);
  // The other name rests then.
  for (const name of [`${username}-2`, username])
    await ok(call(`/api/users/${id}`, { method: 'PATCH', token, json: { username: name } }), 200);
  await server.pool.query(
    `INSERT INTO audit_log (at, actor, actor_id, actor_role, action, target, document, reason, subject_id)
     VALUES (now(), 'staff@example.com', 1, 'admin', 'read', 'users', $1::text, $2, $1::int)`,
    [id, `asked by ${email}`],
  );
  await server.pool.query(
    `INSERT INTO identities (user_id, provider, subject, email) VALUES ($1, 'google', $2, $2)`,
    [id, email],
  );
  await server.pool.query(
    `INSERT INTO passkeys (user_id, name, credential_id, public_key) VALUES ($1, 'Phone', $2, 'key')`,
    [id, email],
  );
  const until = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const sharing = await ok(call('/api/sharings', { token, json: { shares: { diary: true }, until } }));
  // The module reads the environment, which is complete only now.
  const { sealCareEntry } = await import('../../../src/services/patients/sealedEntries.ts');
  await server.pool.query(
    `INSERT INTO care_entries (user_id, sharing_id, dietitian, kind, sealed) VALUES ($1, $2, '영양사', 'note', $3)`,
    [id, sharing.doc.id, sealCareEntry({ owner: id, entry: { text: `of ${email}`, limit: null } })],
  );
  await ok(call('/api/users/me/export', { method: 'POST', token }), 202);
  await ok(call('/api/users/forgot-password', { json: { email } }), 200);
  await ok(
    call('/api/users/me/email', { token, json: { email: `new-${email}`, password: 'correct horse' } }),
    202,
  );
  expect((await call('/api/users/login', { json: { email, password: 'wrong password' } })).status).toBe(401);
  return { photos, diaries: [keptMeal, trashedMeal], customFood: custom.doc.id };
}

/** Makes the member's logins older than a fresh login. */
const letTimePass = ({ id }: TestAccount) =>
  server.pool.query(
    `UPDATE users_sessions SET created_at = now() - interval '15 minutes 1 second' WHERE _parent_id = $1`,
    [id],
  );

const folder = () => joinPath(String(process.env['MEDIA_DIR']), 'meal-photos');
const filesLeft = (photos: Life['photos']) =>
  photos.filter(({ filename }) => existsSync(joinPath(folder(), filename))).length;
const requestOfServer = (): Promise<PayloadRequest> => createLocalReq({}, server.payload);
const runJob = async () =>
  removeFiles({ req: await requestOfServer(), signal: new AbortController().signal });
const waitingJobs = async (name: string) =>
  (
    await server.pool.query(`SELECT 1 FROM jobs.agenda_jobs WHERE name = $1 AND next_run_at IS NOT NULL`, [
      name,
    ])
  ).rowCount;

/** Every column that names a user, by a foreign key or by its name. */
async function ownerColumns(): Promise<{ table: string; column: string }[]> {
  const { rows } = await server.pool.query<{ table: string; column: string }>(`
    SELECT DISTINCT t.relname AS "table", a.attname AS "column"
      FROM pg_class t
      JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p') AND NOT t.relispartition AND (
       a.attname IN ('user_id', 'users_id', 'owner_id', 'author_id', 'member_id')
       OR EXISTS (
         SELECT FROM pg_constraint k
          WHERE k.contype = 'f' AND k.confrelid = 'users'::regclass AND k.conrelid = t.oid AND a.attnum = ANY (k.conkey)
       )
     ) ORDER BY 1, 2`);
  return rows;
}

async function rowsNaming(id: number, pool = server.pool): Promise<Record<string, number>> {
  const columns = await ownerColumns();
  const { rows } = await pool.query<{ table: string; n: number }>(
    columns
      .map(
        ({ table, column }) =>
          `SELECT '${table}' AS table, count(*)::int AS n FROM "${table}" WHERE "${column}" = $1`,
      )
      .join(' UNION ALL '),
    [id],
  );
  const found: Record<string, number> = {};
  for (const { table, n } of rows) found[table] = (found[table] ?? 0) + n;
  return found;
}

async function jobsNaming(user: number, diaries: readonly number[]): Promise<number | null> {
  const { rowCount } = await server.pool.query(
    `SELECT 1 FROM jobs.agenda_jobs WHERE data->>'user' = $1 OR data->>'diary' = ANY ($2)`,
    [String(user), diaries.map(String)],
  );
  return rowCount;
}

/** The tables of both schemas that contain one of the texts in any column, one of bytes included. */
async function tablesMentioning(texts: readonly string[], pool = server.pool): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(`
    SELECT format('%I.%I', relnamespace::regnamespace, relname) AS name FROM pg_class
     WHERE relnamespace IN ('public'::regnamespace, 'jobs'::regnamespace)
       AND relkind IN ('r', 'p') AND NOT relispartition`);
  const { rows } = await pool.query<{ name: string }>(
    tables
      .map(
        ({ name }) =>
          `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${name} t WHERE t::text LIKE ANY ($1))`,
      )
      .join(' UNION ALL ') + ' ORDER BY 1',
    [
      texts
        .flatMap((text) => [text, Buffer.from(text).toString('hex')])
        .map((text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`),
    ],
  );
  return rows.map(({ name }) => name);
}

describe('a fresh login', () => {
  test.each([
    ['GET', '/api/users/me/export'],
    ['DELETE', '/api/users/me'],
  ] as const)('is needed for %s %s, and only members can have one', async (method, path) => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await letTimePass(me);
    const old = await call(path, { method, token: me.token, headers: { 'accept-language': 'ko' } });
    expect(old).toMatchObject({
      status: 403,
      body: {
        code: 'login_not_fresh',
        title: '먼저 다시 로그인해 주세요. 최근 15분 안에 로그인해야 합니다.',
      },
    });
    // A refreshed token is not a fresh login, and a later login does not make an old token fresh.
    const refreshed = await call('/api/users/refresh-token', { method: 'POST', token: me.token });
    const again = await logIn(me.email);
    for (const token of [me.token, refreshed.body.refreshedToken as string]) {
      expect((await call(path, { method, token })).body.code).toBe('login_not_fresh');
    }
    expect(await call(path, { method })).toMatchObject({
      status: 401,
      body: { code: 'authentication_required' },
    });
    const admin = await createStaff(server.payload, 'admin');
    const staff = await call('/api/staff/login', { json: { email: admin.email, password: admin.password } });
    expect((await call(path, { method, token: staff.body.token })).status).toBe(403);
    expect((await call('/api/users/me', { token: me.token })).body.user).toMatchObject({ email: me.email });

    expect((await call(path, { method, token: again })).status).toBe(200);
  });
});

describe('the export', () => {
  test('has all data of the member, with the trash and the sealed facts', async () => {
    const [me, other] = [
      await signUpAndLogIn({ payload: server.payload, call }),
      await signUpAndLogIn({ payload: server.payload, call }),
    ];
    const mine = await live(me);
    const wrote = await takePart(me);
    await live(other);
    await takePart(other);
    const { status, headers, body } = await call('/api/users/me/export', { token: me.token });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^application\/json/);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="diningcoach-\d{4}-\d\d-\d\d\.json"$/,
    );
    expect(headers.get('cache-control')).toBe('private, no-store');
    const { avatars, blocks, bookmarks, comments, follows, likes, ...others } = body;
    const { moderation, notifications, posts, postImages, pushSubscriptions, reports, ...rest } = others;
    const named = (ids: number[]) =>
      ids.toSorted((a, b) => a - b).map((id) => expect.objectContaining({ id }));
    expect(posts).toHaveLength(3);
    expect(posts).toEqual(expect.arrayContaining(named([...wrote.posts, ...wrote.anonymousPosts])));
    expect(comments).toHaveLength(4);
    expect(comments).toEqual(expect.arrayContaining(named([...wrote.comments, ...wrote.anonymousComments])));
    expect(postImages).toEqual(named(wrote.images.map(({ id }) => id)));
    const lists = {
      avatars,
      blocks,
      bookmarks,
      follows,
      likes,
      moderation,
      notifications,
      pushSubscriptions,
      reports,
    };
    for (const [name, list] of Object.entries(lists)) expect([name, list]).not.toEqual([name, []]);
    expect(rest).toEqual({
      exportedAt: expect.any(String),
      account: expect.objectContaining({ id: me.id, email: me.email, username: me.username, language: 'ko' }),
      consents: expect.objectContaining({
        terms: true,
        termsVersion: '2026-11',
        healthData: true,
        scanHistory: true,
      }),
      logins: [expect.objectContaining({ createdAt: expect.any(String) })],
      identities: [expect.objectContaining({ provider: 'google', subject: me.email })],
      passkeys: [expect.objectContaining({ name: 'Phone' })],
      consentHistory: [
        expect.objectContaining({ purpose: 'terms', given: true, version: '2026-11' }),
        expect.objectContaining({ purpose: 'healthData', given: true }),
        expect.objectContaining({ purpose: 'scanHistory', given: true }),
      ],
      member: expect.objectContaining({ username: me.username }),
      healthProfile: expect.objectContaining({
        diets: [{ diet: 'low-salt' }],
        allergens: [expect.objectContaining({ allergen: 'milk' })],
        heightCm: 171,
      }),
      mealDiaries: [
        expect.objectContaining({ id: mine.diaries[0], content: `점심 of ${me.email}`, deletedAt: null }),
        expect.objectContaining({ id: mine.diaries[1], deletedAt: expect.any(String) }),
      ],
      auditLog: [
        expect.objectContaining({ action: 'read', target: 'users', reason: `asked by ${me.email}` }),
      ],
      mealPhotos: mine.photos.map(({ id, url }) => expect.objectContaining({ id, url })),
      customFoods: [expect.objectContaining({ id: mine.customFood, nutrients: expect.any(Object) })],
      scanHistory: [expect.objectContaining({ food, barcode })],
      sharings: [expect.objectContaining({ shares: { profile: false, diary: true }, state: 'invited' })],
      careEntries: [expect.objectContaining({ kind: 'note', text: `of ${me.email}` })],
    });
    expect(JSON.stringify(body)).not.toContain(other.email);
  });

  test('has no secrets', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await live(me);
    const { body } = await call('/api/users/me/export', { token: me.token });
    const { rows } = await server.pool.query(
      `SELECT u.hash, u.salt, m.payload, p.sealed, s.id AS session
         FROM users u JOIN health_profiles p ON p.user_id = u.id JOIN users_sessions s ON s._parent_id = u.id
              JOIN mailed_tokens m ON m.user_id = u.id
        WHERE u.id = $1`,
      [me.id],
    );
    const text = JSON.stringify(body);
    for (const [name, secret] of Object.entries(rows[0])) {
      expect([name, secret]).toEqual([name, expect.any(String)]);
      expect(text).not.toContain(secret);
    }
    expect(text).not.toContain(me.token);
    expect(text).not.toMatch(/"(hash|salt|sealed|usernameKey|sessions|_sid|resetPasswordToken)"/);
  });

  test('is complete for a member without data, and answers HEAD', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const { body } = await call('/api/users/me/export', { token: me.token });
    expect(body).toMatchObject({ mealDiaries: [], mealPhotos: [], customFoods: [], scanHistory: [] });
    const head = await fetch(`${server.url}/api/users/me/export`, {
      method: 'HEAD',
      headers: { authorization: `JWT ${me.token}` },
    });
    expect(head.status).toBe(200);
  });

  test('has thousands of meals, each of them once', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await server.pool.query(
      `INSERT INTO meal_diaries (user_id, date, meal_type, items)
       SELECT $1, '2026-01-01', 'snack', '[]' FROM generate_series(1, 2300)`,
      [me.id],
    );
    const { body } = await call('/api/users/me/export', { token: me.token });
    const ids = body.mealDiaries.map(({ id }: { id: number }) => id);
    expect(ids).toHaveLength(2_300);
    expect(new Set(ids).size).toBe(2_300);
  });
});

/** Runs the waiting job of a member's export. */
async function makeExportOf({ id }: TestAccount, signal = new AbortController().signal): Promise<void> {
  const { makeExport } = await import('../../../src/services/accounts/export/makeExport.ts');
  const { rows } = await server.pool.query<{ id: number }>('SELECT id FROM data_exports WHERE user_id = $1', [
    id,
  ]);
  await makeExport({ req: await requestOfServer(), id: rows[0]!.id, signal });
}
const exportFiles = () => {
  const path = joinPath(String(process.env['MEDIA_DIR']), 'data-exports');
  return existsSync(path) ? readdirSync(path) : [];
};
const zipOf = async (path: string, init: RequestInit): Promise<Map<string, Buffer>> => {
  const response = await fetch(`${server.url}${path}`, init);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(response.headers.get('cache-control')).toBe('private, no-store');
  return unzip(Buffer.from(await response.arrayBuffer()));
};

describe('the export as a file', () => {
  test('has everything as JSON and CSV, and the pictures, for its owner and by a link that works once', async () => {
    const [me, other] = [
      await signUpAndLogIn({ payload: server.payload, call }),
      await signUpAndLogIn({ payload: server.payload, call }),
    ];
    const mine = await live(me);
    expect((await call('/api/users/me/export', { method: 'POST', token: me.token })).body.code).toBe(
      'export_running',
    );
    const exports = (token: string) => call('/api/data-exports', { token });
    expect((await exports(me.token)).body.docs).toMatchObject([{ state: 'waiting', progress: 0 }]);
    await makeExportOf(me);
    const [ready] = (await exports(me.token)).body.docs;
    expect(ready).toMatchObject({ state: 'ready', progress: 100, mimeType: 'application/zip' });
    expect((await exports(other.token)).body.docs).toEqual([]);
    for (const token of [other.token, undefined])
      expect((await call(ready.url, { token })).status).toBeGreaterThanOrEqual(401);

    const files = await zipOf(ready.url, { headers: { authorization: `JWT ${me.token}` } });
    const { mealDiaries, mealPhotos, customFoods, healthProfile } = JSON.parse(
      String(files.get('data.json')),
    );
    expect([mealDiaries.length, mealPhotos.length, customFoods.length]).toEqual([2, 3, 1]);
    expect(healthProfile.allergens).toEqual([expect.objectContaining({ allergen: 'milk' })]);
    expect(String(files.get('mealDiaries.csv'))).toContain(`점심 of ${me.email}`);
    expect(String(files.get('mealItems.csv')).split('\r\n')).toHaveLength(4);
    expect(String(files.get('healthProfile.csv'))).toContain('low-salt');
    const guide = String(files.get('README.txt'));
    expect(guide).toContain('안전한 곳에 보관해');
    expect(guide).toContain('keep it in a safe place');
    for (const name of files.keys())
      if (name !== 'README.txt') expect(guide).toContain(`- ${name.replace(/\/.*/, '/')}: `);
    for (const { filename } of mine.photos)
      expect(files.get(`mealPhotos/${filename}`)).toEqual(readFileSync(joinPath(folder(), filename)));

    const { mailedTokenToSend } = await import('../../../src/services/accounts/mailedTokens.ts');
    const { rows } = await server.pool.query<{ token: number }>(
      `SELECT (data ->> 'token')::int AS token FROM jobs.agenda_jobs
        WHERE data ->> 'template' = 'export-ready' AND data ->> 'user' = $1`,
      [String(me.id)],
    );
    const { token } = (await mailedTokenToSend(await requestOfServer(), {
      id: rows[0]!.token,
      purpose: 'export',
    }))!;
    for (let opened = 0; opened < 2; opened += 1)
      expect(
        (await call(`/api/users/export?token=${token}`, { headers: { accept: 'text/html' } })).status,
      ).toBe(200);
    const form = { method: 'POST', body: new URLSearchParams({ token, lang: 'ko' }) };
    expect((await zipOf('/api/users/export', form)).has('data.json')).toBe(true);
    expect((await fetch(`${server.url}/api/users/export`, form)).status).toBe(400);
  });

  test('is gone after a day, with its file', async () => {
    const { removeOldExports } = await import('../../../src/services/accounts/export/removeExports.ts');
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await call('/api/users/me/export', { method: 'POST', token: me.token });
    await makeExportOf(me);
    const [{ url, filename }] = (await call('/api/data-exports', { token: me.token })).body.docs;
    await server.pool.query(
      `UPDATE data_exports SET expires_at = now() WHERE user_id = $1 AND expires_at BETWEEN now() + interval '23 hours 59 minutes' AND now() + interval '24 hours'`,
      [me.id],
    );
    expect((await call(url, { token: me.token })).status).toBeGreaterThanOrEqual(403);
    await removeOldExports({ req: await requestOfServer() });
    await runJob();
    expect(exportFiles()).not.toContain(filename);
    expect((await call('/api/users/me/export', { method: 'POST', token: me.token })).status).toBe(202);
  });

  test('fails, and not the worker, when a picture disappears before its turn', async () => {
    const { exportZip } = await import('../../../src/services/accounts/export/exportZip.ts');
    const { uploadFolder } = await import('../../../src/services/operations/files/uploadFolder.ts');
    const { id: user, token } = await signUpAndLogIn({ payload: server.payload, call });
    const bytes = new Uint8Array(
      await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
        .png()
        .toBuffer(),
    );
    const url = `${server.url}/api/post-images`;
    const { doc } = (await upload({ url, bytes, type: 'image/png', token })).body;
    const file = joinPath(uploadFolder(server.payload, 'post-images'), doc.filename);
    const zip = await exportZip({
      req: await createLocalReq({}, server.payload),
      user,
      signal: new AbortController().signal,
      onEntry: () => rm(file, { force: true }),
    });
    await expect(text(zip)).rejects.toThrow();
  });

  test('starts again after a crash, and leaves no file when the member is erased meanwhile', async () => {
    const [me, other] = [
      await signUpAndLogIn({ payload: server.payload, call }),
      await signUpAndLogIn({ payload: server.payload, call }),
    ];
    const before = exportFiles();
    for (const { token } of [me, other]) await call('/api/users/me/export', { method: 'POST', token });
    await expect(makeExportOf(other, AbortSignal.abort())).rejects.toThrow('aborted');
    await makeExportOf(other);
    expect((await call('/api/data-exports', { token: other.token })).body.docs).toMatchObject([
      { state: 'ready' },
    ]);

    // The export waits for the lock of the erasure, which began before.
    const client = await server.pool.connect();
    await client.query('BEGIN');
    await client.query('SELECT FROM users WHERE id = $1 FOR UPDATE', [me.id]);
    const making = makeExportOf(me);
    await until('the export waits', async () => {
      const { rowCount } = await server.pool.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return rowCount === 1;
    });
    await client.query('DELETE FROM data_exports WHERE user_id = $1', [me.id]);
    await client.query('COMMIT');
    client.release();
    await making;
    await runJob();
    const [{ filename }] = (await call('/api/data-exports', { token: other.token })).body.docs;
    expect(exportFiles().filter((file) => !before.includes(file))).toEqual([filename]);
  });
});

describe('the erasure', () => {
  const erase = (token: string) => call('/api/users/me', { method: 'DELETE', token });

  test('leaves no data of the member and all data of others', async () => {
    const [me, other] = [
      await signUpAndLogIn({ payload: server.payload, call }),
      await signUpAndLogIn({ payload: server.payload, call }),
    ];
    const [mine, theirs] = [await live(me), await live(other)];
    const [wrote, theirTexts] = [await takePart(me), await takePart(other)];
    for (const one of [me, other]) await makeExportOf(one);
    const before = await rowsNaming(me.id);
    // Each table has rows of the member before the erasure; an empty table would prove nothing.
    for (const [table, count] of Object.entries(before)) expect([table, count]).not.toEqual([table, 0]);
    const { rows: sealed } = await server.pool.query<Record<string, string>>(
      `SELECT p.sealed, u.hash, s.id, e.filename FROM users u JOIN health_profiles p ON p.user_id = u.id
         JOIN users_sessions s ON s._parent_id = u.id JOIN data_exports e ON e.user_id = u.id WHERE u.id = $1`,
      [me.id],
    );
    const secrets = Object.values(sealed[0]!);
    const othersBefore = await rowsNaming(other.id);
    const othersJobs = await jobsNaming(other.id, theirs.diaries);
    // Jobs: the confirmation, the two mails of a new address, the mail about the export, and the totals of two meals.
    expect([await jobsNaming(me.id, mine.diaries), othersJobs]).toEqual([6, 6]);
    expect(await tablesMentioning([me.email])).toEqual([
      'public.audit_log',
      'public.comments',
      'public.food_facts',
      'public.food_search',
      'public.foods',
      'public.identities',
      'public.meal_diaries',
      'public.moderation_actions',
      'public.passkeys',
      'public.payload_preferences',
      'public.post_search',
      'public.posts',
      'public.reports',
      'public.users',
    ]);
    const { rows: limitsBefore } = await server.pool.query<{ n: number }>(
      'SELECT count(*)::int n FROM rate_limits',
    );

    expect(await erase(me.token)).toMatchObject({ status: 200, body: { erased: true } });

    expect(Object.values(await rowsNaming(me.id)).every((count) => count === 0)).toBe(true);
    await eraseLaterTraces(server);
    const [named, anonymous] = wrote.images;
    const files = [...mine.photos, named!].map(({ filename }) => filename);
    const left = await tablesMentioning([me.email, me.username, ...files, ...secrets]);
    expect(left.filter((table) => table !== 'public.files_to_remove')).toEqual([]);
    expect(await jobsNaming(me.id, mine.diaries)).toBe(0);
    expect(await jobsNaming(other.id, theirs.diaries)).toBe(othersJobs);
    // The counters of the account's logins, password mails and changes of the address.
    const { rows: limitsAfter } = await server.pool.query<{ n: number }>(
      'SELECT count(*)::int n FROM rate_limits',
    );
    expect(limitsBefore[0]!.n - limitsAfter[0]!.n).toBe(3);

    expect(await rowsNaming(other.id)).toEqual(othersBefore);
    expect(filesLeft(theirs.photos)).toBe(3);

    // What was published stays without its author, with the answers of others below it.
    for (const id of [...wrote.posts, ...wrote.anonymousPosts]) {
      const { body } = await call(`/api/posts/${id}`, { token: host.token });
      const isAnonymous = wrote.anonymousPosts.includes(id);
      expect(body.html).toContain(`고친 글 ${me.id}`);
      expect(body).toMatchObject({
        author: { [isAnonymous ? 'anonymous' : 'deleted']: true },
        images: isAnonymous ? [{ id: anonymous!.id }] : [],
      });
      const answers = await call(`/api/comments?where[post][equals]=${id}`, { token: host.token });
      expect(answers.body.docs).toMatchObject([{ text: `답글 ${id}`, author: { username: host.username } }]);
    }
    const { rows: links } = await server.pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM anonymous_authors WHERE post_id = ANY ($1) OR comment_id = ANY ($2)`,
      [
        [...wrote.anonymousPosts, ...theirTexts.anonymousPosts],
        [...wrote.anonymousComments, ...theirTexts.anonymousComments],
      ],
    );
    expect(links[0]!.n).toBe(2);
  });

  test('erases everything or nothing when its connection dies midway, then succeeds, and again after a backup', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const mine = await live(me);
    const wrote = await takePart(me);
    // That of the anonymous post stays.
    const [image] = wrote.images;
    const before = await rowsNaming(me.id);
    const links = async (pool = server.pool) =>
      (
        await pool.query('SELECT FROM anonymous_authors WHERE post_id = ANY ($1) OR comment_id = ANY ($2)', [
          wrote.anonymousPosts,
          wrote.anonymousComments,
        ])
      ).rowCount;
    const linksBefore = await links();
    // A row of each is locked by somebody else, so the erasure waits there until it is killed.
    for (const [table, where] of [
      ['meal_photos', `id = ${mine.photos[2]!.id}`],
      ['posts', `id = ${wrote.posts[0]!}`],
      ['post_images', `id = ${image!.id}`],
      ['likes', `user_id = ${me.id}`],
      ['anonymous_authors', `post_id = ${wrote.anonymousPosts[0]!}`],
    ] as const) {
      const client = await server.pool.connect();
      try {
        await client.query('BEGIN');
        expect((await client.query(`SELECT FROM ${table} WHERE ${where} FOR UPDATE`)).rowCount).not.toBe(0);
        const erasing = erase(me.token);
        await until(`the erasure waits at ${table} and is killed`, async () => {
          const { rowCount } = await server.pool.query(
            `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
              WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
          );
          return rowCount === 1;
        });
        expect((await erasing).status).toBeGreaterThanOrEqual(500);
      } finally {
        await client.query('ROLLBACK');
        client.release();
      }
      expect([table, await rowsNaming(me.id), await links()]).toEqual([table, before, linksBefore]);
    }
    expect(filesLeft(mine.photos)).toBe(3);
    const client = await server.pool.connect();
    const backup = await dumpOf(client);
    client.release();
    expect((await erase(me.token)).status).toBe(200);
    await runJob();
    expect(filesLeft(mine.photos)).toBe(0);

    const { noteErasures, reapplyErasures } =
      await import('../../../src/services/accounts/erasure/tombstones.ts');
    await noteErasures({ req: await requestOfServer() });
    const restored = await createTestDatabase({ template: 'template1' });
    try {
      await restored.pool.query(backup);
      expect(await tablesMentioning([me.email], restored.pool)).not.toEqual([]);
      const opened = await openPayloadOn(restored.url);
      try {
        await reapplyErasures({ payload: opened.payload });
        await eraseLaterTraces({ payload: opened.payload, pool: restored.pool });
      } finally {
        await opened.close();
      }
      await eraseLaterTraces(server);
      for (const pool of [server.pool, restored.pool]) {
        expect(await links(pool)).toBe(0);
        expect(await tablesMentioning([me.email, me.username], pool)).toEqual([]);
        const naming = await tablesMentioning(
          [...mine.photos, image!].map(({ filename }) => filename),
          pool,
        );
        expect(naming.filter((table) => table !== 'public.files_to_remove')).toEqual([]);
        expect(Object.values(await rowsNaming(me.id, pool)).every((count) => count === 0)).toBe(true);
      }
    } finally {
      await restored.drop();
    }
  });

  test('says goodbye by mail, and then knows the address no more', async () => {
    const { sendFarewell } = await import('../../../src/services/accounts/erasure/farewell.ts');
    const { sendMail } = await import('../../../src/email/transport.ts');
    const [me, other] = [
      await signUpAndLogIn({ payload: server.payload, call }),
      await signUpAndLogIn({ payload: server.payload, call }),
    ];
    const mail = { language: 'ko', subject: 'x', text: 'x', html: 'x' } as const;
    await sendMail({ ...mail, to: me.email.toUpperCase(), id: `old-${me.id}` });
    await sendMail({ ...mail, to: other.email, id: `old-${other.id}` });
    const newEmail = `new-${me.email}`;
    const changed = await call('/api/users/me/email', {
      token: me.token,
      json: { email: newEmail, password },
    });
    expect(changed.status).toBe(202);
    await sendMail({ ...mail, to: newEmail, id: `new-${me.id}` });
    expect((await erase(me.token)).status).toBe(200);
    const { rows } = await server.pool.query<{ id: string; mail: number }>(
      `SELECT id, (data ->> 'mail')::int AS mail FROM jobs.agenda_jobs WHERE name = 'send-farewell' ORDER BY 2 DESC LIMIT 1`,
    );
    const job = rows[0]!;
    const { signal } = new AbortController();
    for (let attempt = 0; attempt < 2; attempt += 1)
      await sendFarewell({ req: await requestOfServer(), mail: job.mail, mailId: job.id, signal });
    const mails = readdirSync(joinPath(String(process.env['DATA_DIR']), 'mail'));
    expect(mails).not.toContain(`old-${me.id}.eml`);
    expect(mails).not.toContain(`new-${me.id}.eml`);
    expect(mails).toContain(`old-${other.id}.eml`);
    const farewell = readFileSync(joinPath(String(process.env['DATA_DIR']), 'mail', `${job.id}.eml`), 'utf8');
    expect(farewell).toContain(`To: ${me.email}`);
    expect((await server.pool.query('SELECT FROM farewell_mails WHERE id = $1', [job.mail])).rowCount).toBe(
      0,
    );
  });

  test('takes the stored answer to the sign-up along', async () => {
    const json = {
      email: 'keyed@example.com',
      username: 'keyed',
      password,
      consents: { terms: true, healthData: true },
    };
    const signUp = () => call('/api/users', { json, headers: { 'idempotency-key': 'sign-up' } });
    const { body } = await signUp();
    expect((await signUp()).body).toEqual(body);
    expect((await erase(await logIn(json.email))).status).toBe(200);
    // Not the stored answer: the name rests.
    expect(await signUp()).toMatchObject({ status: 409, body: { code: 'username_taken' } });
  });

  test('revokes every token and frees the address, and the name rests', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const second = await logIn(me.email);
    expect((await erase(me.token)).status).toBe(200);
    for (const token of [me.token, second]) {
      expect((await call('/api/users/me', { token })).status).toBe(401);
      expect((await call('/api/meal-diaries', { token })).status).toBe(401);
      expect((await erase(token)).status).toBe(401);
    }
    expect((await call('/api/users/login', { json: { email: me.email, password } })).status).toBe(401);
    const { email, username } = me;
    const consents = { terms: true, healthData: true };
    const again = (name: string) =>
      call('/api/users', { json: { email, username: name, password, consents } });
    expect(await again(username)).toMatchObject({ status: 409, body: { code: 'username_taken' } });
    expect((await again(`${username}2`)).status).toBe(201);
  });

  test('removes the files by a job after the commit, and the job can run again', async () => {
    const [me, other] = [
      await signUpAndLogIn({ payload: server.payload, call }),
      await signUpAndLogIn({ payload: server.payload, call }),
    ];
    const [mine, theirs] = [await live(me), await live(other)];
    await runJob();
    await server.pool.query(`DELETE FROM jobs.agenda_jobs WHERE name = 'remove-files'`);
    expect((await erase(me.token)).status).toBe(200);
    expect(filesLeft(mine.photos)).toBe(3);
    expect(await waitingJobs('remove-files')).toBe(1);
    await runJob();
    await runJob();
    expect(filesLeft(mine.photos)).toBe(0);
    expect(
      readdirSync(folder()).filter((file) => mine.photos.some(({ filename }) => file === filename)),
    ).toEqual([]);
    expect(filesLeft(theirs.photos)).toBe(3);
    expect((await server.pool.query('SELECT 1 FROM files_to_remove')).rowCount).toBe(0);
  });

  test('removes the other files when one file cannot be removed', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const mine = await live(me);
    await server.pool.query(
      `INSERT INTO files_to_remove (collection, filename) VALUES ('no-such-folder', 'x.webp')`,
    );
    expect((await erase(me.token)).status).toBe(200);
    await expect(runJob()).rejects.toThrow('some files could not be removed');
    expect(filesLeft(mine.photos)).toBe(0);
    expect((await server.pool.query('DELETE FROM files_to_remove')).rowCount).toBe(1);
  });

  test('changes no row, file or job when it is rolled back', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const mine = await live(me);
    const before = await rowsNaming(me.id);
    const removals = (await server.pool.query('SELECT 1 FROM files_to_remove')).rowCount;
    const req = await requestOfServer();
    const transactionID = (await server.payload.db.beginTransaction())!;
    req.transactionID = transactionID;
    await server.payload.delete({ collection: 'users', id: me.id, req });
    await server.payload.db.rollbackTransaction(transactionID);
    expect(await rowsNaming(me.id)).toEqual(before);
    expect((await server.pool.query('SELECT 1 FROM files_to_remove')).rowCount).toBe(removals);
    await runJob();
    expect(filesLeft(mine.photos)).toBe(3);
  });

  test('does the same when an admin deletes the account', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const mine = await live(me);
    const { email } = await createStaff(server.payload, 'admin');
    const { token } = (await call('/api/staff/login', { json: { email, password } })).body;
    expect((await call(`/api/users/${me.id}`, { method: 'DELETE', token })).status).toBe(200);
    expect(Object.values(await rowsNaming(me.id)).every((count) => count === 0)).toBe(true);
    await runJob();
    expect(filesLeft(mine.photos)).toBe(0);
  });

  test('also erases data that is written at the same moment', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const client = await server.pool.connect();
    let erasing: Promise<Answer>;
    try {
      await client.query('BEGIN');
      await client.query(
        `INSERT INTO meal_diaries (user_id, date, meal_type, items) VALUES ($1, '2026-01-02', 'snack', '[]')`,
        [me.id],
      );
      erasing = erase(me.token);
      await until('the erasure waits', async () => {
        const { rowCount } = await server.pool.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rowCount === 1;
      });
      await client.query('COMMIT');
    } finally {
      client.release();
    }
    expect(await erasing).toMatchObject({ status: 200, body: { erased: true } });
    expect(Object.values(await rowsNaming(me.id)).every((count) => count === 0)).toBe(true);
  });

  test('happens once when two calls come at the same moment', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    await live(me);
    const answers = await Promise.all([erase(me.token), erase(me.token)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([200, 401, 404]).toContain(statuses[1]);
    expect(Object.values(await rowsNaming(me.id)).every((count) => count === 0)).toBe(true);
  });

  test('keeps a food that a dietitian took into the catalogue, without its author', async () => {
    const me = await signUpAndLogIn({ payload: server.payload, call });
    const { customFood } = await live(me);
    await server.payload.update({ collection: 'foods', id: customFood, data: { kind: 'cooked' } });
    expect((await erase(me.token)).status).toBe(200);
    const { rows } = await server.pool.query('SELECT kind::text, owner_id FROM foods WHERE id = $1', [
      customFood,
    ]);
    expect(rows).toEqual([{ kind: 'cooked', owner_id: null }]);
  });
});
