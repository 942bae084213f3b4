import { createLocalReq, type PayloadRequest } from 'payload';
import {
  createStaff,
  signUp,
  signUpAndLogIn,
  startTestSession,
  type TestMember,
} from '../../helpers/accounts.ts';
import { addDiets } from '../../helpers/addDiets.ts';
import { clientOf, upload, type Answer } from '../../helpers/client.ts';
import { richText } from '../../helpers/community/content.ts';
import { eraseLaterTraces } from '../../helpers/community/laterErasure.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import sharp from 'sharp';

/** Pseudonyms, sealed authors, and how two moderators open one. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let author: TestMember;
let moderators: { id: number; email: string; token: string }[];

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  await addDiets(server.pool, 'low-salt');
  author = await signUpAndLogIn({ payload: server.payload, call });
  moderators = await Promise.all(
    [1, 2, 3].map(async () => {
      const { id, email } = await createStaff(server.payload, 'moderator');
      return { id, email, token: await startTestSession(server.payload, { collection: 'staff', id }) };
    }),
  );
});
afterAll(() => server.stop());

const requestOf = (): Promise<PayloadRequest> => createLocalReq({}, server.payload);

let boards = 0;
/** A post as the server writes it: inserted first, sealed in the same transaction. */
async function anonymousPost(user = author.id): Promise<{ id: number; name: string }> {
  const { sealAuthor } = await import('../../../src/services/community/anonymity/sealedAuthors.ts');
  boards += 1;
  const { rows } = await server.pool.query<{ id: number }>(
    `WITH board AS (INSERT INTO boards (name, name_en, slug) VALUES ('판', 'Board', $2) RETURNING id)
     INSERT INTO posts (board_id, user_id, is_anonymous, content) SELECT id, $1, true, '{}' FROM board RETURNING id`,
    [user, `board-${String(boards)}`],
  );
  const id = rows[0]?.id ?? 0;
  const name = await sealAuthor(await requestOf(), {
    content: { collection: 'posts', id },
    thread: { post: id },
    user,
  });
  return { id, name };
}

describe('a pseudonym', () => {
  test('is one for each author and thread, also for writes at once and after the keys were rotated', async () => {
    const { pseudonymFor } = await import('../../../src/services/community/anonymity/pseudonymFor.ts');
    const { anonymousIdsOf } = await import('../../../src/services/community/anonymity/ownAnonymous.ts');
    const { unsealAuthor } = await import('../../../src/services/community/anonymity/sealedAuthors.ts');
    const [one, other] = [await anonymousPost(), await anonymousPost()];
    expect(one.name).not.toBe(other.name);
    const guest = await signUp(server.payload);
    const names = await Promise.all(
      [1, 2, 3, 4].map(async () => pseudonymFor(await requestOf(), guest.id, { post: one.id })),
    );
    expect(new Set([...names, one.name]).size).toBe(2);

    const keys = process.env['HEALTH_KEYS'] ?? '';
    process.env['HEALTH_KEYS'] = `rotated:${Buffer.alloc(32, 7).toString('base64')},${keys}`;
    try {
      const req = await requestOf();
      expect(await pseudonymFor(req, author.id, { post: one.id })).toBe(one.name);
      expect(await anonymousIdsOf(req, { collection: 'posts', user: author.id })).toEqual(
        expect.arrayContaining([one.id, other.id]),
      );
      expect(await unsealAuthor(req, { collection: 'posts', id: one.id })).toBe(author.id);
    } finally {
      process.env['HEALTH_KEYS'] = keys;
    }
  });

  test('is nobody else’s in its thread', async () => {
    const { takePseudonym } = await import('../../../src/database/community/anonymity/anonymousAuthors.ts');
    const { id, name } = await anonymousPost();
    const thread = { post: id };
    expect(await takePseudonym(await requestOf(), { thread, authorHash: 'somebody', name })).toBe(false);
    expect(
      await takePseudonym(await requestOf(), { thread, authorHash: 'somebody', name: '다른 이름 1' }),
    ).toBe(true);
  });
});

describe('an opening', () => {
  const ask = (
    target: { relationTo: string; value: number },
    moderator = moderators[0],
    reason = '위협하는 글',
  ) => call('/api/anonymity-openings', { token: moderator?.token, json: { target, reason } });
  const decide = (id: number, what: 'agree' | 'refuse', moderator = moderators[1]) =>
    call(`/api/anonymity-openings/${String(id)}/${what}`, {
      token: moderator?.token,
      method: 'POST',
      ...(what === 'refuse' ? { json: { reason: '근거가 부족함' } } : {}),
    });
  const look = (id: number, moderator = moderators[0]) =>
    call(`/api/anonymity-openings/${String(id)}/author`, { token: moderator?.token });
  const of = ({ status, body }: Answer) => [status, body.code ?? body.doc?.state];
  const asked = async (): Promise<{ id: number; post: number }> => {
    const { id: post } = await anonymousPost();
    const { body } = await ask({ relationTo: 'posts', value: post });
    return { id: body.doc.id, post };
  };

  test('needs a second moderator; then both see the author, and the author sees every step', async () => {
    const { id, post } = await asked();
    expect(of(await look(id))).toEqual([409, 'opening_closed']);
    expect(of(await decide(id, 'agree', moderators[0]))).toEqual([403, 'second_moderator_needed']);
    expect(of(await decide(id, 'agree'))).toEqual([200, 'agreed']);
    for (const moderator of moderators.slice(0, 2))
      expect((await look(id, moderator)).body).toMatchObject({ author: { username: author.username } });
    expect(of(await look(id, moderators[2]))).toEqual([403, 'forbidden']);

    const log = await call('/api/audit-log?sort=id', { token: author.token });
    const steps = log.body.docs.filter((entry: { document: string }) => entry.document === String(post));
    expect(steps).toMatchObject([
      { action: 'askOpening', target: 'posts', reason: '위협하는 글', actorRole: 'moderator' },
      { action: 'agreeOpening' },
      { action: 'readAuthor' },
      { action: 'readAuthor' },
    ]);
    expect(JSON.stringify(steps)).not.toContain(moderators[0]?.email);
    const { body: inbox } = await call('/api/notifications', { token: author.token });
    const target = { relationTo: 'posts', value: post };
    expect(inbox.docs.filter((each: { outcome: unknown }) => each.outcome === 'opened')).toMatchObject([
      { kind: 'moderation', target, actor: null },
    ]);
    const admin = await createStaff(server.payload, 'admin');
    const token = await startTestSession(server.payload, { collection: 'staff', id: admin.id });
    const seen = await call(`/api/audit-log?where[document][equals]=${String(post)}`, { token });
    expect(seen.body.docs).toHaveLength(4);
    expect(seen.body.docs.map((entry: { subject: unknown }) => entry.subject ?? null)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    const stranger = await signUpAndLogIn({ payload: server.payload, call });
    expect((await call('/api/audit-log', { token: stranger.token })).body.docs).toEqual([]);
  });

  test('ends after a day, and a request after a week', async () => {
    const { id, post } = await asked();
    await server.pool.query('UPDATE anonymity_openings SET expires_at = now() WHERE id = $1', [id]);
    expect(of(await decide(id, 'agree'))).toEqual([409, 'opening_decided']);
    expect(
      (await call(`/api/anonymity-openings/${String(id)}`, { token: moderators[2]?.token })).body.state,
    ).toBe('expired');
    const again = await ask({ relationTo: 'posts', value: post });
    expect(of(again)).toEqual([201, 'asked']);
    await decide(again.body.doc.id, 'agree');
    await server.pool.query('UPDATE anonymity_openings SET expires_at = now() WHERE id = $1', [
      again.body.doc.id,
    ]);
    expect(of(await look(again.body.doc.id))).toEqual([409, 'opening_closed']);
  });

  test('is refused with a reason, also by the moderator who asked', async () => {
    for (const moderator of moderators.slice(0, 2)) {
      const { id } = await asked();
      const refused = await decide(id, 'refuse', moderator);
      expect(refused.body.doc).toMatchObject({
        state: 'refused',
        answer: '근거가 부족함',
        decidedBy: moderator.id,
      });
      expect(of(await decide(id, 'agree'))).toEqual([409, 'opening_decided']);
      expect(of(await look(id))).toEqual([409, 'opening_closed']);
    }
  });

  test('is one for two moderators who ask or decide at once', async () => {
    const { id: post } = await anonymousPost();
    const requests = await Promise.all(
      moderators.map((moderator) => ask({ relationTo: 'posts', value: post }, moderator)),
    );
    expect(requests.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const [won] = requests.filter(({ status }) => status === 201);
    const others = moderators.filter(({ id }) => id !== won?.body.doc.askedBy);
    const decisions = await Promise.all([
      decide(won?.body.doc.id, 'agree', others[0]),
      decide(won?.body.doc.id, 'refuse', others[1]),
    ]);
    expect(decisions.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('is not for the author’s own account in the staff', async () => {
    const colleague = await signUp(server.payload, { email: moderators[1]?.email ?? '' });
    const { id: post } = await anonymousPost(colleague.id);
    const target = { relationTo: 'posts', value: post };
    expect(of(await ask(target, moderators[1]))).toEqual([403, 'opening_concerns_you']);
    const { body } = await ask(target);
    expect(of(await decide(body.doc.id, 'agree'))).toEqual([403, 'opening_concerns_you']);
    expect(of(await decide(body.doc.id, 'refuse'))).toEqual([403, 'opening_concerns_you']);
    expect(of(await decide(body.doc.id, 'agree', moderators[2]))).toEqual([200, 'agreed']);
  });

  test.each<[string, () => Promise<Answer>, number, string]>([
    [
      'by a member',
      async () =>
        call('/api/anonymity-openings', {
          token: author.token,
          json: { target: { relationTo: 'posts', value: 1 }, reason: 'x' },
        }),
      403,
      'forbidden',
    ],
    ['of nothing', () => ask({ relationTo: 'posts', value: 9_999_999 }), 400, 'unknown_reference'],
    ['of a meal', () => ask({ relationTo: 'meal-diaries', value: 1 }), 400, 'unknown_value'],
    [
      'without a reason',
      async () => ask({ relationTo: 'posts', value: (await anonymousPost()).id }, moderators[0], ' '),
      400,
      'required',
    ],
    ['that does not exist', () => decide(9_999_999, 'agree'), 404, 'not_found'],
  ])('%s is refused', async (_, send, status, code) => {
    expect(of(await send())).toEqual([status, code]);
  });
});

async function done(answer: Promise<Answer>): Promise<Answer['body']> {
  const { body, status } = await answer;
  expect([status, status < 300 ? '' : body]).toEqual([status, '']);
  return body.doc;
}

async function picture(token: string, background: string): Promise<Answer['body']> {
  const image = sharp({ create: { width: 8, height: 8, channels: 3, background } }).png();
  const bytes = new Uint8Array(await image.toBuffer());
  return done(upload({ url: `${server.url}/api/post-images`, bytes, type: 'image/png', token }));
}

test('a picture tells neither when nor after which other one it was uploaded', async () => {
  const { token } = await signUpAndLogIn({ payload: server.payload, call });
  const [one, other] = [await picture(token, '#111'), await picture(token, '#222')];
  expect(Math.abs(one.id - other.id)).toBeGreaterThan(1);
  await server.pool.query(`UPDATE post_images SET created_at = '2020-01-01', updated_at = '2020-01-01'`);
  await anonymousPost();
  const json = { board: boards, content: richText('사진'), images: [one.id], isAnonymous: true };
  await done(call('/api/posts', { token, json }));
  const { body: image } = await call(`/api/post-images/${String(one.id)}`, { token: moderators[0]?.token });
  expect([image.createdAt, image.updatedAt].filter((time) => time < '2021')).toEqual([]);
});

describe('the erasure of the author', () => {
  /** Writes anonymously all that leaves something behind, and tells moderators something. */
  async function write({ token }: TestMember) {
    const send = (path: string, json: object, method: 'POST' | 'PATCH' | 'DELETE' = 'POST') =>
      done(call(path, { token, method, ...(method === 'DELETE' ? {} : { json }) }));
    const [shown, taken] = [await picture(token, '#261'), await picture(token, '#612')];
    const { id: host } = await anonymousPost();
    const base = { board: boards, isAnonymous: true };
    const post = await send('/api/posts', {
      ...base,
      content: richText('먼저 쓴 글'),
      images: [taken.id],
    });
    const change = { content: richText('고친 글'), images: [shown.id] };
    await send(`/api/posts/${String(post.id)}`, change, 'PATCH');
    const trashed = await send('/api/posts', { ...base, content: richText('버린 글') });
    await send(`/api/posts/${String(trashed.id)}`, {}, 'DELETE');
    const comment = await send('/api/comments', { post: host, text: '먼저 쓴 댓글', isAnonymous: true });
    await send(`/api/comments/${String(comment.id)}`, { text: '고친 댓글' }, 'PATCH');
    const note = '신고자의 말';
    await send('/api/reports', { target: { relationTo: 'posts', value: host }, reason: 'other', note });
    const target = { relationTo: 'posts', value: post.id };
    const token2 = moderators[0]?.token;
    const { id } = await done(call('/api/moderation-cases/open', { token: token2, json: { target } }));
    const path = `/api/moderation-cases/${String(id)}`;
    const { version } = await done(call(`${path}/claim`, { token: token2, json: {} }));
    const json = { version, action: 'warn', reason: 'spam', note: '메모', keepOpen: true };
    const { body } = await call(`${path}/decide`, { token: token2, json });
    const appeal = { action: body.action, text: '이의' };
    expect((await call(`${path}/appeal`, { token, json: appeal })).status).toBe(202);
    return { post: post.id, shown, taken, trashed: trashed.id, comment: comment.id, host };
  }

  /** What readers and moderators see of all texts, with what tells of a change. */
  async function seen(): Promise<unknown[]> {
    const reader = await startTestSession(server.payload, { collection: 'users', id: readerId });
    const lists = [
      'posts',
      'comments',
      'post-images',
      'content-revisions',
      'reports',
      'moderation-cases',
      'moderation-actions',
    ];
    const paths = [...lists.map((slug) => `/api/${slug}?limit=100&depth=1&sort=id&trash=true`), '/api/feed'];
    const answers = [];
    for (const token of [reader, moderators[2]?.token])
      for (const path of paths) {
        const { body, headers, status } = await call(path, { token });
        answers.push([path, status, headers.get('etag'), headers.get('last-modified'), body.docs]);
      }
    return answers;
  }
  let readerId = 0;

  test('changes nothing of what was anonymous in that moment; at random moments the rest of it goes', async () => {
    readerId = (await signUp(server.payload)).id;
    const leaving = await signUpAndLogIn({ payload: server.payload, call });
    const wrote = await write(leaving);
    const before = await seen();
    expect((await call('/api/users/me', { method: 'DELETE', token: leaving.token })).status).toBe(200);
    expect(await seen()).toEqual(before);

    const jobs = await eraseLaterTraces(server);
    expect(jobs.map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        { collection: 'posts', document: wrote.post, extent: 'traces' },
        { collection: 'posts', document: wrote.trashed, extent: 'traces' },
        { collection: 'comments', document: wrote.comment, extent: 'traces' },
        { collection: 'reports', document: expect.any(Number), extent: 'traces' },
      ]),
    );
    expect(new Set(jobs.map(({ hours }) => hours)).size).toBe(jobs.length);
    expect(jobs.every(({ hours }) => hours > 0.9 && hours <= 96)).toBe(true);
    const left = JSON.stringify(await seen());
    for (const words of [
      '먼저 쓴 글',
      '먼저 쓴 댓글',
      '버린 글',
      '신고자의 말',
      '메모',
      '"이의"',
      wrote.taken.filename,
    ])
      expect([words, left.includes(words)]).toEqual([words, false]);
    for (const words of ['고친 글', '고친 댓글', wrote.shown.filename])
      expect([words, left.includes(words)]).toEqual([words, true]);
  });

  test('takes the anonymous texts along later, when the member asks for that', async () => {
    readerId = (await signUp(server.payload)).id;
    const leaving = await signUpAndLogIn({ payload: server.payload, call });
    const wrote = await write(leaving);
    const { body: answered } = await call('/api/comments', {
      token: author.token,
      json: { post: wrote.host, parent: wrote.comment, text: '답글' },
    });
    const before = await seen();
    const path = '/api/users/me?anonymousTexts=true';
    expect((await call(path, { method: 'DELETE', token: leaving.token })).status).toBe(200);
    expect(await seen()).toEqual(before);

    const jobs = await eraseLaterTraces(server);
    expect(jobs.filter(({ data }) => data.extent === 'all')).toHaveLength(3);
    const left = JSON.stringify(await seen());
    expect([wrote.shown, wrote.taken].filter(({ filename }) => left.includes(filename))).toEqual([]);
    const { rows } = await server.pool.query(
      'SELECT content_text AS text FROM posts WHERE id = $1 UNION ALL SELECT text FROM comments WHERE id = $2',
      [wrote.post, wrote.comment],
    );
    expect(rows).toEqual([{ text: null }, { text: '' }]);
    const reader = await startTestSession(server.payload, { collection: 'users', id: readerId });
    expect((await call(`/api/posts/${String(wrote.post)}`, { token: reader })).status).toBe(404);
    const { body } = await call(`/api/posts/${String(wrote.host)}/comments`, { token: reader });
    expect(body.docs).toMatchObject([
      { id: wrote.comment, state: 'deleted', replies: [{ id: answered.doc.id, text: '답글' }] },
    ]);
  });
});
