import { createLocalReq, type PayloadRequest } from 'payload';
import {
  createStaff,
  signUp,
  signUpAndLogIn,
  startTestSession,
  type TestMember,
} from '../../helpers/accounts.ts';
import { addDiets } from '../../helpers/addDiets.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

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
