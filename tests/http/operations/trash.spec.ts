import { signUpAndLogIn } from '../../helpers/accounts.ts';
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
    await send(id);
    expect(await isInTrash(id)).toBe(true);
  });

  test('leaves the meal in the trash when ten DELETEs come at once', async () => {
    for (let round = 0; round < 3; round += 1) {
      const id = await writeMeal();
      const answers = await Promise.all(Array.from({ length: 10 }, () => send(id)));
      expect(answers.map(({ status }) => status)).toContain(200);
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      expect(await isInTrash(id)).toBe(true);
    }
  });
});

test('a DELETE with trash=true deletes trashed documents for good and moves the others into the trash', async () => {
  const id = await writeMeal();
  const purge = () => call(`/api/meal-diaries/${id}?trash=true`, { method: 'DELETE', token });
  expect((await purge()).status).toBe(200);
  expect(await isInTrash(id)).toBe(true);
  expect((await purge()).status).toBe(200);
  expect(await isInTrash(id)).toBeUndefined();
});
