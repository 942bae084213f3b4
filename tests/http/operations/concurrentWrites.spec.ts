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
