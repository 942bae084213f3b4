import { createStaff, signUpAndLogIn } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** DELETE of a document with a trash, in each form that an app can send. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let token: string;
let food: number;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  ({ token } = await signUpAndLogIn({ payload: server.payload, call }));
  food = (
    await server.payload.create({
      collection: 'foods',
      data: { kind: 'fresh', name: '배추', basis: '100g', source: { name: 'test' } },
    })
  ).id;
});
afterAll(() => server.stop());

async function writeMeal(): Promise<number> {
  const json = { date: '2026-03-01', mealType: 'snack', items: [{ food, amount: 100, unit: 'g' }] };
  const { body, status } = await call('/api/meal-diaries', { json, token });
  expect(status).toBe(201);
  return body.doc.id;
}

const isInTrash = async (id: number): Promise<boolean | undefined> => {
  const { rows } = await server.pool.query<{ trashed: boolean }>(
    'SELECT deleted_at IS NOT NULL AS trashed FROM meal_diaries WHERE id = $1',
    [id],
  );
  return rows[0]?.trashed;
};

const ways: Record<string, (id: number) => Promise<Answer>> = {
  'one by REST': (id) => call(`/api/meal-diaries/${id}`, { method: 'DELETE', token }),
  'many by REST': (id) => call(`/api/meal-diaries?where[id][in]=${id}`, { method: 'DELETE', token }),
  'by GraphQL': (id) =>
    call('/api/graphql', { json: { query: `mutation { deleteMealDiary(id: ${id}) { id } }` }, token }),
};

describe.each(Object.keys(ways))('a DELETE of %s', (name) => {
  const send = (id: number): Promise<Answer> => {
    const way = ways[name];
    if (way === undefined) throw new Error(name);
    return way(id);
  };

  test('moves the meal into the trash, and a second DELETE leaves it there', async () => {
    const id = await writeMeal();
    expect((await send(id)).status).toBe(200);
    expect(await isInTrash(id)).toBe(true);
    const again = await send(id);
    expect([again.status, again.body.errors ?? []]).toEqual([200, []]);
    expect(await isInTrash(id)).toBe(true);
  });

  test('leaves the meal in the trash when twenty DELETEs come at once', async () => {
    for (let round = 0; round < 2; round += 1) {
      const id = await writeMeal();
      const answers = await Promise.all(Array.from({ length: 20 }, () => send(id)));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
      expect(await isInTrash(id)).toBe(true);
    }
  });
});

test('no DELETE of a member destroys, however it asks for the trash', async () => {
  const id = await writeMeal();
  const paths = [
    `/api/meal-diaries/${id}?trash=true`,
    `/api/meal-diaries?trash=true&where[id][equals]=${id}&where[deletedAt][exists]=true`,
  ];
  for (const path of [...paths, ...paths]) {
    expect((await call(path, { method: 'DELETE', token })).status).toBe(200);
  }
  expect(await isInTrash(id)).toBe(true);
});

describe('staff', () => {
  let dietitian: string;
  beforeAll(async () => {
    const json = await createStaff(server.payload, 'dietitian');
    dietitian = (await call('/api/staff/login', { json: { email: json.email, password: json.password } }))
      .body.token as string;
  });

  const createFood = async () =>
    (
      await call('/api/foods?depth=0', {
        token: dietitian,
        json: { name: '갓', kind: 'fresh', basis: '100g', source: { name: 'test' } },
      })
    ).body.doc.id as number;
  const trashedAt = async (id: number) =>
    (await server.pool.query('SELECT deleted_at FROM foods WHERE id = $1', [id])).rows;

  test('leave a food in the trash, however often they delete it', async () => {
    const id = await createFood();
    const remove = () => call(`/api/foods/${id}?trash=true`, { method: 'DELETE', token: dietitian });
    expect([(await remove()).status, (await remove()).status]).toEqual([200, 200]);
    expect(await trashedAt(id)).toEqual([{ deleted_at: expect.any(Date) }]);
  });

  test('delete for good what they select in the trash', async () => {
    const [gone, kept] = [await createFood(), await createFood()];
    await call(`/api/foods/${gone}`, { method: 'DELETE', token: dietitian });
    const filter = `where[and][0][id][in]=${gone},${kept}&where[and][1][deletedAt][exists]=true`;
    const answer = await call(`/api/foods?trash=true&${filter}`, { method: 'DELETE', token: dietitian });
    expect(answer).toMatchObject({ status: 200, body: { changed: 1, failed: 0 } });
    expect([await trashedAt(gone), await trashedAt(kept)]).toEqual([[], [{ deleted_at: null }]]);
  });

  test('restore by the route as by a change', async () => {
    const id = await createFood();
    await call(`/api/foods/${id}`, { method: 'DELETE', token: dietitian });
    expect((await call(`/api/foods/${id}/restore`, { method: 'POST', token: dietitian })).status).toBe(200);
    expect(await trashedAt(id)).toEqual([{ deleted_at: null }]);
  });
});

describe('a restore', () => {
  let other: string;
  beforeAll(async () => {
    ({ token: other } = await signUpAndLogIn({ payload: server.payload, call }));
  });

  const restores: Record<string, (id: number, caller: string) => Promise<Answer>> = {
    'by the route': (id, caller) =>
      call(`/api/meal-diaries/${id}/restore`, { method: 'POST', token: caller }),
    'by a change': (id, caller) =>
      call(`/api/meal-diaries/${id}?trash=true`, {
        method: 'PATCH',
        token: caller,
        json: { deletedAt: null },
      }),
    'by a bulk change': (id, caller) =>
      call(`/api/meal-diaries?trash=true&where[id][equals]=${id}`, {
        method: 'PATCH',
        token: caller,
        json: { deletedAt: null },
      }),
  };

  test.each(Object.entries(restores))(
    '%s is for the owner, and meets the unique index',
    async (_, restore) => {
      const json = { date: '2026-03-02', mealType: 'lunch', items: [{ food, amount: 100, unit: 'g' }] };
      const write = async () => (await call('/api/meal-diaries', { json, token })).body.doc.id as number;
      const id = await write();
      await call(`/api/meal-diaries/${id}`, { method: 'DELETE', token });
      await restore(id, other);
      expect(await isInTrash(id)).toBe(true);
      expect((await restore(id, token)).status).toBe(200);
      expect(await isInTrash(id)).toBe(false);

      await call(`/api/meal-diaries/${id}`, { method: 'DELETE', token });
      const second = await write();
      expect(await restore(id, token)).toMatchObject({
        status: 409,
        body: { code: 'meal_exists', field: 'mealType' },
      });
      expect(await isInTrash(id)).toBe(true);
      await call(`/api/meal-diaries/${second}`, { method: 'DELETE', token });
    },
  );

  test('brings back a custom food of the member', async () => {
    const json = { name: '내 음식', basis: '100g', barcode: '8801234567893' };
    const { body } = await call('/api/foods?depth=0', { token, json });
    const path = `/api/foods/${body.doc.id}`;
    const isFound = async () => {
      const search = await call(`/api/foods/search?q=${encodeURIComponent(json.name)}`, { token });
      const scan = await call(`/api/foods/scan/${json.barcode}`, { token });
      return [search.body.docs.length, scan.status];
    };
    expect(await isFound()).toEqual([1, 200]);
    const use = {
      date: '2026-03-03',
      mealType: 'snack',
      items: [{ food: body.doc.id, amount: 1, unit: 'g' }],
    };
    await call(path, { method: 'DELETE', token });
    expect(await isFound()).toEqual([0, 404]);
    expect(await call('/api/meal-diaries', { token, json: use })).toMatchObject({
      status: 400,
      body: { code: 'unknown_food', field: 'items.0.food' },
    });
    expect((await call(`${path}/restore`, { method: 'POST', token: other })).status).toBe(404);
    expect((await call(`${path}/restore`, { method: 'POST', token })).status).toBe(200);
    expect((await call('/api/meal-diaries', { token, json: use })).status).toBe(201);
  });
});

test("a change of what is another's has the answer of what does not exist, in every collection", async () => {
  const { payload } = server;
  const owner = await signUpAndLogIn({ payload, call });
  const meal = { date: '2026-03-04', mealType: 'snack', items: [{ food, amount: 1, unit: 'g' }] };
  const ownMeal = await call('/api/meal-diaries', { json: meal, token: owner.token });
  const ownFood = await call('/api/foods?depth=0', {
    json: { name: '남의 음식', basis: '100g' },
    token: owner.token,
  });
  const { docs } = (await call('/api/health-profiles', { token: owner.token })).body;
  const others: Readonly<Record<string, number>> = {
    'meal-diaries': ownMeal.body.doc.id,
    foods: ownFood.body.doc.id,
    'health-profiles': docs[0].id,
    users: owner.id,
  };
  const answersTo = async (slug: string, id: number) => {
    const mutation = payload.collections[slug as 'foods'].graphQL?.type.name ?? '';
    const query = `mutation { delete${mutation}(id: ${String(id)}) { id } }`;
    const answers = [
      await call(`/api/${slug}/${String(id)}`, { method: 'PATCH', json: {}, token }),
      await call(`/api/${slug}/${String(id)}`, {
        method: 'PATCH',
        json: {},
        token,
        headers: { 'if-match': '"1"' },
      }),
      await call(`/api/${slug}/${String(id)}`, { method: 'DELETE', token }),
      await call(`/api/${slug}/${String(id)}/restore`, { method: 'POST', token }),
      await call(`/api/${slug}/${String(id)}/duplicate`, { method: 'POST', token }),
    ].map(({ status, body }) => `${String(status)} ${String(body.code)}`);
    const { body } = await call('/api/graphql', { json: { query }, token });
    return [...answers, body.errors[0].extensions.code];
  };
  const answers = await Promise.all(
    Object.entries(others).map(async ([slug, id]) => [
      slug,
      await answersTo(slug, id),
      await answersTo(slug, 2_000_000),
    ]),
  );
  for (const [slug, another, absent] of answers) expect([slug, another]).toEqual([slug, absent]);
  expect(answers.map(([slug, another]) => [slug, another?.[0]])).toEqual(
    Object.keys(others).map((slug) => [slug, '404 not_found']),
  );
  // What everybody may read exists for everybody.
  const { status } = await call(`/api/foods/${String(food)}`, { method: 'PATCH', json: {}, token });
  expect(status).toBe(403);
});
