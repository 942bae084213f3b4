import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, type Answer, type Call } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** A client that names the version it has read does not overwrite a change that it has not seen. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let me: TestMember;
let other: TestMember;
let dietitian: string;
let profile: string;
let rice: number;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  me = await signUpAndLogIn({ payload: server.payload, call });
  other = await signUpAndLogIn({ payload: server.payload, call });
  const json = await createStaff(server.payload, 'dietitian');
  dietitian = (await call('/api/staff/login', { json: { email: json.email, password: json.password } })).body
    .token as string;
  profile = `/api/health-profiles/${(await call('/api/health-profiles', { token: me.token })).body.docs[0].id}`;
  rice = (await createFood('쌀')).body.doc.id;
});
afterAll(() => server.stop());

const createFood = (name: string): Promise<Answer> =>
  call('/api/foods?depth=0', {
    token: dietitian,
    json: { name, kind: 'fresh', basis: '100g', source: { name: 'test' } },
  });
const createMeal = (): Promise<Answer> =>
  call('/api/meal-diaries', {
    token: me.token,
    json: { date: '2026-01-01', mealType: 'snack', items: [{ food: rice, amount: 100, unit: 'g' }] },
  });
const tagOf = ({ headers }: Answer): string => headers.get('etag') ?? 'none';
const read = (path: string, token = me.token) => call(path, { token });
const patch = (path: string, json: object, { headers = {}, token = me.token }: Partial<Call> = {}) =>
  call(path, { method: 'PATCH', token, json, headers });

test('of ten changes of the same version one is carried out, and the others get the present state', async () => {
  for (const [path, token, json] of [
    [profile, me.token, (at: number) => ({ weightKg: 50 + at })],
    [`/api/foods/${rice}`, dietitian, (at: number) => ({ brand: `상표 ${at}` })],
  ] as const) {
    const headers = { 'if-match': tagOf(await read(path, token)) };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => patch(path, json(at), { token, headers })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(412)]);
    const now = await read(path, token);
    for (const answer of answers.filter(({ status }) => status === 412)) {
      expect(answer.body).toMatchObject({ code: 'precondition_failed', field: 'If-Match' });
      expect([tagOf(answer), answer.body.current]).toEqual([tagOf(now), now.body]);
    }
    expect(tagOf(answers.find(({ status }) => status === 200) as Answer)).toBe(tagOf(now));
  }
});

test('a whole document that was read before a change gets the present state, too', async () => {
  const path = `/api/meal-diaries/${(await createMeal()).body.doc.id}`;
  const before = await read(`${path}?depth=0`);
  await patch(path, { isFavourite: true });
  const answer = await patch(path, before.body, { headers: { 'if-match': tagOf(before) } });
  expect(answer).toMatchObject({
    status: 412,
    body: { code: 'precondition_failed', current: { isFavourite: true } },
  });
  expect(await patch(path, before.body)).toMatchObject({ status: 400, body: { code: 'read_only_field' } });
});

test('every write gives a new tag, and reads and locks do not', async () => {
  const food = await createFood('두부');
  const path = `/api/foods/${food.body.doc.id}`;
  expect(tagOf(food)).toMatch(/^"\d+"$/);
  expect(tagOf(await read(path))).toBe(tagOf(food));
  const changed = await patch(path, { brand: '상표' }, { token: dietitian });
  expect(tagOf(changed)).not.toBe(tagOf(food));
  expect(tagOf(await read(path))).toBe(tagOf(changed));

  // These fields have tables of their own.
  const category = (await call('/api/food-categories', { token: dietitian, json: { name: '두부류' } })).body
    .doc.id;
  const before = tagOf(await read(profile));
  const preferred = tagOf(await patch(profile, { preferences: [category] }));
  expect([preferred, tagOf(await read(profile))]).toEqual([expect.not.stringMatching(before), preferred]);
});

test('a deletion and a restoration of another version change nothing', async () => {
  const meal = await createMeal();
  const path = `/api/meal-diaries/${meal.body.doc.id}`;
  const send = (method: 'DELETE' | 'POST', url: string, tag: string) =>
    call(url, { method, token: me.token, headers: { 'if-match': tag } });
  const changed = await patch(path, { content: '맛있다' }, { headers: { 'if-match': tagOf(meal) } });
  expect(changed.status).toBe(200);

  const refused = await send('DELETE', path, tagOf(meal));
  expect([refused.status, refused.body.current.content]).toEqual([412, '맛있다']);
  expect((await read(path)).status).toBe(200);
  const deleted = await send('DELETE', path, `"x", ${tagOf(changed)}`);
  expect(deleted.status).toBe(200);

  expect((await send('POST', `${path}/restore`, tagOf(changed))).status).toBe(412);
  expect((await read(path)).status).toBe(404);
  expect((await send('POST', `${path}/restore`, '*')).status).toBe(200);
  expect((await send('DELETE', path, `W/${tagOf(await read(path))}`)).status).toBe(412);
});

test('a caller who may not change a document gets the same answer with and without a tag', async () => {
  const { id } = (await createMeal()).body.doc;
  await patch(`/api/meal-diaries/${id}`, { isPublic: true });
  const paths = [profile, `/api/meal-diaries/${id}`, `/api/foods/${rice}`, '/api/foods/999999'];
  for (const path of paths) {
    for (const token of [other.token, undefined]) {
      for (const method of ['PATCH', 'DELETE'] as const) {
        const send = (headers: Record<string, string>) =>
          call(path, { method, json: method === 'PATCH' ? {} : undefined, token, headers });
        const [without, withTag] = [await send({}), await send({ 'if-match': '"1"' })];
        expect([path, method, withTag.status, withTag.body.code, tagOf(withTag)]).toEqual([
          path,
          method,
          without.status,
          without.body.code,
          'none',
        ]);
        expect(without.status).toBeGreaterThan(400);
      }
    }
  }
});

test.each<
  [method: NonNullable<Call['method']>, path: () => string, headers: Record<string, string>, code: string]
>([
  ['PATCH', () => profile, { 'if-match': 'abc' }, 'invalid_precondition'],
  ['PATCH', () => profile, { 'if-match': '' }, 'invalid_precondition'],
  ['PATCH', () => '/api/foods?where[id][equals]=1', { 'if-match': '"1"' }, 'unsupported_precondition'],
  ['DELETE', () => '/api/foods?where[id][equals]=1', { 'if-match': '"1"' }, 'unsupported_precondition'],
  ['DELETE', () => '/api/users/me', { 'if-match': '"1"' }, 'unsupported_precondition'],
  ['POST', () => '/api/foods', { 'if-match': '"1"' }, 'unsupported_precondition'],
  ['POST', () => '/api/foods', { 'if-none-match': '*' }, 'unsupported_precondition'],
  ['POST', () => '/api/graphql', { 'if-match': '"1"' }, 'unsupported_precondition'],
  ['GET', () => profile, { 'if-match': '"1"' }, 'unsupported_precondition'],
])('%s with a condition that has no meaning is refused (%#)', async (method, path, headers, code) => {
  const json = method === 'GET' ? {} : { json: {} };
  const { status, body } = await call(path(), { method, token: me.token, headers, ...json });
  expect([status, body.code]).toEqual([400, code]);
});

test('browser apps may send the headers of conditional and repeated requests, and read the answers', async () => {
  const { headers } = await call(profile, {
    token: me.token,
    headers: { origin: 'http://localhost:3000' },
  });
  expect(headers.get('access-control-allow-headers')).toMatch(/Idempotency-Key.*If-Match/);
  expect(headers.get('access-control-expose-headers')).toContain('ETag');
});
