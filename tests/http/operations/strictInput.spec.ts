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
  expect(body).toMatchObject({ status: 400, code: 'required', field: 'file' });
  expect(requests).toBe(0);
});

test('a form of the admin UI may send back all fields of a document', async () => {
  const { body } = await call('/api/foods?depth=0', { token: dietitian, json: { ...food, kind: 'fresh' } });
  const json = { ...body.doc, createdAt: '2020-01-01T00:00:00Z', name: '연두부' };
  const update = await call(`/api/foods/${body.doc.id}?depth=0`, { method: 'PATCH', token: dietitian, json });
  expect(update.body.doc).toMatchObject({ name: '연두부', createdAt: body.doc.createdAt });
});
