import { createLocalReq } from 'payload';
import { refreshFoods } from '../../../src/services/foods/refreshFoods.ts';
import { textOf } from '../../../src/errors/problem.ts';
import { createStaff, signUpAndLogIn } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Diets and allergens that a dietitian adds work like shipped ones. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let dietitian: string;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const { email, password } = await createStaff(server.payload, 'dietitian');
  dietitian = (await call('/api/staff/login', { json: { email, password } })).body.token;
});
afterAll(() => server.stop());

const asStaff = (path: string, method: 'POST' | 'PATCH' | 'DELETE', json?: object) =>
  call(path, { method, token: dietitian, ...(json === undefined ? {} : { json }) });
const create = async (
  collection: string,
  json: object,
): Promise<{ id: number; allergens: { contains: string[] } }> => {
  const { status, body } = await asStaff(`/api/${collection}?depth=0`, 'POST', json);
  expect([status, body.errors]).toEqual([201, undefined]);
  return body.doc;
};
const food = (name: string, more: object) =>
  create('foods', { kind: 'processed', name, basis: '100g', source: { name: 'test' }, ...more });
const ask = async (id: number, query: string, token?: string) =>
  (await call(`/api/foods/${String(id)}/suitability${query}`, { token })).body;
const refresh = async () =>
  refreshFoods({ req: await createLocalReq({}, server.payload), signal: AbortSignal.timeout(60_000) });
async function memberWith(
  profile: object,
): Promise<{ token: string; change: (profile: object) => Promise<Answer> }> {
  const { token } = await signUpAndLogIn({ payload: server.payload, call });
  const { body } = await call('/api/health-profiles', { token });
  const change = (json: object) =>
    call(`/api/health-profiles/${String(body.docs[0].id)}`, { method: 'PATCH', token, json });
  expect((await change(profile)).status).toBe(200);
  return { token, change };
}
const suitable = async (q: string, token: string) =>
  (await call(`/api/foods/search?q=${encodeURIComponent(q)}&suitable=true`, { token })).body.docs.map(
    (doc: { food: { name: string } }) => doc.food.name,
  );

test('a search uses the bit of a new diet with published rules, as of a shipped diet', async () => {
  const [sweet, plain] = [
    await food('가람 과자 단맛', { nutrients: { sugars: 40 } }),
    await food('가람 과자', { nutrients: { sugars: 2 } }),
  ];
  await server.payload.create({
    collection: 'diets',
    data: {
      slug: 'low-sugar',
      kind: 'habit',
      name: '저당식',
      nameEn: 'Low sugar',
      ruleSet: {
        diet: 'low-sugar',
        name: { ko: '저당식', en: 'low-sugar diet' },
        version: 1,
        status: 'published',
        isComplete: true,
        rules: [
          {
            id: 'sugars',
            type: 'nutrient',
            effect: 'avoid',
            nutrient: 'sugars',
            operator: 'at-most',
            limit: 5,
            unit: 'g',
            per: '100g',
            source: { title: 'test', publisher: 'test', year: 2020 },
            strength: 'well-founded',
            cases: [{ food: {}, outcome: 'unknown' }],
          },
        ],
      },
    },
  });
  const { token } = await memberWith({ diets: [{ diet: 'low-sugar' }] });
  // Before the refresh no food has the bit, so the search judges each food.
  expect(await suitable('가람', token)).toEqual(['가람 과자']);
  await refresh();
  const { rows } = await server.pool.query(
    `SELECT food_id AS id, (unfit >> bit & 1)::int AS bit FROM food_search, suitability_bits WHERE slug = 'low-sugar'
      ORDER BY food_id`,
  );
  expect(rows).toEqual([
    { id: sweet.id, bit: 1 },
    { id: plain.id, bit: 0 },
  ]);
  expect(await suitable('가람', token)).toEqual(['가람 과자']);
  // Without the bit in the mask, the search would judge the food and show it.
  await server.pool.query(
    `UPDATE food_search SET unfit = unfit | (1::bigint << (SELECT bit FROM suitability_bits WHERE slug = 'low-sugar'))
      WHERE food_id = $1`,
    [plain.id],
  );
  expect(await suitable('가람', token)).toEqual([]);
});

describe('an allergen that a dietitian adds', () => {
  let kiwi: { id: number };
  beforeAll(async () => {
    await server.pool.query(`DELETE FROM jobs.agenda_jobs WHERE name = 'refresh-foods'`);
    const before = await food('나래 젤리', { ingredientsText: '설탕, 키위', allergenText: '우유 함유' });
    expect((await ask(before.id, '?allergens=kiwi')).code).toBe('unknown_allergen');
    kiwi = await create('allergens', {
      slug: 'kiwi',
      name: '키위',
      nameEn: 'Kiwi',
      synonyms: ['양다래'],
      synonymsEn: ['kiwifruit'],
      schemes: ['mfds'],
    });
    const { rowCount } = await server.pool.query(`SELECT FROM jobs.agenda_jobs WHERE name = 'refresh-foods'`);
    expect(rowCount).toBe(1);
    expect(await ask(before.id, '?allergens=kiwi')).toMatchObject({ verdict: 'unsuitable' });
    await refresh();
    const { body } = await call(`/api/foods/${String(before.id)}`);
    expect(body.allergens).toEqual({ scheme: 'mfds', contains: ['milk', 'kiwi'], mayContain: [] });
  });

  test.each([
    ['among the ingredients, by its name', { ingredientsText: '설탕, 키위농축액' }, '키위'],
    ['among the ingredients, by a synonym', { ingredientsText: '설탕, 양다래' }, '양다래'],
    ['in a declaration', { allergenText: '우유, 양다래 함유' }, '양다래'],
    ['in an English declaration', { allergenText: 'Contains: milk, kiwifruit.' }, 'kiwifruit'],
  ])('is found %s', async (_, texts, word) => {
    const { id, allergens } = await food('다솜 음료', texts);
    expect(allergens.contains).toContain('kiwi');
    const [reason] = (await ask(id, '?allergens=kiwi')).reasons;
    expect(reason).toMatchObject({
      outcome: 'unsuitable',
      fact: { name: 'allergens.kiwi' },
      message: { ko: expect.stringContaining('키위가 들어 있습니다'), en: expect.stringContaining('kiwi') },
    });
    expect(reason.fact.origin.text).toContain(word);
  });

  test('is absent only by a declaration of its scheme', async () => {
    const korean = await food('라온 빵', { ingredientsText: '밀가루, 우유', allergenText: '밀, 우유 함유' });
    const english = await food('라온 빵 영국', { allergenText: 'Contains: wheat, milk.' });
    expect(await ask(korean.id, '?allergens=kiwi')).toMatchObject({ verdict: 'suitable' });
    expect(await ask(english.id, '?allergens=kiwi')).toMatchObject({
      verdict: 'unknown',
      missing: ['allergens.kiwi'],
    });
  });

  test('does not make a declaration alone, so milk stays unknown', async () => {
    await asStaff(`/api/allergens/${String(kiwi.id)}`, 'PATCH', { schemes: [] });
    const { id } = await food('마루 잼', { allergenText: '키위 함유' });
    expect(await ask(id, '?allergens=milk')).toMatchObject({ verdict: 'unknown' });
    await asStaff(`/api/allergens/${String(kiwi.id)}`, 'PATCH', { schemes: ['mfds'] });
  });

  test('can be in a profile, and the search finds exactly the suitable foods', async () => {
    await food('바다 푸딩', { ingredientsText: '우유, 설탕', allergenText: '우유 함유' });
    await food('바다 푸딩 키위맛', { ingredientsText: '우유, 키위', allergenText: '우유, 키위 함유' });
    await food('바다 푸딩 모름', {});
    const { token, change } = await memberWith({ allergens: [{ allergen: 'kiwi' }] });
    expect(await suitable('바다', token)).toEqual(['바다 푸딩']);
    await server.pool.query(
      `UPDATE food_search SET unfit = unfit | (1::bigint << (SELECT bit FROM suitability_bits WHERE slug = 'kiwi'))`,
    );
    expect(await suitable('바다', token)).toEqual([]);
    await refresh();

    expect(await change({ allergens: [{ allergen: 'kiwi' }, { allergen: 'durian' }] })).toMatchObject({
      status: 400,
      body: { code: 'unknown_allergen', field: 'allergens.1.allergen' },
    });
    expect(await ask(1, '?allergens=durian')).toMatchObject({ code: 'unknown_allergen', field: 'allergens' });
  });

  test('can be named by ingredients and rules; a slug that does not exist cannot', async () => {
    const json = { name: '뷁뷁젤', allergens: ['kiwi'], vegan: 'yes', vegetarian: 'yes', halal: 'yes' };
    await create('ingredients', json);
    expect(
      await asStaff('/api/ingredients', 'POST', { ...json, name: '뿱', allergens: ['durian'] }),
    ).toMatchObject({
      status: 400,
      body: { code: 'unknown_allergen', field: 'allergens.0' },
    });
    const ruleSet = (allergen: string) => ({
      diet: 'fruitless',
      name: { ko: '과일 없이', en: 'diet without fruit' },
      version: 1,
      status: 'draft',
      isComplete: false,
      rules: [
        {
          id: 'fruit',
          type: 'allergen',
          effect: 'avoid',
          allergens: [allergen],
          source: { title: 'test', publisher: 'test', year: 2020 },
          strength: 'well-founded',
        },
      ],
    });
    const diet = { slug: 'fruitless', kind: 'habit', name: '과일 없이', nameEn: 'No fruit' };
    expect(await asStaff('/api/diets', 'POST', { ...diet, ruleSet: ruleSet('durian') })).toMatchObject({
      status: 400,
      body: { code: 'unknown_allergen', field: 'ruleSet.rules.0.allergens.0' },
    });
    await create('diets', { ...diet, ruleSet: ruleSet('kiwi') });
    expect(await asStaff(`/api/allergens/${String(kiwi.id)}`, 'DELETE')).toMatchObject({
      status: 409,
      body: { code: 'allergen_in_use' },
    });
    await server.pool.query(`DELETE FROM diets WHERE slug = 'fruitless'`);
    await server.pool.query(`DELETE FROM ingredients WHERE name = '뷁뷁젤'`);
  });

  test('makes no food suitable for those who avoid it when it is deleted', async () => {
    const { id } = await food('사랑 빵', { ingredientsText: '밀가루, 우유', allergenText: '밀, 우유 함유' });
    const { token, change } = await memberWith({ allergens: [{ allergen: 'kiwi' }] });
    expect((await ask(id, '', token)).verdict).toBe('suitable');
    expect((await asStaff(`/api/allergens/${String(kiwi.id)}`, 'DELETE')).status).toBe(200);
    expect((await ask(id, '', token)).verdict).toBe('unknown');
    expect(await suitable('사랑', token)).toEqual([]);
    // A client may send the stored allergens back with another change.
    expect((await change({ allergens: [{ allergen: 'kiwi' }, { allergen: 'egg' }] })).status).toBe(200);
  });
});

describe('the shipped allergens', () => {
  const allergenId = async (slug: string): Promise<number> =>
    (await server.pool.query('SELECT id FROM allergens WHERE slug = $1', [slug])).rows[0].id;

  test.each([['wheat'], ['fish']])('refuse to delete %s while other rows name it', async (slug) => {
    expect(await asStaff(`/api/allergens/${String(await allergenId(slug))}`, 'DELETE')).toMatchObject({
      status: 409,
      body: { code: 'allergen_in_use' },
    });
  });

  test('refuse a circle of groups', async () => {
    const [crab, crustaceans] = [await allergenId('crab'), await allergenId('crustaceans')];
    expect(await asStaff(`/api/allergens/${String(crustaceans)}`, 'PATCH', { parent: crab })).toMatchObject({
      status: 400,
      body: { code: 'parent_circle', field: 'parent' },
    });
  });

  test('refuse a circle of two changes at once', async () => {
    const add = async (slug: string) => (await create('allergens', { slug, name: slug, nameEn: slug })).id;
    const setParent = async (id: number, parent: number) =>
      (await asStaff(`/api/allergens/${String(id)}`, 'PATCH', { parent })).status;
    for (const round of [1, 2, 3, 4, 5]) {
      const [one, two] = [await add(`one-${round}`), await add(`two-${round}`)];
      const statuses = await Promise.all([setParent(one, two), setParent(two, one)]);
      expect(statuses.toSorted()).toEqual([200, 400]);
      await server.pool.query('DELETE FROM allergens WHERE id = ANY ($1)', [[one, two]]);
    }
  });

  test('can be the parent of a new allergen', async () => {
    const parent = await allergenId('fish');
    const cod = { slug: 'cod', name: '대구류', nameEn: 'Codfishes', parent };
    expect((await create('allergens', cod)).id).toBeGreaterThan(0);
    const { body } = await call('/api/graphql', {
      token: dietitian,
      json: {
        query: `mutation { createAllergen(data: { slug: "hake", name: "헤이크", nameEn: "Hake", parent: ${String(parent)} }) { parent { slug } } }`,
      },
    });
    expect(body).toEqual({ data: { createAllergen: { parent: { slug: 'fish' } } } });
    await server.pool.query(`DELETE FROM allergens WHERE slug IN ('cod', 'hake')`);
  });

  test.each(['POST', 'PATCH'] as const)('refuse a parent that does not exist (%s)', async (method) => {
    const path = method === 'POST' ? '' : `/${String(await allergenId('crab'))}`;
    expect(
      await asStaff(`/api/allergens${path}`, method, {
        ...(method === 'POST' ? { slug: 'lost', name: '고아', nameEn: 'Lost' } : {}),
        parent: 999_999,
      }),
    ).toMatchObject({ status: 400, body: { code: 'unknown_parent', field: 'parent' } });
  });

  test('prove no absence when a row is missing or groups form a circle', async () => {
    const { id } = await food('아람 빵', {
      allergenText: 'Allergy advice: contains wheat, milk, sulphites.',
    });
    const korean = await food('아람 우유', { allergenText: '밀, 우유 함유' });
    expect((await ask(id, '?allergens=egg')).verdict).toBe('suitable');
    expect((await ask(korean.id, '?allergens=crab')).verdict).toBe('suitable');

    await server.pool.query(
      `UPDATE allergens SET updated_at = now(), parent_id = (SELECT id FROM allergens WHERE slug = 'crab')
        WHERE slug = 'crustaceans'`,
    );
    expect((await ask(korean.id, '?allergens=crab')).verdict).not.toBe('suitable');
    await server.pool.query(`DELETE FROM allergens WHERE slug = 'wheat'`);
    for (const allergen of ['egg', 'gluten']) {
      expect((await ask(id, `?allergens=${allergen}`)).verdict).not.toBe('suitable');
    }
  });
});

describe('a longer word of an added allergen', () => {
  let added: { id: number };
  beforeAll(async () => {
    added = await create('allergens', {
      slug: 'milk-protein',
      name: '우유 단백',
      nameEn: 'Milk protein',
      synonyms: ['우유 알갱이', '돼지고기 가루'],
      ingredientClasses: ['none'],
    });
  });
  afterAll(() => asStaff(`/api/allergens/${String(added.id)}`, 'DELETE'));

  test.each([
    [{ allergenText: '밀, 우유 단백 함유' }, '?allergens=milk', 'unsuitable'],
    [{ allergenText: 'Contains: wheat, milk protein.' }, '?allergens=milk', 'unsuitable'],
    [{ ingredientsText: '밀가루, 우유 알갱이', allergenText: '밀 함유' }, '?allergens=milk', 'unsuitable'],
    [{ ingredientsText: '쌀, 돼지고기 가루', allergenText: '없음' }, '?allergens=pork', 'unsuitable'],
  ])('%j, %s: %s', async (texts, query, verdict) => {
    expect((await ask((await food('우림 식품', texts)).id, query)).verdict).toBe(verdict);
  });
});

test('changes of the rules of a diet get different versions: at once, after a deletion, after they were cleared', async () => {
  const ruleSet = (limit: number) => ({
    diet: 'at-once',
    name: { ko: '동시에', en: 'at once' },
    version: 1,
    status: 'draft',
    isComplete: false,
    rules: [
      {
        id: 'sugars',
        type: 'nutrient',
        effect: 'avoid',
        nutrient: 'sugars',
        operator: 'at-most',
        limit,
        unit: 'g',
        per: '100g',
        source: { title: 'test', publisher: 'test', year: 2020 },
        strength: 'well-founded',
      },
    ],
  });
  const diet = { slug: 'at-once', kind: 'habit', name: '동시에', nameEn: 'At once' };
  const { id } = await create('diets', { ...diet, ruleSet: ruleSet(1) });
  const answers = await Promise.all(
    [2, 3, 4].map((limit) => asStaff(`/api/diets/${String(id)}`, 'PATCH', { ruleSet: ruleSet(limit) })),
  );
  const versions = answers.map(({ body }) => body.doc.ruleSet.version as number);
  expect(versions.toSorted()).toEqual([2, 3, 4]);

  // An answer names a version, so no other rules ever get the same one.
  await asStaff(`/api/diets/${String(id)}`, 'PATCH', { ruleSet: null });
  const written = await asStaff(`/api/diets/${String(id)}`, 'PATCH', { ruleSet: ruleSet(5) });
  expect(written.body.doc.ruleSet.version).toBe(5);
  expect((await asStaff(`/api/diets/${String(id)}`, 'DELETE')).status).toBe(200);
  const again = await asStaff('/api/diets', 'POST', { ...diet, ruleSet: ruleSet(6) });
  expect(again.body.doc.ruleSet.version).toBe(6);
});

test.each([
  ['allergens', {}],
  ['diets', { kind: 'habit' }],
  ['ingredients', {}],
  ['food-categories', {}],
])('%s refuse a name of blanks only', async (collection, more) => {
  const answer = await asStaff(`/api/${collection}`, 'POST', {
    ...more,
    ...(collection === 'ingredients' ? {} : { slug: 'blank' }),
    name: ' \u3000 ',
    nameEn: 'Blank',
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'only_blanks', field: 'name' } });
});

// The admin UI reads the part after a colon as a list of fields, separated by commas.
test.each(['ko', 'en'] as const)('the refusal of another slug has no colon and no comma (%s)', (language) => {
  expect(textOf('slug_fixed', language, { slug: 'milk' })).not.toMatch(/[:,]/u);
});

describe('a slug', () => {
  test.each(['allergens', 'diets', 'food-categories'] as const)(
    'of %s stays what it was',
    async (collection) => {
      const slug = `fixed-${collection}`;
      const more = collection === 'diets' ? { kind: 'habit' } : {};
      const { id } = await create(collection, { slug, name: '이름', nameEn: 'Name', ...more });
      const path = `/api/${collection}/${String(id)}`;
      expect(await asStaff(path, 'PATCH', { slug: 'another' })).toMatchObject({
        status: 409,
        body: { code: 'slug_fixed', field: 'slug', errors: [{ data: { errors: [{ path: 'slug' }] } }] },
      });
      expect((await asStaff(path, 'PATCH', { slug, name: '새 이름' })).status).toBe(200);
      expect((await call(path)).body).toMatchObject({ slug, name: '새 이름' });
    },
  );

  test('cannot be changed through GraphQL or removed', async () => {
    const { id } = await create('food-categories', { slug: 'graph', name: '그래프' });
    const { body } = await call('/api/graphql', {
      token: dietitian,
      json: {
        query: `mutation { updateFoodCategory(id: ${String(id)}, data: { slug: "another" }) { slug } }`,
      },
    });
    expect(body.errors[0].extensions).toMatchObject({ code: 'slug_fixed', field: 'slug' });
    expect((await asStaff(`/api/food-categories/${String(id)}`, 'PATCH', { slug: null })).body.code).toBe(
      'slug_fixed',
    );
  });

  test('has the maximum length of slugs in a profile', async () => {
    const diet = { kind: 'habit', name: '이름', nameEn: 'Name' };
    expect((await asStaff('/api/diets', 'POST', { ...diet, slug: 'x'.repeat(61) })).body).toMatchObject({
      code: 'validation_failed',
      field: 'slug',
    });
    await create('diets', { ...diet, slug: 'x'.repeat(60) });
  });

  test('can be set once on a category that an import created without one', async () => {
    const { id } = await create('food-categories', { name: '이름만', slug: '' });
    await create('food-categories', { name: '이름만 둘', slug: '' });
    const path = `/api/food-categories/${String(id)}`;
    expect((await asStaff(path, 'PATCH', { slug: 'given-later' })).status).toBe(200);
    expect((await asStaff(path, 'PATCH', { slug: 'given-again' })).status).toBe(409);
  });
});
