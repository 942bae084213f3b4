import sharp from 'sharp';
import { createStaff, signUpAndLogIn, startTestSession, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, upload, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Posts and comments over HTTP, as an app writes and reads them. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let author: TestMember;
let reader: TestMember;
let moderator: string;
let board: number;
let food: number;

beforeAll(async () => {
  server = await startTestServer({ environment: { NEW_MEMBER_IMAGES: '10' } });
  call = clientOf(server.url);
  const member = () => signUpAndLogIn({ payload: server.payload, call });
  [author, reader] = await Promise.all([member(), member()]);
  const staff = await createStaff(server.payload, 'moderator');
  moderator = await startTestSession(server.payload, { collection: 'staff', id: staff.id });
  const diet = await server.payload.create({
    collection: 'diets',
    data: { slug: 'low-salt', name: '저염식', nameEn: 'Low salt', kind: 'disease', ruleSet: lowSalt },
  });
  const { rows } = await server.pool.query<{ id: number }>('SELECT id FROM boards WHERE diet_id = $1', [
    diet.id,
  ]);
  board = rows[0]?.id ?? 0;
  ({ id: food } = await server.payload.create({
    collection: 'foods',
    data: {
      ...{ kind: 'processed', name: '<b>라면</b>', source: { name: 'test' }, basis: '100g' },
      nutrients: { sodium: 1_800 },
    },
  }));
});
afterAll(() => server.stop());

const lowSalt = {
  diet: 'low-salt',
  name: { ko: '저염식', en: 'Low salt' },
  version: 1,
  isComplete: false,
  status: 'published',
  rules: [
    {
      ...{ id: 'sodium', type: 'nutrient', effect: 'avoid', nutrient: 'sodium', operator: 'at-most' },
      ...{ limit: 400, unit: 'mg', per: '100g', strength: 'well-founded' },
      source: { title: 'test', publisher: 'test', year: 2020 },
      cases: [
        { food: { nutrients: { sodium: 400 } }, outcome: 'suitable' },
        { food: { nutrients: { sodium: 401 } }, outcome: 'unsuitable' },
      ],
    },
  ],
};

const text = (...children: unknown[]) => ({
  root: { type: 'root', version: 1, direction: 'ltr', format: '', indent: 0, children },
});
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', version: 1, children });
const words = (value: string) => text(paragraph({ type: 'text', text: value, version: 1 }));

let written = 0;
const write = (input: Record<string, unknown> = {}, token = author.token): Promise<Answer> => {
  written += 1;
  return call('/api/posts', {
    token,
    json: { board, content: words(`오늘의 식단 ${String(written)}`), ...input },
  });
};
const created = async (input: Record<string, unknown> = {}, token = author.token) => {
  const { body, status } = await write(input, token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.doc as { id: number } & Record<string, unknown>;
};
const read = (id: number, { token }: { token: string } = reader, query = '') =>
  call(`/api/posts/${String(id)}${query}`, { token });
const edit = (id: number, json: object, token = author.token) =>
  call(`/api/posts/${String(id)}`, { method: 'PATCH', token, json });
const remove = (path: string, token = author.token) => call(path, { method: 'DELETE', token });

const comment = (json: object, token = reader.token) => call('/api/comments', { token, json });
const commented = async (json: object, token = reader.token): Promise<number> => {
  written += 1;
  const { body, status } = await comment({ text: `댓글 ${String(written)}`, ...json }, token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.doc.id;
};

let pictures = 0;
async function image(token = author.token): Promise<number> {
  const { body, status } = await send('post-images', token);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.doc.id;
}

async function send(
  collection: 'post-images' | 'meal-photos' | 'images',
  token = author.token,
): Promise<Answer> {
  return upload({ url: `${server.url}/api/${collection}`, bytes: await picture(), token });
}

/** Sends another file for a stored picture. */
async function swap(path: string): Promise<unknown[]> {
  const body = new FormData();
  body.set('file', new Blob([new Uint8Array(await picture())], { type: 'image/jpeg' }), 'x.jpg');
  const headers = { authorization: `JWT ${author.token}` };
  const answer = await fetch(`${server.url}${path}`, { method: 'PATCH', headers, body });
  const { code, field } = await answer.json();
  return [answer.status, code, field];
}

function picture(): Promise<Buffer> {
  pictures += 40;
  return sharp({
    create: { width: 4, height: 4, channels: 3, background: { r: pictures, g: 0, b: 0 } },
  })
    .jpeg()
    .toBuffer();
}

let days = 0;
async function meal(json: object = {}, token = author.token): Promise<number> {
  days += 1;
  const { body } = await call('/api/meal-diaries', {
    token,
    json: {
      ...{ date: `2025-01-${String(days).padStart(2, '0')}`, mealType: 'lunch', isPublic: true },
      ...{ items: [{ food, amount: 100, unit: 'g' }], ...json },
    },
  });
  return body.doc.id;
}

const setState = (table: 'posts' | 'comments' | 'meal_diaries', id: number, state: string) =>
  server.pool.query(`UPDATE ${table} SET state = $1 WHERE id = $2`, [state, id]);

/** A moderator finds the text fine. */
async function publish(target: { relationTo: string; value: number }): Promise<void> {
  const step = async (path: string, json: object): Promise<{ id: number; version: number }> =>
    (await call(`/api/moderation-cases/${path}`, { token: moderator, json })).body.doc;
  const { id } = await step('open', { target });
  const { version } = await step(`${String(id)}/claim`, {});
  await step(`${String(id)}/decide`, { version, action: 'dismiss' });
}

const aboutComment = (value: number): unknown =>
  expect.objectContaining({ kind: 'reply', target: { relationTo: 'comments', value } });

const of = ({ body, status }: Answer) => [status, body.code, body.field].filter((one) => one !== undefined);

describe('a post', () => {
  test('shows its author, html, counts and what is the reader’s own', async () => {
    const { id } = await created({ title: '싱겁게 먹기' });
    const mine = await call(`/api/posts/${String(id)}`, { token: author.token });
    expect(mine.body).toMatchObject({
      id,
      title: '싱겁게 먹기',
      board: { id: board, slug: 'low-salt' },
      author: { username: author.username },
      counts: { likes: 0, comments: 0 },
      mine: { liked: false, bookmarked: false, author: true },
      html: '<p>오늘의 식단 1</p>',
      mentions: [],
      state: 'published',
      isProfessional: false,
      editedAt: null,
    });
    expect(mine.body).not.toHaveProperty('user');
    expect(mine.body).not.toHaveProperty('contentText');
    const { body } = await call(`/api/posts/${String(id)}`, { token: reader.token });
    expect(body).toMatchObject({ author: { username: author.username }, mine: { author: false } });
    expect((await call('/api/posts')).status).toBe(401);
  });

  test('refuses what is no text of the editor, with the place', async () => {
    const long = (count: number) => words('가'.repeat(count));
    const link = (url: unknown) =>
      text(paragraph({ type: 'link', fields: { url, linkType: 'custom', newTab: false }, children: [] }));
    const deep = (levels: number): unknown =>
      levels === 0
        ? paragraph()
        : {
            type: 'list',
            tag: 'ul',
            listType: 'bullet',
            children: [{ type: 'listitem', children: [deep(levels - 1)] }],
          };
    const mention = { type: 'inlineBlock', fields: { blockType: 'foodMention', food: 999_999 } };
    const cases: [unknown, unknown[]][] = [
      ['plain text', [400, 'wrong_type', 'content']],
      [{}, [400, 'required', 'content.root']],
      [undefined, [400, 'required', 'content']],
      [text(), [400, 'only_blanks', 'content']],
      [words('  '), [400, 'only_blanks', 'content']],
      [text({ type: 'upload', value: 1 }), [400, 'unknown_value', 'content.root.children.0.type']],
      [
        text(paragraph({ type: 'text', text: 'a', onclick: 'alert(1)' })),
        [400, 'unknown_field', 'content.root.children.0.children.0.onclick'],
      ],
      [link('javascript:alert(1)'), [400, 'unsafe_link', 'content.root.children.0.children.0.fields.url']],
      [link('data:text/html,x'), [400, 'unsafe_link', 'content.root.children.0.children.0.fields.url']],
      [text(deep(11)), [400, 'too_deep']],
      [long(20_001), [400, 'too_long', 'content']],
      [text(paragraph(...Array.from({ length: 51 }, () => mention))), [400, 'too_many_mentions', 'content']],
      [text(...Array.from({ length: 2_001 }, () => paragraph())), [400, 'too_many_nodes', 'content']],
      [text(paragraph(mention)), [400, 'unknown_food', 'content.root.children.0.children.0.fields.food']],
    ];
    for (const [content, expected] of cases)
      expect(of(await write({ content }))).toEqual(
        expected.length === 2 ? [...expected, expect.any(String)] : expected,
      );
    expect(
      of(await write({ content: text(...Array.from({ length: 100_000 }, () => ({ type: 'paragraph' }))) })),
    ).toEqual([413, 'too_large']);
  });

  test('tells what a member may do with it, and not how the server finds what they wrote anonymously', async () => {
    const { id } = await created();
    const query = `{
      docAccessPost(id: ${String(id)}) {
        create { permission } read { permission where } update { permission }
        fields { title { read { permission } update { permission } } }
      }
      Access { boards { create { permission } read { permission } } }
    }`;
    const { body } = await call('/api/graphql', { token: reader.token, json: { query } });
    const [yes, no] = [{ permission: true }, { permission: false }];
    expect(body).toMatchObject({
      data: {
        docAccessPost: { create: yes, read: yes, update: no, fields: { title: { read: yes } } },
        Access: { boards: { create: no, read: yes } },
      },
    });
    const answers = [
      body,
      (await call('/api/access', { token: reader.token })).body,
      (await call('/api/posts/access', { token: reader.token, json: {} })).body,
      (await call(`/api/posts/access/${String(id)}`, { token: reader.token, json: {} })).body,
    ];
    for (const answer of answers) expect(JSON.stringify(answer)).not.toContain('authorHashes');
  });

  test('mentions foods with the verdict of whoever reads', async () => {
    const profile = (await call('/api/health-profiles', { token: reader.token })).body.docs[0];
    await call(`/api/health-profiles/${String(profile.id)}`, {
      method: 'PATCH',
      token: reader.token,
      json: { diets: [{ diet: 'low-salt' }] },
    });
    const block = (value: unknown) => ({ type: 'relationship', relationTo: 'foods', value });
    const own = await call('/api/foods', {
      token: author.token,
      json: { name: '엄마 김치', kind: 'custom' },
    });
    expect(of(await write({ content: text(block(own.body.doc.id)) }))).toEqual([
      400,
      'unknown_food',
      'content.root.children.0.value',
    ]);
    const mention = { type: 'inlineBlock', fields: { blockType: 'foodMention', food } };
    const { id } = await created({ content: text(paragraph(mention), block(food)) });
    const html = (verdict: string) => {
      const span = `<span class="food" data-food="${String(food)}" data-verdict="${verdict}">&lt;b&gt;라면&lt;/b&gt;</span>`;
      return `<p>${span}</p><p>${span}</p>`;
    };
    expect((await read(id)).body).toMatchObject({
      html: html('unsuitable'),
      content: (await read(id)).body.content,
      mentions: [{ food: { id: food, name: '<b>라면</b>' }, verdict: 'unsuitable' }],
    });
    expect((await read(id, author)).body).toMatchObject({ html: html('unknown') });
    const found = await call(`/api/feed?q=${encodeURIComponent('라면')}`, { token: reader.token });
    expect(found.body.docs.map((post: { id: number }) => post.id)).toContain(id);
  });

  test('has pictures of its author, each in one post, for those who may read it', async () => {
    const [one, other] = [await image(), await image()];
    const see = async (id: number, token = reader.token) =>
      (await call(`/api/post-images/${String(id)}`, { token })).status;
    expect(await see(one)).toBe(404);
    const { id } = await created({ images: [one, other] });
    expect([await see(one), await see(one, author.token)]).toEqual([200, 200]);
    const { body } = await read(id);
    expect(body.images).toMatchObject([{ id: one, mimeType: 'image/webp' }, { id: other }]);
    expect(of(await write({ images: [one] }))).toEqual([409, 'image_in_use', 'images.0']);
    expect(of(await write({ images: [await image(reader.token)] }))).toEqual([
      400,
      'unknown_image',
      'images.0',
    ]);
    expect(of(await edit(id, { images: [one, one] }))).toEqual([400, 'duplicate_value', 'images.1']);
    expect(of(await write({ images: Array.from({ length: 11 }, (_, at) => at + 1) }))).toEqual([
      400,
      'too_many_values',
      'images',
    ]);
    expect((await edit(id, { images: [one] })).status).toBe(200);
    expect([await see(one), await see(other)]).toEqual([200, 404]);
    // A picture that was seen here would tell who wrote an anonymous post.
    expect(of(await write({ isAnonymous: true, images: [other] }))).toEqual([
      409,
      'image_in_use',
      'images.0',
    ]);
    expect((await edit(id, { content: text(paragraph()), images: [one, other] })).status).toBe(200);
    const path = `/api/post-images/${String(one)}`;
    expect(of(await call(path, { method: 'DELETE', token: author.token }))).toEqual([409, 'in_use']);
    expect(await swap(path)).toEqual([400, 'read_only_field', 'file']);
    expect(await see(other)).toBe(200);
    await setState('posts', id, 'hidden');
    expect([await see(one), await see(one, author.token)]).toEqual([404, 200]);
    const file = `${server.url}${String(body.images[0].url)}`;
    expect((await fetch(file, { headers: { authorization: `JWT ${reader.token}` } })).status).toBe(403);
    expect((await fetch(file, { headers: { authorization: `JWT ${author.token}` } })).status).toBe(200);
  });

  test('shows a shared meal of its author as long as it is shared', async () => {
    const photo = (await send('meal-photos')).body.doc.id;
    const [shared, secret] = [await meal({ photos: [photo] }), await meal({ isPublic: false })];
    expect(await swap(`/api/meal-photos/${String(photo)}`)).toEqual([400, 'read_only_field', 'file']);
    expect(of(await write({ diary: secret }))).toEqual([400, 'private_diary', 'diary']);
    expect(of(await write({ diary: await meal({}, reader.token) }))).toEqual([
      400,
      'unknown_reference',
      'diary',
    ]);
    expect(of(await write({ diary: shared, isAnonymous: true }))).toEqual([400, 'anonymous_diary', 'diary']);
    const { id } = await created({ diary: shared });
    expect((await read(id)).body.diary).toBe(shared);
    const byDiary = await call(`/api/posts?where[diary][equals]=${String(shared)}`, { token: reader.token });
    expect(of(byDiary)).toEqual([400, 'invalid_filter', 'where']);
    await call(`/api/meal-diaries/${String(shared)}`, {
      method: 'PATCH',
      token: author.token,
      json: { isPublic: false },
    });
    expect((await read(id)).body.diary).toBeNull();
    expect((await read(id, author)).body.diary).toBe(shared);
  });

  test('keeps what it said before an edit, for moderators only', async () => {
    const { id } = await created({ title: '처음', content: words('처음 글') });
    const unchanged = await edit(id, { title: '처음' });
    expect(unchanged.body.doc.editedAt).toBeNull();
    const { body } = await edit(id, { content: words('고친 글') });
    expect(body.doc).toMatchObject({ html: '<p>고친 글</p>', title: '처음', editedAt: expect.any(String) });
    expect((await read(id)).body.editedAt).toBe(body.doc.editedAt);
    const former = await call(`/api/content-revisions?where[post][equals]=${String(id)}`, {
      token: moderator,
    });
    expect(former.body.docs).toMatchObject([{ title: '처음', text: '처음 글', post: id }]);
    for (const token of [author.token, reader.token])
      expect((await call('/api/content-revisions', { token })).status).toBe(403);
    expect(of(await edit(id, { title: '남의 글' }, reader.token))).toEqual([403, 'forbidden']);
    expect(of(await edit(id, { board: 1_000 }))).toEqual([400, 'read_only_field', 'board']);
  });

  test('goes into the trash of its author, with everything below it, and comes back', async () => {
    const { id } = await created();
    const answer = await commented({ post: id });
    const seen = async () => [
      (await read(id)).status,
      (await call(`/api/comments/${String(answer)}`, { token: reader.token })).status,
      (await call(`/api/comments?where[post][equals]=${String(id)}`, { token: reader.token })).body.totalDocs,
    ];
    expect(await seen()).toEqual([200, 200, 1]);
    expect((await remove(`/api/posts/${String(id)}`, reader.token)).status).toBe(403);
    expect((await remove(`/api/posts/${String(id)}`)).status).toBe(200);
    expect(await seen()).toEqual([404, 404, 0]);
    expect(of(await comment({ post: id, text: '너무 늦음' }))).toEqual([400, 'unknown_reference', 'post']);
    expect((await read(id, author, '?trash=true')).status).toBe(200);
    await call(`/api/posts/${String(id)}/restore`, { token: author.token, method: 'POST' });
    expect(await seen()).toEqual([200, 200, 1]);
  });

  test('is shown to others only while it is published', async () => {
    const { id } = await created({}, author.token);
    for (const state of ['held', 'hidden', 'removed']) {
      await setState('posts', id, state);
      expect((await read(id)).status).toBe(404);
      expect((await read(id, author)).body).toMatchObject({ state, mine: { author: true } });
      expect((await read(id, { token: moderator })).body).toMatchObject({ state });
      const list = await call(`/api/posts?where[id][equals]=${String(id)}`, { token: reader.token });
      expect(list.body.totalDocs).toBe(0);
      expect((await edit(id, { title: state })).body.doc.state).toBe(state);
    }
  });

  test('is hidden by a block and a suspension, unless it is anonymous', async () => {
    const open = await created();
    const masked = await created({ isAnonymous: true });
    const seen = async () => [(await read(open.id)).status, (await read(masked.id)).status];
    expect(await seen()).toEqual([200, 200]);
    const block = `/api/members/${String((open['author'] as { id: number }).id)}/block`;
    await call(block, { method: 'PUT', token: reader.token });
    expect(await seen()).toEqual([404, 200]);
    await call(block, { method: 'DELETE', token: reader.token });
    await server.pool.query('UPDATE users SET suspended = true WHERE id = $1', [author.id]);
    expect(await seen()).toEqual([404, 200]);
    await server.pool.query('UPDATE users SET suspended = false WHERE id = $1', [author.id]);
    expect(await seen()).toEqual([200, 200]);
  });

  test('shows a name that stands for nobody when it is anonymous, also to moderators', async () => {
    const picture = await image();
    const { id, ...doc } = await created({ isAnonymous: true, images: [picture] });
    const anonymous = { anonymous: true, name: expect.stringMatching(/^\S+ \S+ \d+$/) };
    expect(doc).toMatchObject({ author: anonymous, mine: { author: true } });
    expect((await read(id)).body).toMatchObject({ author: doc['author'], mine: { author: false } });
    const seen = (await read(id, { token: moderator })).body;
    expect(seen.author).toEqual(anonymous);
    for (const field of ['user', 'pseudonym']) expect(seen).not.toHaveProperty(field);
    expect((await edit(id, { content: words('고쳐 씀'), images: [picture, await image()] })).status).toBe(
      200,
    );
    expect(of(await edit(id, { title: '아님' }, reader.token))).toEqual([403, 'forbidden']);
    const mine = await commented({ post: id }, author.token);
    const answers = await call(`/api/comments/${String(mine)}`, { token: reader.token });
    expect(answers.body.author).toEqual(doc['author']);
    expect((await remove(`/api/posts/${String(id)}`)).status).toBe(200);
  });

  test('is professional advice only of a verified dietitian under their name', async () => {
    expect(of(await write({ isProfessional: true }))).toEqual([403, 'not_a_dietitian', 'isProfessional']);
    const staff = await createStaff(server.payload, 'dietitian');
    await server.pool.query(`UPDATE staff SET name = '김영양' WHERE id = $1`, [staff.id]);
    const admin = await createStaff(server.payload, 'admin');
    const token = await startTestSession(server.payload, { collection: 'staff', id: admin.id });
    const member = (await call('/api/members/me', { token: author.token })).body;
    const verify = (dietitian: number | null, by: string) =>
      call(`/api/members/${String(member.id)}`, { method: 'PATCH', token: by, json: { dietitian } });
    expect((await verify(staff.id, author.token)).status).toBe(403);
    expect((await verify(staff.id, token)).status).toBe(200);
    expect(of(await write({ isProfessional: true, isAnonymous: true }))).toEqual([
      400,
      'anonymous_professional',
      'isProfessional',
    ]);
    const { id } = await created({ isProfessional: true });
    const badge = { role: 'dietitian', name: '김영양' };
    expect((await read(id)).body).toMatchObject({ isProfessional: true, author: { badge } });
    await server.pool.query(`UPDATE staff SET role = 'moderator' WHERE id = $1`, [staff.id]);
    const { body } = await read(id);
    expect(body.isProfessional).toBe(false);
    expect(body.author).not.toHaveProperty('badge');
    await verify(null, token);
  });

  test('selects, and answers GraphQL, with what is shown', async () => {
    const { id } = await created({ title: '고른 것' });
    const selected = await read(id, reader, '?select[title]=true&select[counts]=true');
    expect(selected.body).toEqual({ id, title: '고른 것', counts: { likes: 0, comments: 0 } });
    const query = `{ Post(id: ${String(id)}) { title html author mine state board { slug } } }`;
    const { body } = await call('/api/graphql', { token: reader.token, json: { query } });
    expect(body.data.Post).toMatchObject({
      title: '고른 것',
      html: expect.stringContaining('<p>'),
      author: { username: author.username },
      mine: { author: false },
      board: { slug: 'low-salt' },
    });
    const create = `mutation ($data: mutationPostInput!) { createPost(data: $data) { html author } }`;
    const content = text(paragraph({ type: 'link', fields: { url: 'javascript:alert(1)' }, children: [] }));
    const refused = await call('/api/graphql', {
      token: author.token,
      json: { query: create, variables: { data: { board, content } } },
    });
    expect(refused.body.errors[0].extensions).toMatchObject({ code: 'unsafe_link' });
    expect(
      (await call(`/api/posts/${String(id)}/duplicate`, { token: reader.token, method: 'POST' })).status,
    ).toBe(404);
  });

  test('is not found by what the reader may not see', async () => {
    const secret = await meal({ content: '비밀 메모' });
    const { id: post } = await created({ diary: secret });
    await call(`/api/meal-diaries/${String(secret)}`, {
      method: 'PATCH',
      token: author.token,
      json: { isPublic: false },
    });
    const parent = await commented({ post, text: '지워질 말' });
    await commented({ post, parent });
    await setState('comments', parent, 'hidden');
    const filters = [
      '/api/posts?where[diary.content][like]=비밀',
      '/api/comments?where[parent.text][like]=지워질',
      '/api/post-images?where[post.title][exists]=true',
      ...['user', 'pseudonym', 'contentText', 'likesCount', 'helpfulScore'].map(
        (field) => `/api/posts?where[${field}][exists]=true`,
      ),
      '/api/posts?where[id][within][collection]=posts',
      '/api/comments?where[root][exists]=true',
      ...['user', 'helpfulScore', 'diary.content', 'contentText'].map((field) => `/api/posts?sort=${field}`),
    ];
    for (const filter of filters)
      expect([filter, of(await call(filter, { token: author.token }))[1]]).toEqual([
        filter,
        'invalid_filter',
      ]);
  });

  test('is not written on a closed board, nor by somebody who is muted', async () => {
    await server.pool.query(`UPDATE boards SET state = 'closed' WHERE id = $1`, [board]);
    const { rows } = await server.pool.query<{ id: number }>(
      'SELECT min(id) AS id FROM posts WHERE deleted_at IS NULL',
    );
    expect(of(await write())).toEqual([409, 'board_closed', 'board']);
    expect(of(await comment({ post: rows[0]?.id, text: '닫힘' }))).toEqual([409, 'board_closed', 'post']);
    await server.pool.query(`UPDATE boards SET state = 'open' WHERE id = $1`, [board]);
    expect(of(await write({ board: 99_999 }))).toEqual([400, 'unknown_reference', 'board']);
    expect(of(await remove(`/api/boards/${String(board)}`, moderator))).toEqual([409, 'in_use']);
    const mute = (interval: string | null) =>
      server.pool.query(`UPDATE users SET muted_until = now() + $2::interval WHERE id = $1`, [
        author.id,
        interval,
      ]);
    const member = await server.pool.query<{ id: number }>('SELECT id FROM members WHERE user_id = $1', [
      author.id,
    ]);
    const avatar = () => send('images');
    const { id: picture } = (await avatar()).body.doc;
    const lunch = `/api/meal-diaries/${String(await meal())}`;
    await remove(lunch);
    await mute('1 hour');
    expect(of(await call(`${lunch}/restore`, { method: 'POST', token: author.token }))).toEqual([
      403,
      'muted',
    ]);
    const rename = { method: 'PATCH', token: author.token, json: { username: 'anothername' } } as const;
    expect(of(await call(`/api/users/${String(author.id)}`, rename))).toEqual([403, 'muted']);
    expect(of(await write())).toEqual([403, 'muted']);
    expect(of(await avatar())).toEqual([403, 'muted']);
    expect(
      of(
        await call(`/api/members/${String(member.rows[0]?.id)}`, {
          method: 'PATCH',
          token: author.token,
          json: { avatar: picture },
        }),
      ),
    ).toEqual([403, 'muted']);
    await mute(null);
  });
});

describe('what filters hold back', () => {
  test('waits for a moderator, and an edit does not publish it', async () => {
    const filter = { text: '수상한말', action: 'hold' };
    expect((await call('/api/word-filters', { token: moderator, json: filter })).status).toBe(201);
    const { id, state } = await created({ content: words('아주 수상한말 입니다') });
    expect(state).toBe('held');
    expect([(await read(id)).status, (await read(id, author)).status]).toEqual([404, 200]);
    const { rows } = await server.pool.query('SELECT cause FROM moderation_cases WHERE post_id = $1', [id]);
    expect(rows).toEqual([{ cause: 'words' }]);
    expect((await edit(id, { content: words('괜찮은 말입니다') })).body.doc.state).toBe('held');
    const own = await call('/api/foods', {
      token: author.token,
      json: { name: '수상한말 김치', kind: 'custom' },
    });
    const shared = await meal({ items: [{ food: own.body.doc.id, amount: 100, unit: 'g' }] });
    expect((await call(`/api/meal-diaries/${String(shared)}`, { token: author.token })).body.state).toBe(
      'held',
    );
    const { id: post } = await created();
    const answer = await comment({ post, text: '여기도 수상한말' });
    expect(answer.body.doc.state).toBe('held');
    expect((await read(post)).body.counts.comments).toBe(0);
    const told = async () => (await call('/api/notifications', { token: author.token })).body.docs;
    const held = Number(answer.body.doc.id);
    expect(await told()).not.toContainEqual(aboutComment(held));
    await publish({ relationTo: 'comments', value: held });
    expect(await told()).toContainEqual(aboutComment(held));
  });
});

describe('a mention of a member', () => {
  const username = async ({ id }: TestMember) =>
    (await server.payload.findByID({ collection: 'users', id })).username;
  const mentions = async ({ token }: TestMember) => {
    const { body } = await call('/api/notifications?limit=100', {
      token,
      headers: { 'accept-language': 'en' },
    });
    return body.docs
      .filter(({ kind }: { kind: string }) => kind === 'mention')
      .map(({ actor, target }: Answer['body']) => ({ ...target, by: actor.username ?? actor.name }));
  };

  test('tells them once, after an edit too, as far as they see it and were not told of the answer', async () => {
    const mina = await signUpAndLogIn({ payload: server.payload, call });
    const name = await username(mina);
    const { id: post } = await created({ content: words(`@${name}님은 어때요? @nobody.here 도?`) });
    const seen = [{ relationTo: 'posts', value: post, by: await username(author) }];
    expect(await mentions(mina)).toEqual(seen);
    await edit(post, { title: `@${name}` });
    expect(await mentions(mina)).toEqual(seen);

    const answered = await commented({ post }, mina.token);
    await commented({ post, parent: answered, text: `@${name} 고마워요` }, author.token);
    expect(await mentions(mina)).toEqual(seen);
    const mention = await commented({ post, text: `@${name} 여기요` });
    expect(await mentions(mina)).toContainEqual(
      expect.objectContaining({ relationTo: 'comments', value: mention }),
    );
    const { rows } = await server.pool.query<{ id: number }>('SELECT id FROM members WHERE user_id = $1', [
      mina.id,
    ]);
    const block = `/api/members/${String(rows[0]?.id)}/block`;
    await call(block, { method: 'PUT', token: reader.token });
    const unseen = await commented({ post, text: `@${name} 또 봐요` });
    expect(await mentions(mina)).not.toContainEqual(expect.objectContaining({ value: unseen }));
    await call(block, { method: 'DELETE', token: reader.token });
  });

  test('by an anonymous author names the pseudonym, in the language of the reader', async () => {
    const { id, author: shown } = await created({
      isAnonymous: true,
      content: words(`@${await username(reader)} 봐 주세요`),
    });
    const { body } = await read(id, reader, '?depth=0');
    const [{ by } = { by: '' }] = (await mentions(reader)).filter(
      ({ value }: { value: number }) => value === id,
    );
    expect([shown, body.author]).toEqual(
      expect.arrayContaining([expect.objectContaining({ anonymous: true })]),
    );
    expect(by).toMatch(/^[a-z -]+ \d+$/);
  });

  test('of too many members at once is refused', async () => {
    const many = Array.from({ length: 11 }, (_, at) => `@member${String(at)}`).join(' ');
    expect(of(await write({ content: words(many) }))).toEqual([400, 'too_many_mentions', 'content']);
    const { id: post } = await created();
    expect(of(await comment({ post, text: many }))).toEqual([400, 'too_many_mentions', 'text']);
  });
});

describe('the trash', () => {
  test('is emptied after 30 days; a comment with answers keeps its place without its words', async () => {
    const { createLocalReq } = await import('payload');
    const { purgeTrash } = await import('../../../src/services/operations/trash/purgeTrash.ts');
    const picture = await image();
    const [named, masked] = [await created(), await created({ isAnonymous: true, images: [picture] })];
    const { id: post } = await created();
    const [top, leaf] = [await commented({ post }), await commented({ post })];
    const reply = await commented({ post, parent: top });
    for (const { id } of [named, masked]) await remove(`/api/posts/${String(id)}`);
    for (const id of [top, leaf]) await remove(`/api/comments/${String(id)}`, reader.token);
    for (const table of ['posts', 'comments'])
      await server.pool.query(
        `UPDATE ${table} SET deleted_at = now() - interval '31 days' WHERE deleted_at IS NOT NULL`,
      );
    const req = await createLocalReq({}, server.payload);
    await purgeTrash({ req, signal: new AbortController().signal });
    const { rows } = await server.pool.query(
      `SELECT 'post' AS kind, id, NULL AS text FROM posts WHERE id = ANY ($1)
       UNION ALL SELECT 'image', id, NULL FROM post_images WHERE id = $2
       UNION ALL SELECT 'comment', id, text FROM comments WHERE id = ANY ($3)`,
      [[named.id, masked.id], picture, [top, leaf]],
    );
    expect(rows).toEqual([{ kind: 'comment', id: top, text: '' }]);
    expect((await call(`/api/comments/${String(reply)}`, { token: author.token })).status).toBe(200);
  });
});

describe('a comment', () => {
  test('answers another one of its thread, and is told to whom it answers', async () => {
    const { id: post } = await created();
    const top = await commented({ post });
    const reply = await commented({ post, parent: top }, author.token);
    const deep = await commented({ post, parent: reply });
    const { rows } = await server.pool.query(
      'SELECT id, parent_id, root_id, replies_count FROM comments WHERE post_id = $1 ORDER BY id',
      [post],
    );
    expect(rows).toEqual([
      { id: top, parent_id: null, root_id: null, replies_count: 2 },
      { id: reply, parent_id: top, root_id: top, replies_count: 1 },
      { id: deep, parent_id: reply, root_id: top, replies_count: 0 },
    ]);
    expect((await read(post)).body.counts.comments).toBe(3);
    const told = await server.pool.query(
      `SELECT user_id, comment_id FROM notifications WHERE comment_id = ANY ($1) ORDER BY comment_id`,
      [[top, reply, deep]],
    );
    expect(told.rows).toEqual([
      { user_id: author.id, comment_id: top },
      { user_id: reader.id, comment_id: reply },
      { user_id: author.id, comment_id: deep },
    ]);
    const shown = await call(`/api/comments/${String(reply)}`, { token: reader.token });
    expect(shown.body).toMatchObject({
      author: { username: author.username },
      counts: { likes: 0, replies: 1 },
      mine: { liked: false, author: false },
      parent: top,
      post,
    });
    expect(shown.body).not.toHaveProperty('root');
  });

  test('is refused where it does not belong', async () => {
    const [{ id: post }, { id: other }] = [await created(), await created()];
    const diary = await meal();
    const secret = await meal({ isPublic: false });
    const top = await commented({ post });
    const elsewhere = await commented({ post: other });
    const gone = await commented({ post });
    await remove(`/api/comments/${String(gone)}`, reader.token);
    const hidden = await commented({ post });
    await setState('comments', hidden, 'hidden');
    const foreign = await commented({ post }, author.token);
    await setState('comments', foreign, 'hidden');
    const say = '안녕하세요';
    const cases: [object, unknown[]][] = [
      [{ text: say }, [400, 'one_thread', 'post']],
      [{ text: say, post, diary }, [400, 'one_thread', 'post']],
      [{ text: say, post: 99_999 }, [400, 'unknown_reference', 'post']],
      [{ text: say, diary: secret }, [400, 'unknown_reference', 'diary']],
      [{ text: say, post, parent: 99_999 }, [400, 'unknown_reference', 'parent']],
      [{ text: say, post, parent: elsewhere }, [400, 'other_thread', 'parent']],
      [{ text: say, diary, parent: top }, [400, 'other_thread', 'parent']],
      [{ text: say, post, parent: gone }, [409, 'comment_gone', 'parent']],
      [{ text: say, post, parent: hidden }, [409, 'comment_gone', 'parent']],
      [{ text: say, post: other, parent: foreign }, [400, 'unknown_reference', 'parent']],
      [{ text: ' ', post }, [400, 'only_blanks', 'text']],
      [{ text: '가'.repeat(5_001), post }, [400, 'too_long', 'text']],
      [{ text: say, post, root: top }, [400, 'read_only_field', 'root']],
      [{ text: say, post, state: 'published' }, [400, 'read_only_field', 'state']],
    ];
    for (const [json, expected] of cases) expect(of(await comment(json))).toEqual(expected);
    expect(of(await comment({ text: say, post }, moderator))).toEqual([403, 'forbidden']);
  });

  test('of a meal disappears when the meal is private again', async () => {
    const diary = await meal();
    const id = await commented({ diary });
    const see = async (token: string) => (await call(`/api/comments/${String(id)}`, { token })).status;
    expect(await see(author.token)).toBe(200);
    const share = (isPublic: boolean) =>
      call(`/api/meal-diaries/${String(diary)}`, {
        method: 'PATCH',
        token: author.token,
        json: { isPublic },
      });
    await share(false);
    expect(await see(reader.token)).toBe(404);
    expect(of(await comment({ diary, text: '늦음' }))).toEqual([400, 'unknown_reference', 'diary']);
    await share(true);
    expect(await see(reader.token)).toBe(200);
  });

  test('keeps what it said before an edit, and restores from the trash', async () => {
    const { id: post } = await created();
    const id = await commented({ post, text: '처음' });
    const path = `/api/comments/${String(id)}`;
    const { body } = await call(path, { method: 'PATCH', token: reader.token, json: { text: '고침' } });
    expect(body.doc).toMatchObject({ text: '고침', editedAt: expect.any(String) });
    const former = await call(`/api/content-revisions?where[comment][equals]=${String(id)}`, {
      token: moderator,
    });
    expect(former.body.docs).toMatchObject([{ text: '처음' }]);
    const counted = async () => (await read(post)).body.counts.comments;
    await remove(path, reader.token);
    expect([(await call(path, { token: reader.token })).status, await counted()]).toEqual([404, 0]);
    await call(`${path}/restore`, { method: 'POST', token: reader.token });
    expect([(await call(path, { token: author.token })).status, await counted()]).toEqual([200, 1]);
  });

  test('is written, answered and deleted at once without a deadlock', async () => {
    const { id: post } = await created();
    const tops = await Promise.all([1, 2, 3, 4].map(() => commented({ post })));
    const answers = await Promise.all(
      tops.flatMap((parent) => [
        comment({ post, parent, text: `동시에 ${String(parent)} 하나` }, author.token),
        remove(`/api/comments/${String(parent)}`, reader.token),
        comment({ post, parent, text: `동시에 ${String(parent)} 둘` }),
      ]),
    );
    const faults = answers.filter(({ body, status }) => status > 201 && body.code !== 'comment_gone');
    expect(faults.map(of)).toEqual([]);
    const { rows } = await server.pool.query(
      `SELECT comments_count, (SELECT count(*)::int FROM comments WHERE post_id = posts.id AND deleted_at IS NULL) AS truth
         FROM posts WHERE id = $1`,
      [post],
    );
    expect(rows[0].comments_count).toBe(rows[0].truth);
  });
});
