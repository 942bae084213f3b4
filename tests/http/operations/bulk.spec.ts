import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Bulk operations, and copies of documents. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let dietitian: string;
let me: TestMember;
let other: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const { email, password } = await createStaff(server.payload, 'dietitian');
  dietitian = (await call('/api/staff/login', { json: { email, password } })).body.token;
  me = await signUpAndLogIn({ payload: server.payload, call });
  other = await signUpAndLogIn({ payload: server.payload, call });
});
afterAll(() => server.stop());

const createFood = async (fields: object = {}, token = dietitian) => {
  const kind = token === dietitian ? 'fresh' : 'custom';
  const json = { name: '무', kind, basis: '100g', source: { name: 'test' }, ...fields };
  return (await call('/api/foods?depth=0', { token, json })).body.doc;
};
const createCategory = async (slug: string, parent?: number) =>
  (await call('/api/food-categories?depth=0', { token: dietitian, json: { name: slug, slug, parent } })).body
    .doc;

describe('a bulk change', () => {
  const patch = (path: string, json: object, token = dietitian) =>
    call(path, { method: 'PATCH', token, json });

  test('commits what it can, and reports each of the others as a single change would', async () => {
    const meal = { mealType: 'lunch', items: [{ food: (await createFood()).id, amount: 1, unit: 'g' }] };
    const ids: number[] = [];
    for (const date of ['2026-02-01', '2026-02-02', '2026-02-03']) {
      const { body } = await call('/api/meal-diaries', { token: me.token, json: { ...meal, date } });
      ids.push(body.doc.id);
    }
    const answer = await patch(
      `/api/meal-diaries?where[id][in]=${ids.join(',')}&sort=id`,
      { date: '2026-02-01' },
      me.token,
    );
    expect(answer).toMatchObject({
      status: 409,
      body: {
        code: 'meal_exists',
        changed: 1,
        failed: 2,
        docs: [{ id: ids[0] }],
        errors: ids.slice(1).map((id) => ({ id, code: 'meal_exists', field: 'mealType', status: 409 })),
      },
    });
  });

  test('changes at most as many documents as the limit says', async () => {
    const ids = [await createFood(), await createFood(), await createFood()].map(({ id }) => id);
    const answer = await patch(`/api/foods?where[id][in]=${ids.join(',')}&limit=2&sort=-id`, { brand: '새' });
    expect(answer.body.docs.map(({ id }: { id: number }) => id)).toEqual([ids[2], ids[1]]);
    const removal = `/api/foods?where[id][in]=${ids.join(',')}&limit=1&sort=id`;
    expect((await call(removal, { method: 'DELETE', token: dietitian })).body).toMatchObject({
      changed: 1,
      docs: [{ id: ids[0] }],
    });
  });

  test.each(['where={}', 'where[id][not_equals]=999999', 'where[or][0][createdAt][greater_than]=1900-01-01'])(
    'of everything (%s) needs a confirmation',
    async (filter) => {
      await call('/api/foods', { token: me.token, json: { name: '내 것' } });
      const path = `/api/foods?${filter}`;
      expect(await patch(path, { brand: '새' }, me.token)).toMatchObject({
        status: 400,
        body: { code: 'confirmation_required', field: 'confirm' },
      });
      const confirmed = await patch(`${path}&confirm=all`, { brand: '새' }, me.token);
      expect(confirmed).toMatchObject({ status: 200 });
      expect(confirmed.body.changed).toBeGreaterThan(0);
    },
  );

  test.each([
    ['where[nothing][equals]=1', 'where'],
    ['where[id][equals]=', 'where'],
    ['where[and]=[]', 'where'],
    ['where[and][0]=', 'where'],
    ['where[id][equals]=1&sort=nothing', 'sort'],
    ['where={}&confirm=yes', 'confirm'],
  ])('and a deletion with %s are refused', async (query, field) => {
    const refused = { status: 400, body: { code: 'invalid_filter', field } };
    expect(await patch(`/api/foods?${query}`, { brand: '새' })).toMatchObject(refused);
    expect(await call(`/api/foods?${query}`, { method: 'DELETE', token: dietitian })).toMatchObject(refused);
  });

  test('without a filter is refused, and so is one of a stranger', async () => {
    expect(await patch('/api/foods', { brand: '새' })).toMatchObject({
      status: 400,
      body: { code: 'required', field: 'where' },
    });
    const { id } = await createFood();
    expect((await patch(`/api/foods?where[id][equals]=${id}`, { brand: '새' }, me.token)).body).toMatchObject(
      {
        changed: 0,
        failed: 0,
      },
    );
    expect((await patch('/api/diets?where[id][equals]=1', { name: '새' }, me.token)).status).toBe(403);
  });

  test('asks the hooks for each document', async () => {
    const [root, leaf] = [await createCategory('bulk-root'), await createCategory('bulk-leaf')];
    await patch(`/api/food-categories/${leaf.id}`, { parent: root.id });
    const path = `/api/food-categories?where[id][in]=${root.id},${leaf.id}&sort=id`;
    const answer = await call(path, { method: 'DELETE', token: dietitian });
    expect(answer).toMatchObject({
      status: 409,
      body: { changed: 1, errors: [{ id: root.id, code: 'category_in_use' }] },
    });
  });

  test('runs beside others without a deadlock', async () => {
    const ids = [await createFood(), await createFood(), await createFood()].map(({ id }) => id);
    const path = `/api/foods?where[id][in]=${ids.join(',')}`;
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        patch(`${path}&sort=${index % 2 === 0 ? 'id' : '-id'}`, { brand: `b${index}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });
});

describe('a circle of categories', () => {
  test('is refused, also when two changes at once would make it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [one, two] = [await createCategory(`one-${round}`), await createCategory(`two-${round}`)];
      const move = (id: number, parent: number) =>
        call(`/api/food-categories/${id}`, { method: 'PATCH', token: dietitian, json: { parent } });
      const answers = await Promise.all([move(one.id, two.id), move(two.id, one.id)]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
      expect(answers.find(({ status }) => status === 400)?.body).toMatchObject({
        code: 'parent_circle',
        field: 'parent',
      });
    }
  });

  test('a category is not deleted while another one gets below it', async () => {
    for (let round = 0; round < 5; round += 1) {
      const root = await createCategory(`gone-${round}`);
      const [removal] = await Promise.all([
        call(`/api/food-categories/${root.id}`, { method: 'DELETE', token: dietitian }),
        createCategory(`child-${round}`, root.id),
      ]);
      const { rows } = await server.pool.query('SELECT parent_id FROM food_categories WHERE slug = $1', [
        `child-${round}`,
      ]);
      expect([[], [{ parent_id: root.id }]]).toContainEqual(rows);
      expect(removal.status).toBe(rows.length === 0 ? 200 : 409);
    }
  });
});

describe('a copy', () => {
  const copy = (path: string, token: string, json: object = {}) =>
    call(`/api/${path}/duplicate?depth=0`, { token, json });

  test('of a food has what a caller may set, and nothing that is said of the one food', async () => {
    const staff = await server.payload.find({ collection: 'staff', limit: 1 });
    const food = await createFood({
      name: '두유',
      barcode: '8801234567893',
      code: 'A-1',
      popularity: 7,
      verifiedBy: staff.docs[0]?.id,
      allergenText: '대두 함유',
      nutrients: { carbohydrate: 5, sugars: 9, sodium: 12 },
    });
    expect(food.quality).not.toEqual([]);
    const answer = await copy(`foods/${food.id}`, dietitian);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        doc: {
          name: '두유',
          kind: 'fresh',
          source: { name: 'test' },
          allergens: food.allergens,
          allergensFrom: 'texts',
          quality: [],
          popularity: 0,
          // The sugars are in doubt, and the copy has no flag that says so.
          nutrients: { sugars: null, carbohydrate: null, sodium: 12 },
        },
      },
    });
    for (const name of ['barcode', 'code', 'verifiedBy']) expect(answer.body.doc[name] ?? null).toBeNull();
  });

  test('belongs to the member who copies, who need not own the food', async () => {
    const food = await createFood({ name: '검은콩', brand: '밭' });
    const { body } = await copy(`foods/${food.id}`, me.token);
    expect(body.doc).toMatchObject({ name: '검은콩', brand: '밭', kind: 'custom' });
    const { rows } = await server.pool.query('SELECT owner_id FROM foods WHERE id = $1', [body.doc.id]);
    expect(rows).toEqual([{ owner_id: me.id }]);
    expect(await copy(`foods/${body.doc.id}`, other.token)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });

  test('has a free slug', async () => {
    const category = await createCategory('sauces');
    const slugs = [];
    for (let round = 0; round < 2; round += 1) {
      slugs.push((await copy(`food-categories/${category.id}`, dietitian)).body.doc.slug);
    }
    expect(slugs).toEqual(['sauces-copy', 'sauces-copy-2']);
  });

  test('of a diet is a draft, with a name that tells it from its source', async () => {
    const ruleSet = { name: { ko: '식단', en: 'diet' }, status: 'published', isComplete: false, rules: [] };
    const diet = { name: '식단', nameEn: 'Diet', slug: 'a-diet', kind: 'habit', ruleSet } as const;
    const { id } = await server.payload.create({ collection: 'diets', data: diet });
    expect((await copy(`diets/${id}`, dietitian)).body.doc).toMatchObject({
      name: '식단 사본',
      nameEn: 'Diet (copy)',
      slug: 'a-diet-copy',
      ruleSet: { status: 'draft', diet: 'a-diet-copy', name: ruleSet.name },
    });
    const json = { name: '새 식단', slug: 'new-diet' };
    expect((await copy(`diets/${id}`, dietitian, json)).body.doc).toMatchObject({
      ...json,
      kind: 'habit',
    });
  });

  test('is not offered where it makes no sense', async () => {
    for (const slug of ['allergens', 'ingredients', 'members', 'users', 'health-profiles', 'scan-history'])
      expect((await copy(`${slug}/1`, dietitian)).status).toBe(404);
  });
});

test('GraphQL takes what REST takes: defaults, parts of a document, and what a copy changes', async () => {
  const graphql = async (query: string) => {
    const { body } = await call('/api/graphql', { token: me.token, json: { query } });
    expect(body.errors ?? []).toEqual([]);
    return body.data;
  };
  const { createFood: food } = await graphql(
    'mutation { createFood(data: { name: "콩죽" }) { id kind basis source { name } } }',
  );
  expect(food).toMatchObject({ kind: 'custom', basis: '_100g', source: { name: 'member' } });
  const id = String(food.id);
  await graphql(`mutation { updateFood(id: ${id}, data: { brand: "집" }) { id } }`);
  const { duplicateFood: copied } = await graphql(
    `mutation { duplicateFood(id: ${id}, data: { name: "팥죽" }) { name brand } }`,
  );
  expect(copied).toEqual({ name: '팥죽', brand: '집' });
  const items = [{ food: food.id, amount: 100, unit: 'g' }];
  const json = { date: '2026-04-01', mealType: 'snack', items, isPublic: true };
  const meal = String((await call('/api/meal-diaries', { token: me.token, json })).body.doc.id);
  const copyOfMeal = (data: string) =>
    graphql(`mutation { duplicateMealDiary(id: ${meal}${data}) { isPublic items } }`);
  expect((await copyOfMeal('')).duplicateMealDiary.isPublic).toBe(false);
  expect((await copyOfMeal(', data: { isPublic: true }')).duplicateMealDiary).toMatchObject({
    isPublic: true,
    items,
  });
  const { body } = await call(`/api/meal-diaries/${meal}/duplicate`, {
    token: other.token,
    json: { isPublic: true },
  });
  expect(body).toMatchObject({ status: 403, code: 'forbidden', field: 'isPublic' });
});
