import { createLocalReq, type PayloadRequest } from 'payload';
import sharp from 'sharp';
import { richTextOf } from '../../../src/domain/community/demo/demoFiles.ts';
import type { CheckedWriting } from '../../../src/services/community/filters/checkWriting.ts';
import type { Writing } from '../../../src/services/community/filters/writing.ts';
import { createStaff, signUp, startTestSession } from '../../helpers/accounts.ts';
import { clientOf, upload } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let member: { id: number; token: string };
let moderator: string;
let check: (req: PayloadRequest, writing: Writing) => Promise<CheckedWriting>;
let inTransaction: <Result>(req: PayloadRequest, work: () => Promise<Result>) => Promise<Result>;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const { id } = await signUp(server.payload);
  member = { id, token: await startTestSession(server.payload, { collection: 'users', id }) };
  const staff = await createStaff(server.payload, 'moderator');
  moderator = await startTestSession(server.payload, { collection: 'staff', id: staff.id });
  ({ checkWriting: check } = await import('../../../src/services/community/filters/checkWriting.ts'));
  ({ inTransaction } = await import('../../../src/services/operations/writes/inTransaction.ts'));
});

afterAll(() => server.stop());

let board = 0;
beforeAll(async () => {
  const { rows } = await server.pool.query<{ id: number }>(
    `INSERT INTO boards (name, name_en, slug) VALUES ('저염', 'Low salt', 'low-salt') RETURNING id`,
  );
  board = rows[0]?.id ?? 0;
});

/** Posts over HTTP, as an app does. */
const post = (text: string, more: object = {}, headers: Record<string, string> = {}) =>
  call('/api/posts', { json: { board, content: richTextOf([text]), ...more }, token: member.token, headers });

/** Checks a text as the write of a post does it, in a transaction of its own. */
async function write(text: string, more: Partial<Writing> = {}): Promise<CheckedWriting> {
  const req = await requestOfMember();
  return inTransaction(req, () => check(req, writing(text, more)));
}

const writing = (text: string, more: Partial<Writing> = {}): Writing => ({
  kind: 'post',
  isNew: true,
  text,
  links: [],
  images: [],
  user: member.id,
  acknowledged: false,
  ...more,
});

async function requestOfMember(): Promise<PayloadRequest> {
  const user = await server.payload.findByID({ collection: 'users', id: member.id, depth: 0 });
  return createLocalReq({ user: { ...user, collection: 'users' } }, server.payload);
}

const filter = (json: object) => call('/api/word-filters', { json, token: moderator });

/** A picture with shapes, so that its hash says something; another seed makes another picture. */
/** Wide: an avatar is cut out of its middle. */
const picture = (seed: number, size = 600) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="#eee"/>${Array.from(
        { length: 9 },
        (_, at) =>
          `<circle cx="${String((at * 97 * seed) % 900)}" cy="${String((at * 61 * seed) % 600)}" r="70" fill="hsl(${String(at * 40)} 70% ${String(20 + ((at * 17 * seed) % 60))}%)"/>`,
      ).join('')}</svg>`,
    ),
  ).resize(size);

describe('the list of words and links', () => {
  test('is for moderators alone', async () => {
    for (const token of [undefined, member.token]) {
      expect((await call('/api/word-filters', { token })).status).toBe(token === undefined ? 401 : 403);
      const json = { text: '돈벌기', kind: 'word', action: 'hold' };
      expect((await call('/api/word-filters', { json, token })).status).toBe(token === undefined ? 401 : 403);
    }
    expect((await call('/api/word-filters?limit=1', { token: moderator })).body.totalDocs).toBeGreaterThan(
      20,
    );
  });

  test.each([
    [{ text: 'https://a.example/x', kind: 'link' }],
    [{ text: 'a b.example', kind: 'link' }],
    [{ text: 'localhost', kind: 'link' }],
    [{ text: '가', kind: 'word' }],
    [{ text: '...', kind: 'word' }],
    [{ text: '낱말', kind: 'phrase' }],
  ])('refuses the row %j', async (row) => {
    const { body, status } = await filter(row);
    expect({ status, field: body.field }).toEqual({
      status: 400,
      field: row.kind === 'phrase' ? 'kind' : 'text',
    });
  });

  test('counts from the next text on, and no longer once it is deleted', async () => {
    expect(await write('주말 부업왕 모임')).toEqual({ state: 'published' });
    const { body } = await filter({ text: '부업왕', kind: 'word', action: 'hold' });
    expect(await write('오늘 부 업 왕 모임')).toEqual({ state: 'held', cause: 'words' });
    const path = `/api/word-filters/${String(body.doc.id)}`;
    await call(path, { method: 'PATCH', json: { action: 'refuse' }, token: moderator });
    await expect(write('내일 부.업.왕 모임')).rejects.toMatchObject({
      code: 'word_not_allowed',
      field: 'content',
      parameters: { word: '부업왕' },
    });
    await expect(write('부업왕\n모임', { title: '부업왕' })).rejects.toMatchObject({ field: 'title' });
    await call(path, { method: 'PATCH', json: { action: 'notice' }, token: moderator });
    await expect(write('모레 부업왕 모임')).rejects.toMatchObject({ code: 'wording_notice', status: 409 });
    expect(await write('모레 부업왕 모임', { acknowledged: true })).toEqual({ state: 'published' });
    await call(path, { method: 'DELETE', token: moderator });
    expect(await write('글피 부업왕 모임')).toEqual({ state: 'published' });
  });

  test('covers hosts of links, their subdomains, and addresses in the text', async () => {
    await filter({ text: '한국.example', kind: 'link', action: 'refuse' });
    expect(await write('주소 한 개', { links: ['https://bit.ly/x'] })).toEqual({
      state: 'held',
      cause: 'links',
    });
    for (const link of ['https://한국.example/x', 'https://a.xn--3e0b707e.example', '//user@한국.example:80'])
      await expect(write('주소', { links: [link] })).rejects.toMatchObject({ code: 'link_not_allowed' });
    await expect(write('한국(dot)example 보세요')).rejects.toMatchObject({ code: 'link_not_allowed' });
  });
});

describe('the wording', () => {
  test('of a claim to heal is asked about once', async () => {
    await expect(write('이 즙으로 당뇨가 완치됩니다')).rejects.toMatchObject({
      code: 'medical_claim',
      status: 409,
      field: 'acknowledged',
    });
    expect(await write('이 즙으로 당뇨가 완치됩니다', { acknowledged: true })).toEqual({
      state: 'published',
    });
  });

  test('of somebody in distress passes, with numbers of people who listen', async () => {
    const { helpNotice } = await import('../../../src/services/community/filters/help.ts');
    const req = await requestOfMember();
    expect(await inTransaction(req, () => check(req, writing('요즘은 그냥 죽고 싶어요')))).toEqual({
      state: 'published',
    });
    expect(helpNotice(req)?.lines.map(({ phone }) => phone)).toContain('109');
  });
});

describe('posts and comments over HTTP', () => {
  test('are asked about once, and stored with acknowledged: true, which is stored nowhere', async () => {
    const claim = '이 차를 마시면 고혈압이 완치됩니다';
    const asked = await post(claim, {}, { 'accept-language': 'ko' });
    expect(asked).toMatchObject({ status: 409, body: { code: 'medical_claim', field: 'acknowledged' } });
    const { body, status } = await post(claim, { acknowledged: true });
    expect(status).toBe(201);
    expect(body.doc).toMatchObject({ state: 'published' });
    expect(body.doc).not.toHaveProperty('acknowledged');
    expect(body.doc).not.toHaveProperty('notice');
    const changed = await call(`/api/posts/${String(body.doc.id)}`, {
      method: 'PATCH',
      json: { title: '인슐린 필요 없어요' },
      token: member.token,
    });
    expect(changed).toMatchObject({ status: 409, body: { code: 'medical_claim' } });
  });

  test('of somebody in distress are answered with numbers of people who listen, and read by others without', async () => {
    const { body } = await post('점심 이야기');
    const answer = await call('/api/comments', {
      json: { post: body.doc.id, text: '다 그만두고 사라지고 싶어요' },
      token: member.token,
      headers: { 'accept-language': 'ko' },
    });
    expect(answer).toMatchObject({
      status: 201,
      body: { doc: { state: 'published', notice: { code: 'selfHarm' } } },
    });
    expect(answer.body.doc.notice.lines[0]).toEqual({
      name: '자살예방 상담전화',
      phone: '109',
      hours: '24시간',
    });
    const read = await call(`/api/comments/${String(answer.body.doc.id)}`, { token: member.token });
    expect(read.body).not.toHaveProperty('notice');
  });

  test('with a listed link wait for a moderator, and others do not see them', async () => {
    const { body } = await post('링크는 bit.ly/abc 입니다');
    expect(body.doc.state).toBe('held');
    const other = await signUp(server.payload);
    const token = await startTestSession(server.payload, { collection: 'users', id: other.id });
    expect((await call(`/api/posts/${String(body.doc.id)}`, { token })).status).toBe(404);
    const { rows } = await server.pool.query('SELECT cause FROM moderation_cases WHERE post_id = $1', [
      body.doc.id,
    ]);
    expect(rows).toEqual([{ cause: 'links' }]);
  });

  test('of a new member have at most two links and one picture', async () => {
    const links = ['a', 'b', 'c'].map((name) => `https://${name}.example/`);
    expect(await post(links.join(' '))).toMatchObject({ status: 403, body: { code: 'too_many_links' } });
    expect((await post(links.slice(1).join(' '))).status).toBe(201);
    const pictures = await Promise.all(
      [5, 6].map(async (seed) =>
        upload({
          url: `${server.url}/api/post-images`,
          bytes: await picture(seed).png().toBuffer(),
          token: member.token,
        }),
      ),
    );
    const images = pictures.map(({ body }): unknown => body.doc.id);
    expect(await post('사진 두 장', { images })).toMatchObject({
      status: 403,
      body: { code: 'too_many_images', field: 'images' },
    });
    await server.pool.query(
      `INSERT INTO trust_levels (user_id, level) VALUES ($1, 1)
       ON CONFLICT (user_id) DO UPDATE SET level = 1`,
      [member.id],
    );
    expect((await post('사진 두 장', { images })).status).toBe(201);
    await server.pool.query('DELETE FROM trust_levels');
  });
});

test('an introduction has no words and links of the list', async () => {
  const { rows } = await server.pool.query<{ id: number }>('SELECT id FROM members WHERE user_id = $1', [
    member.id,
  ]);
  const introduce = (intro: string) =>
    call(`/api/members/${String(rows[0]?.id)}`, { method: 'PATCH', json: { intro }, token: member.token });
  expect(await introduce('카 지 노 추천합니다')).toMatchObject({
    status: 400,
    body: { code: 'word_not_allowed', field: 'intro' },
  });
  expect(await introduce('bit[.]ly/me')).toMatchObject({ status: 400, body: { code: 'link_not_allowed' } });
  expect((await introduce('저염식을 기록해요')).status).toBe(200);
});

describe('the same text again', () => {
  test('by one member within minutes is refused, however it is spaced', async () => {
    await write('저염 된장국 끓이는 법을 적어 봅니다');
    await expect(write('저염  된장국 끓이는 법을, 적어봅니다!')).rejects.toMatchObject({
      code: 'duplicate_content',
      status: 409,
    });
    const other = await signUp(server.payload);
    expect(await write('저염 된장국 끓이는 법을 적어 봅니다', { user: other.id })).toEqual({
      state: 'published',
    });
    expect(await write('저염 된장국 끓이는 법을 적어 봅니다', { isNew: false })).toEqual({
      state: 'published',
    });
  });

  test('counts only when it was stored', async () => {
    const req = await requestOfMember();
    const rolledBack = inTransaction(req, async () => {
      await check(req, writing('저장되지 않은 글의 내용'));
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    expect(await write('저장되지 않은 글의 내용')).toEqual({ state: 'published' });
  });

  test('of two that are sent at once, one is stored', async () => {
    const results = await Promise.allSettled([write('동시에 보낸 같은 글'), write('동시에 보낸 같은 글')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('is fine for a short comment in another thread', async () => {
    const comment = { kind: 'comment' } as const;
    expect(await write('감사합니다!', { ...comment, thread: { post: 1 } })).toEqual({ state: 'published' });
    expect(await write('감사합니다!', { ...comment, thread: { post: 2 } })).toEqual({ state: 'published' });
    await expect(write('감사합니다~', { ...comment, thread: { post: 2 } })).rejects.toMatchObject({
      code: 'duplicate_content',
    });
  });
});

describe('a picture that a moderator has removed', () => {
  const send = (collection: string, bytes: Buffer, type = 'image/png') =>
    upload({ url: `${server.url}/api/${collection}`, bytes, type, token: member.token });

  test('is refused in every size and format, until it is restored; others are not', async () => {
    const original = await picture(1).png().toBuffer();
    const { body } = await send('post-images', original);
    const written = await post('사진과 함께', { images: [body.doc.id] });
    const value = Number(written.body.doc.id);
    const { setContentState } = await import('../../../src/services/community/moderation/setContentState.ts');
    const moderate = async (state: 'removed' | 'published') => {
      const req = await createLocalReq({}, server.payload);
      await inTransaction(req, () => setContentState(req, { target: { relationTo: 'posts', value }, state }));
    };

    const diaryPhoto = await send('meal-photos', original);
    const avatar = await send('images', original);
    await moderate('removed');
    const profile = await server.pool.query<{ id: number }>('SELECT id FROM members WHERE user_id = $1', [
      member.id,
    ]);
    expect(
      await call(`/api/members/${String(profile.rows[0]?.id)}`, {
        method: 'PATCH',
        token: member.token,
        json: { avatar: avatar.body.doc.id },
      }),
    ).toMatchObject({ status: 403, body: { code: 'removed_picture', field: 'avatar' } });
    const copies = [
      original,
      await picture(1, 300).jpeg({ quality: 60 }).toBuffer(),
      await picture(1).modulate({ brightness: 1.1 }).webp().toBuffer(),
    ];
    for (const copy of copies)
      expect(await send('post-images', copy)).toMatchObject({
        status: 403,
        body: { code: 'removed_picture', field: 'file' },
      });
    expect((await send('post-images', await picture(2).png().toBuffer())).status).toBe(201);
    expect((await send('images', await picture(2).png().toBuffer())).status).toBe(201);
    expect(await send('images', original)).toMatchObject({ status: 403, body: { code: 'removed_picture' } });
    // What nobody else sees is nobody's business; it is refused in a public meal.
    expect((await send('meal-photos', original)).status).toBe(201);
    const inMeal = { kind: 'diary', images: [Number(diaryPhoto.body.doc.id)] } as const;
    await expect(write('점심', inMeal)).rejects.toMatchObject({ code: 'removed_picture', field: 'photos.0' });
    await expect(write('글', { images: [Number(body.doc.id)] })).rejects.toMatchObject({
      code: 'removed_picture',
      field: 'images.0',
    });

    await moderate('published');
    expect((await send('post-images', original)).status).toBe(201);
  });

  test('shows its hashes to nobody', async () => {
    const { body } = await send('meal-photos', await picture(3).png().toBuffer());
    expect(JSON.stringify(body)).not.toMatch(/sha256|perceptualHash/);
    const { rows } = await server.pool.query<{ perceptual_hash: string }>(
      'SELECT perceptual_hash FROM meal_photos WHERE id = $1 AND sha256 IS NOT NULL',
      [body.doc.id],
    );
    expect(rows[0]?.perceptual_hash).toMatch(/^[\da-f]{32}$/);
  });
});
