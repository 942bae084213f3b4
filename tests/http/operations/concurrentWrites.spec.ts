import { addDiets } from '../../helpers/addDiets.ts';
import { createStaff, signUpAndLogIn } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** Two clients change the same document at once. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let dietitian: string;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
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
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
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
