import { randomUUID } from 'node:crypto';
import type { CollectionSlug } from 'payload';
import sharp from 'sharp';
import { nobody } from '../../../src/access/roles.ts';
import { addDiets } from '../../helpers/addDiets.ts';
import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { richText } from '../../helpers/community/content.ts';
import { fieldChanges, valueAt } from '../../helpers/fieldChanges.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Two clients change the same document at once. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let dietitian: string;
let member: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  member = await signUpAndLogIn({ payload: server.payload, call });
  await addDiets(server.pool, 'vegan');
  const json = await createStaff(server.payload, 'dietitian');
  dietitian = (await call('/api/staff/login', { json: { email: json.email, password: json.password } })).body
    .token as string;
});
afterAll(() => server.stop());

const rounds = Array.from({ length: 10 }, (_, round) => round);

test('two parts of a health profile that are changed at once are both kept', async () => {
  const { token } = await signUpAndLogIn({ payload: server.payload, call });
  const profiles = await call('/api/health-profiles', { token });
  const path = `/api/health-profiles/${profiles.body.docs[0].id}`;
  const patch = (json: object) => call(path, { method: 'PATCH', token, json });
  for (const round of rounds) {
    const allergens = round % 2 === 0 ? [{ allergen: 'milk', avoidTraces: true }] : [];
    const diets = round % 2 === 0 ? [] : [{ diet: 'vegan' }];
    const answers = await Promise.all([
      patch({ weightKg: 50 + round }),
      patch({ allergens }),
      patch({ diets }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await call(path, { token })).body).toMatchObject({ weightKg: 50 + round, allergens, diets });
  }
});

test('a document that is deleted twice at once is in the trash once', async () => {
  for (const round of rounds) {
    const json = { name: `두부 ${round}`, kind: 'fresh', basis: '100g', source: { name: 'test' } };
    const { body } = await call('/api/foods?depth=0', { token: dietitian, json });
    const remove = () => call(`/api/foods/${body.doc.id}`, { method: 'DELETE', token: dietitian });
    const answers = await Promise.all([remove(), remove()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { rows } = await server.pool.query('SELECT deleted_at FROM foods WHERE id = $1', [body.doc.id]);
    expect(rows).toEqual([{ deleted_at: expect.any(Date) }]);
  }
});

const createFood = async (name: string): Promise<number> => {
  const json = { name, kind: 'fresh', basis: '100g', source: { name: 'test' } };
  return (await call('/api/foods?depth=0', { token: dietitian, json })).body.doc.id;
};

test('bulk changes and single ones are all kept, in whatever order the bulk changes go', async () => {
  const ids = [await createFood('콩'), await createFood('팥'), await createFood('깨')];
  const patch = (path: string, json: object) => call(path, { method: 'PATCH', token: dietitian, json });
  const all = `/api/foods?where[id][in]=${ids.join(',')}`;
  for (const round of rounds) {
    const change = { brand: `b${round}`, storage: `s${round}`, countryOfOrigin: `c${round}` };
    const answers = await Promise.all([
      patch(`${all}&sort=id`, { brand: change.brand }),
      patch(`${all}&sort=-id`, { storage: change.storage }),
      patch(`/api/foods/${ids[1]}`, { countryOfOrigin: change.countryOfOrigin }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await call(`/api/foods/${ids[1]}`)).body).toMatchObject(change);
  }
});

test('a bulk change does not undo a deletion', async () => {
  for (const round of rounds) {
    const id = await createFood(`묵 ${round}`);
    const json = { brand: '상표' };
    const path = `/api/foods?where[id][equals]=${id}`;
    await Promise.all([
      call(`/api/foods/${id}`, { method: 'DELETE', token: dietitian }),
      call(path, { method: 'PATCH', token: dietitian, json }),
    ]);
    const { rows } = await server.pool.query('SELECT deleted_at FROM foods WHERE id = $1', [id]);
    expect(rows).toEqual([{ deleted_at: expect.any(Date) }]);
  }
});

describe('changes of different fields at once', () => {
  const unique = () => randomUUID().slice(0, 8);
  const file = async () => {
    const data = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#a33' } })
      .png()
      .toBuffer();
    return { data, mimetype: 'image/png', name: 'a.png', size: data.length };
  };

  /** Creates a document of each collection that somebody may change, or finds the one of the member. */
  const makers: Partial<Record<CollectionSlug, () => Promise<{ id: number }>>> = {
    foods: async () =>
      server.payload.create({
        collection: 'foods',
        data: { kind: 'processed', name: '콩', basis: '100g', source: { name: 'test' } },
      }),
    'food-categories': async () =>
      server.payload.create({ collection: 'food-categories', data: { name: unique() } }),
    images: async () => server.payload.create({ collection: 'images', data: {}, file: await file() }),
    diets: async () =>
      server.payload.create({
        collection: 'diets',
        data: { name: '식단', nameEn: 'Diet', slug: `d-${unique()}`, kind: 'habit' },
      }),
    allergens: async () =>
      server.payload.create({
        collection: 'allergens',
        data: { name: '항목', nameEn: 'Entry', slug: `a-${unique()}` },
      }),
    ingredients: async () => server.payload.create({ collection: 'ingredients', data: { name: unique() } }),
    users: async () => ({ id: member.id }),
    members: () => ofMember('members'),
    'health-profiles': () => ofMember('health-profiles'),
    'meal-diaries': async () =>
      server.payload.create({
        collection: 'meal-diaries',
        data: {
          user: member.id,
          date: '2026-01-01',
          mealType: 'snack',
          items: [{ food: await createFood('쌀'), amount: 100, unit: 'g' }],
        },
      }),
    'meal-photos': async () =>
      server.payload.create({ collection: 'meal-photos', data: { user: member.id }, file: await file() }),
    staff: async () => createStaff(server.payload, 'moderator'),
    boards: () => board(),
    posts: () => post(),
    comments: async () => written('comments', { post: (await post()).id, text: unique() }),
    'post-images': async () =>
      server.payload.create({ collection: 'post-images', data: { user: member.id }, file: await file() }),
    'word-filters': async () =>
      server.payload.create({
        collection: 'word-filters',
        data: { text: unique(), kind: 'word', action: 'hold' },
      }),
  };
  const board = async (): Promise<{ id: number }> =>
    server.payload.create({
      collection: 'boards',
      data: { name: '게시판', nameEn: 'Board', slug: `b-${unique()}`, state: 'open', followerCount: 0 },
    });
  const post = async () => written('posts', { board: (await board()).id, content: richText(unique()) });
  const written = async (collection: 'posts' | 'comments', json: object): Promise<{ id: number }> => {
    const { body, status } = await call(`/api/${collection}`, { token: member.token, json });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.doc;
  };
  const ofMember = async (collection: 'members' | 'health-profiles'): Promise<{ id: number }> => {
    const { docs } = await server.payload.find({ collection, where: { user: { equals: member.id } } });
    return { id: docs[0]?.id ?? 0 };
  };

  /** Foods have sixty fields, most of them figures of one kind. */
  const sample = <Change>(changes: readonly Change[]): Change[] => {
    const step = Math.ceil(changes.length / 20);
    return changes.filter((_, index) => index % step === 0);
  };

  test('none is lost, in any collection and field', async () => {
    const { email, password } = await createStaff(server.payload, 'admin');
    const admin = (await call('/api/staff/login', { json: { email, password } })).body.token as string;
    const related: Record<string, number[]> = {};
    for (const [slug, make] of Object.entries(makers)) related[slug] = [(await make()).id, (await make()).id];

    const lost: string[] = [];
    const kept: Record<string, number> = {};
    for (const { slug, access, flattenedFields } of server.payload.config.collections) {
      if (access.update === nobody || slug.startsWith('payload-')) continue;
      const id = related[slug]?.[0];
      if (id === undefined) throw new Error(`Please add ${slug} to the list of this test.`);
      const path = `/api/${slug}/${String(id)}?depth=0`;
      const own = await call(path, { method: 'PATCH', token: member.token, json: {} });
      const token = own.status === 200 ? member.token : admin;
      const fields = flattenedFields.filter(({ name }) => name !== 'deletedAt');
      const changes = sample(fieldChanges(fields, related));
      const groups = Math.ceil(changes.length / 4);
      kept[slug] = 0;
      for (let round = 0; round < groups; round += 1) {
        const group = changes.filter((_, index) => index % groups === round);
        const answers = await Promise.all(
          group.map(({ body }) => call(path, { method: 'PATCH', token, json: body(round) })),
        );
        const { body: stored } = await call(path, { token });
        for (const [at, { path: field, body }] of group.entries()) {
          const sent = JSON.stringify(valueAt(body(round), field));
          // Some values are no valid ones, and some fields are set by the server.
          const isTaken = JSON.stringify(valueAt(answers[at]?.body.doc, field)) === sent;
          if (isTaken && JSON.stringify(valueAt(stored, field)) !== sent) lost.push(`${slug}.${field}`);
          if (isTaken) kept[slug] += 1;
        }
      }
    }
    expect(lost).toEqual([]);
    // Uploads have one field that a caller may set. The public profile has one, and takes its own account back.
    const single = Object.entries(kept).filter(([, fields]) => fields < 2);
    expect(single.map(([slug]) => slug)).toEqual(['images', 'meal-photos', 'post-images']);
  });
});

test('ten changes of the rules of a diet at once get ten version numbers', async () => {
  const slug = `r-${randomUUID().slice(0, 8)}`;
  const ruleSet = {
    diet: slug,
    name: { ko: '식단', en: 'Diet' },
    status: 'draft',
    isComplete: false,
    rules: [],
  };
  const json = { name: '식단', nameEn: 'Diet', slug, kind: 'habit', ruleSet: { ...ruleSet, version: 1 } };
  const { body } = await call('/api/diets', { token: dietitian, json });
  const answers = await Promise.all(
    rounds.map((round) =>
      call(`/api/diets/${body.doc.id}`, {
        method: 'PATCH',
        token: dietitian,
        json: { ruleSet: { ...ruleSet, version: 1, name: { ko: `식단 ${round}`, en: 'Diet' } } },
      }),
    ),
  );
  const versions = answers.map((answer) => answer.body.doc.ruleSet.version as number);
  expect(versions.toSorted((a, b) => a - b)).toEqual(rounds.map((round) => round + 2));
});
