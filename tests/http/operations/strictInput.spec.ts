import { once } from 'node:events';
import { createServer } from 'node:http';
import { createStaff, signUpAndLogIn, type TestMember } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** What is stored is what was sent: other input is refused, on every way in. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let member: TestMember;
let dietitian: string;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  member = await signUpAndLogIn({ payload: server.payload, call });
  const json = await createStaff(server.payload, 'dietitian');
  dietitian = (await call('/api/staff/login', { json: { email: json.email, password: json.password } })).body
    .token as string;
});
afterAll(() => server.stop());

const food = { kind: 'custom', name: '두부', basis: '100g', source: { name: 'me' } };

test.each<[change: object, code: string, field: string]>([
  [{ nutrients: { sodium: '1,200' } }, 'wrong_type', 'nutrients.sodium'],
  [{ servingSize: '58g' }, 'wrong_type', 'servingSize'],
  [{ barcode: 8801234567893 }, 'wrong_type', 'barcode'],
  [{ name: ['두부'] }, 'wrong_type', 'name'],
  [{ nutrients: { sodum: 5 } }, 'unknown_field', 'nutrients.sodum'],
  [{ createdAt: '2020-01-01T00:00:00Z' }, 'read_only_field', 'createdAt'],
  [{ id: 1 }, 'read_only_field', 'id'],
])('a food with %j is refused and nothing is stored', async (change, code, field) => {
  const created = await call('/api/foods?depth=0', { token: member.token, json: { ...food, ...change } });
  expect([created.status, created.body.code, created.body.field]).toEqual([400, code, field]);
  const { rowCount } = await server.pool.query('SELECT FROM foods WHERE name LIKE $1', ['%두부%']);
  expect(rowCount).toBe(0);
});

test('a change is refused as a whole, and the document keeps its values', async () => {
  const profiles = await call('/api/health-profiles', { token: member.token });
  const path = `/api/health-profiles/${profiles.body.docs[0].id}`;
  const change = { weightKg: '58kg', heightCm: 170 };
  const answer = await call(path, { method: 'PATCH', token: member.token, json: change });
  expect(answer.body).toMatchObject({ status: 400, code: 'wrong_type', field: 'weightKg' });
  const { body } = await call(path, { token: member.token });
  expect(body).toMatchObject({ weightKg: null, heightCm: null });
});

test('the answer names the most similar field, in the language of the caller', async () => {
  const json = { ...food, ingredientText: '대두' };
  const { body } = await call('/api/foods', {
    token: member.token,
    json,
    headers: { 'accept-language': 'en' },
  });
  expect(body.detail).toBe('There is no field ingredientText. The most similar name is ingredientsText.');
});

test('form data is checked like JSON', async () => {
  const form = new FormData();
  form.set('_payload', JSON.stringify({ ...food, servingSize: '58' }));
  const response = await fetch(`${server.url}/api/foods`, {
    method: 'POST',
    headers: { authorization: `JWT ${member.token}` },
    body: form,
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ code: 'wrong_type', field: 'servingSize' });
});

test('a bulk change is checked like a single one', async () => {
  const json = { popularity: '7' };
  const { body } = await call('/api/foods?where[id][equals]=1', { method: 'PATCH', token: dietitian, json });
  expect(body).toMatchObject({ status: 400, code: 'wrong_type', field: 'popularity' });
});

test('a member cannot make the server fetch a file from an address', async () => {
  let requests = 0;
  const target = createServer((_, response) => {
    requests += 1;
    response.end();
  });
  target.listen(0, '127.0.0.1');
  await once(target, 'listening');
  const address = target.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const json = { filename: 'photo.png', url: `http://127.0.0.1:${String(port)}/photo.png` };
  const { body } = await call('/api/meal-photos', { token: member.token, json });
  target.close();
  expect(body).toMatchObject({ status: 400, code: 'read_only_field' });
  expect(requests).toBe(0);
});

test('a form of the admin UI may send back all fields of a document', async () => {
  const { body } = await call('/api/foods?depth=0', { token: dietitian, json: { ...food, kind: 'fresh' } });
  const json = { ...body.doc, createdAt: '2020-01-01T00:00:00Z', name: '연두부' };
  const update = await call(`/api/foods/${body.doc.id}?depth=0`, { method: 'PATCH', token: dietitian, json });
  expect(update.body.doc).toMatchObject({ name: '연두부', createdAt: body.doc.createdAt });
});

test('staff may not send what no form shows', async () => {
  const { body: me } = await call('/api/staff/me', { token: dietitian });
  for (const field of ['hash', 'salt', 'sessions', 'resetPasswordToken']) {
    const answer = await call(`/api/staff/${String(me.user.id)}`, {
      method: 'PATCH',
      token: dietitian,
      json: { [field]: 'x' },
    });
    expect(answer.body).toMatchObject({ status: 400, code: 'read_only_field', field });
  }
});

describe('a value that the caller may not set', () => {
  let own: { id: number } & Record<string, unknown>;

  beforeAll(async () => {
    own = (await call('/api/foods?depth=0', { token: member.token, json: food })).body.doc;
  });

  test.each<[change: object, status: number, code: string, field: string]>([
    [{ popularity: 7 }, 403, 'forbidden', 'popularity'],
    [{ verifiedBy: 1 }, 403, 'forbidden', 'verifiedBy'],
    [{ kind: 'fresh' }, 403, 'forbidden', 'kind'],
    [{ owner: 1_000_000 }, 400, 'read_only_field', 'owner'],
    [{ quality: [], allergensFrom: 'hand' }, 400, 'read_only_field', 'allergensFrom'],
    [{ createdAt: '2020-01-01T00:00:00Z' }, 400, 'read_only_field', 'createdAt'],
  ])('%j is refused, and nothing changes', async (change, status, code, field) => {
    const path = `/api/foods/${String(own.id)}?depth=0`;
    const json = { ...change, name: '묵' };
    const answer = await call(path, { method: 'PATCH', token: member.token, json });
    expect([answer.status, answer.body.code, answer.body.field]).toEqual([status, code, field]);
    expect((await call(path, { token: member.token })).body).toEqual(own);
  });

  test('is fine when it is what the caller read', async () => {
    for (const depth of ['0', '1']) {
      const path = `/api/foods/${String(own.id)}?depth=0`;
      const { body: read } = await call(`/api/foods/${String(own.id)}?depth=${depth}`, {
        token: member.token,
      });
      const answer = await call(path, {
        method: 'PATCH',
        token: member.token,
        json: { ...read, brand: `b${depth}` },
      });
      expect([answer.status, answer.body.doc?.brand]).toEqual([200, `b${depth}`]);
    }
    const { body: account } = await call('/api/users/me', { token: member.token });
    const json = { ...account.user, phone: '010-1234-5678' };
    const answer = await call(`/api/users/${String(member.id)}`, {
      method: 'PATCH',
      token: member.token,
      json,
    });
    expect(answer.body).toMatchObject({ doc: { phone: '010-1234-5678' } });
  });

  test('is refused at a sign-up, unless it is the default', async () => {
    const account = { password: 'correct horse', consents: { terms: true, healthData: true } };
    const sly = { ...account, email: 'sly2@example.com', username: 'sly2', suspended: true };
    const refusal = await call('/api/users', { json: sly });
    // A stranger is asked to log in, as for everything that only others may do.
    expect([refusal.status, refusal.body.field]).toEqual([401, 'suspended']);
    const plain = { ...account, email: 'plain@example.com', username: 'plain', suspended: false };
    expect((await call('/api/users', { json: plain })).status).toBe(201);
  });

  test('is refused through GraphQL, too', async () => {
    const query = `mutation { updateFood(id: ${String(own.id)}, data: { popularity: 7, source: { name: "me" } }) { id } }`;
    const { body } = await call('/api/graphql', { token: member.token, json: { query } });
    expect(body).toMatchObject({
      errors: [{ extensions: { code: 'forbidden', field: 'popularity' } }],
    });
  });
});

test.each<[change: object, code: string, field: string]>([
  [{ category: 1_000_000 }, 'unknown_reference', 'category'],
  [{ servingSize: 0 }, 'out_of_range', 'servingSize'],
  [{ servingsPerPackage: -2 }, 'out_of_range', 'servingsPerPackage'],
  [{ nutrients: { sodium: -0.1 } }, 'out_of_range', 'nutrients.sodium'],
  [{ nutrients: { sodium: 1e300 } }, 'out_of_range', 'nutrients.sodium'],
  [{ source: { name: 'me', retrievedAt: '2026-02-30' } }, 'invalid_date', 'source.retrievedAt'],
  [{ aliases: ['두\u200b부'] }, 'invisible_character', 'aliases.0'],
  [{ aliases: ['두\n부'] }, 'invisible_character', 'aliases.0'],
  [{ aliases: '두부' }, 'wrong_type', 'aliases'],
  [{ aliases: ['두부', 7] }, 'wrong_type', 'aliases.1'],
  [{ labels: ['vegan', ' '] }, 'only_blanks', 'labels.1'],
  [{ labels: ['v'.repeat(301)] }, 'too_long', 'labels.0'],
  [
    { allergens: { scheme: 'mfds', contains: ['milkk'], mayContain: [] } },
    'unknown_allergen',
    'allergens.contains.0',
  ],
  [{ allergens: { scheme: 'mfds', contains: 'milk', mayContain: [] } }, 'wrong_type', 'allergens.contains'],
  [{ allergens: { scheme: 'fda', contains: [], mayContain: [] } }, 'unknown_value', 'allergens.scheme'],
  [{ allergens: { contains: [], mayContain: [] } }, 'required', 'allergens.scheme'],
  [{ allergens: { scheme: null, contain: [], mayContain: [] } }, 'unknown_field', 'allergens.contain'],
  [{ nutrientQualifiers: { sodum: 'trace' } }, 'unknown_field', 'nutrientQualifiers.sodum'],
  [{ nutrientQualifiers: { sodium: 'none' } }, 'unknown_value', 'nutrientQualifiers.sodium'],
  [{ servingUnit: 'oz' }, 'unknown_value', 'servingUnit'],
  [{ name: null }, 'required', 'name'],
  [{ name: 'a'.repeat(301) }, 'too_long', 'name'],
])('a food with %j is refused', async (change, code, field) => {
  const { status, body } = await call('/api/foods?depth=0', {
    token: member.token,
    json: { ...food, ...change },
  });
  expect([status, body.code, body.field]).toEqual([400, code, field]);
});

describe('a profile', () => {
  const path = async () => {
    const { body } = await call('/api/health-profiles', { token: member.token });
    return `/api/health-profiles/${String(body.docs[0].id)}`;
  };
  const change = async (json: object) => call(await path(), { method: 'PATCH', token: member.token, json });

  test.each<[change: object, code: string, field: string]>([
    [{ diets: [{ diet: 'no-such-diet' }] }, 'unknown_diet', 'diets.0.diet'],
    [{ diets: [{ diet: 'Low Salt' }] }, 'unknown_diet', 'diets.0.diet'],
    [{ diets: [{ diet: 'gout', from: '2026-02-30' }] }, 'invalid_date', 'diets.0.from'],
    [{ diets: [{ diet: 'gout', form: '2026-02-03' }] }, 'unknown_field', 'diets.0.form'],
    [{ allergens: [{ allergen: 'milkk' }] }, 'unknown_allergen', 'allergens.0.allergen'],
    [{ allergens: [{ allergen: 'milk', avoidTraces: 1 }] }, 'wrong_type', 'allergens.0.avoidTraces'],
    [{ clinical: { ckdStage: '9' } }, 'unknown_value', 'clinical.ckdStage'],
    [{ sex: 'woman' }, 'unknown_value', 'sex'],
    [{ birthdate: '1990-5-1' }, 'invalid_date', 'birthdate'],
    [{ birthdate: '2999-01-01' }, 'future_date', 'birthdate'],
    [{ preferences: [1, 2, 3, 4, 5, 6] }, 'too_many_values', 'preferences'],
  ])('with %j is refused, on each way in', async (json, code, field) => {
    expect((await change(json)).body).toMatchObject({ status: 400, code, field });
    const form = new FormData();
    form.set('_payload', JSON.stringify(json));
    const headers = { authorization: `JWT ${member.token}` };
    const formAnswer = await fetch(`${server.url}${await path()}`, { method: 'PATCH', headers, body: form });
    expect(await formAnswer.json()).toMatchObject({ status: 400, code, field });
    const bulk = `/api/health-profiles?where[user][equals]=${String(member.id)}`;
    const bulkAnswer = await call(bulk, { method: 'PATCH', token: member.token, json });
    expect(bulkAnswer.body).toMatchObject({ status: 400, code, field });
    const query =
      'mutation ($id: Int!, $data: mutationHealthProfileUpdateInput!) { updateHealthProfile(id: $id, data: $data) { id } }';
    const variables = { id: Number((await path()).split('/').at(-1)), data: json };
    const { body } = await call('/api/graphql', { token: member.token, json: { query, variables } });
    // GraphQL itself knows the values of a choice, and names the place among the variables.
    const isOfSchema = field === 'sex';
    expect(body.errors[0].extensions).toMatchObject({
      code,
      field: isOfSchema ? `variables.data.${field}` : field,
    });
  });

  test('keeps a value that is sent twice once', async () => {
    const [first, second] = await Promise.all(
      ['두부류', '면류'].map(async (name, at) => {
        const data = { name, nameEn: name, slug: `category-${String(at)}` };
        return (await server.payload.create({ collection: 'food-categories', data })).id;
      }),
    );
    const json = { preferences: [first, second, first], avoidedIngredients: ['고수', '고수'] };
    expect((await change(json)).status).toBe(200);
    const { body } = await call(`${await path()}?depth=0`, { token: member.token });
    expect(body).toMatchObject({ preferences: [first, second], avoidedIngredients: ['고수'] });
  });
});
