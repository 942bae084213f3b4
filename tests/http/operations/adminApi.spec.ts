import { randomUUID } from 'node:crypto';
import { queryLimits } from '../../../src/domain/operations/query/limits.ts';
import { createStaff, signUp, type TestAccount } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
const tokens: Record<string, string | undefined> = {};

beforeAll(async () => {
  server = await startTestServer();
  tokens['member'] = await login('users', await signUp(server.payload));
  for (const role of ['moderator', 'dietitian', 'admin'] as const) {
    tokens[role] = await login('staff', await createStaff(server.payload, role));
  }
});

afterAll(() => server.stop());

test('the form of the admin UI makes a staff account, and cannot change its password', async () => {
  const form = (fields: object) => {
    const body = new FormData();
    body.set('_payload', JSON.stringify(fields));
    return body;
  };
  const send = async (path: string, method: string, fields: object) => {
    const headers = { authorization: `JWT ${tokens['admin'] ?? ''}` };
    const answer = await fetch(`${server.url}/api/${path}`, { method, headers, body: form(fields) });
    return { status: answer.status, body: (await answer.json()) as { doc?: { id: number } } };
  };
  const password = (text: string) => ({ password: text, 'confirm-password': text });
  const account = { email: 'new-staff@example.com', role: 'moderator', language: 'ko' };
  const { status, body } = await send('staff', 'POST', { ...account, ...password('correct horse') });
  expect(status).toBe(201);
  const change = await send(`staff/${String(body.doc?.id)}`, 'PATCH', password('other horse'));
  expect(change).toMatchObject({ status: 400, body: { code: 'password_elsewhere' } });
  const json = { email: account.email, password: 'correct horse' };
  expect((await clientOf(server.url)('/api/staff/login', { json })).status).toBe(200);
});

test('the lists of the admin UI offer no more documents than one call may have', () => {
  const offers = server.payload.config.collections.flatMap(({ slug, admin }) =>
    [admin.pagination?.defaultLimit ?? 0, ...(admin.pagination?.limits ?? [])].map((limit) => ({
      slug,
      limit,
    })),
  );
  expect(offers.length).toBeGreaterThan(50);
  expect(offers.filter(({ limit }) => limit > queryLimits.documents)).toEqual([]);
});

describe('running a parked job again', () => {
  let job: string;

  beforeEach(async () => {
    job = randomUUID();
    await server.pool.query(
      `INSERT INTO jobs.agenda_jobs (id, name, parked_at, parked_reason, attempts, fail_count)
       VALUES ($1, 'purge-trash', now(), 'no reason', 5, 5)`,
      [job],
    );
  });

  test.each([
    ['anonymous caller', 401, 'authentication_required'],
    ['member', 403, 'forbidden'],
    ['moderator', 403, 'forbidden'],
    ['dietitian', 403, 'forbidden'],
  ])('is refused for the caller %s', async (who, status, code) => {
    const answer = await retry(job, who);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await stateOf(job)).toEqual({ isParked: true, attempts: 5 });
  });

  test('lets an admin start it again with all attempts, once', async () => {
    expect((await retry(job, 'admin')).status).toBe(200);
    expect(await stateOf(job)).toEqual({ isParked: false, attempts: 0 });
    expect((await retry(job, 'admin')).status).toBe(404);
  });

  test.each([[randomUUID()], ['7'], ['%00'], ['x'.repeat(300)]])(
    'answers an error for the unknown job %s',
    async (id) => {
      const answer = await retry(id, 'admin');
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    },
  );

  test('lets an admin, and nobody else, start all of them again', async () => {
    const retryAll = (who: string) =>
      clientOf(server.url)('/api/jobs/retry', { method: 'POST', token: tokens[who] });
    expect((await retryAll('dietitian')).body.code).toBe('forbidden');
    expect((await retryAll('anonymous caller')).body.code).toBe('authentication_required');
    const { body } = await retryAll('admin');
    expect(body.retried).toBeGreaterThanOrEqual(1);
    expect(await stateOf(job)).toEqual({ isParked: false, attempts: 0 });
    expect((await retryAll('admin')).body).toEqual({ retried: 0 });
  });

  function retry(id: string, who: string) {
    return clientOf(server.url)(`/api/jobs/${id}/retry`, { method: 'POST', token: tokens[who] });
  }

  async function stateOf(id: string) {
    const { rows } = await server.pool.query(
      `SELECT parked_at IS NOT NULL AS "isParked", attempts FROM jobs.agenda_jobs WHERE id = $1`,
      [id],
    );
    return rows[0];
  }
});

describe('the answer to the admin UI about a wrong value', () => {
  test.each([
    ['ko', /^올바른 바코드가 아닙니다/],
    ['en', /^This is not a valid barcode/],
  ])('names the field in %s', async (language, text) => {
    const answer = await write('foods', { ...food, barcode: '8801234567890' }, language);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(text),
        data: { errors: [{ path: 'barcode', message: expect.stringMatching(text) }] },
      }),
    ]);
  });

  test.each([
    ['aliases', { aliases: ['두부', 7] }, /^다른 이름 항목의 형식이 맞지 않습니다/],
    ['aliases', { aliases: '두부' }, /^다른 이름 항목의 형식이 맞지 않습니다/],
    ['allergens', { allergens: { scheme: 'none', contains: [] } }, /^allergens\.scheme 항목에 없는 값입니다/],
    [
      'nutrientQualifiers',
      { nutrientQualifiers: { sodium: 'much' } },
      /^nutrientQualifiers\.sodium 항목에 없는 값입니다/,
    ],
    ['nutrients.sodium', { nutrients: { sodium: -1 } }, /./],
  ])('%s: %j', async (path, wrong, text) => {
    const answer = await write('foods', { ...food, ...wrong }, 'ko');
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].data.errors).toEqual([
      expect.objectContaining({ path, message: expect.stringMatching(text) }),
    ]);
    expect(answer.body.errors[0].data.errors[0].message).not.toMatch(/[A-Za-z]{3,} [A-Za-z]{3,}/);
  });

  test.each([
    ['ko', '소문자 a–z, 숫자와 하이픈(-)만 쓸 수 있습니다.'],
    ['en', 'Only a–z, digits and hyphens are allowed.'],
  ])('explains a wrong slug, in %s', async (language, message) => {
    const diet = { name: '가', nameEn: 'A', kind: 'habit', slug: 'Not A Slug' };
    const answer = await write('diets', diet, language);
    expect(answer.body.errors[0].data.errors).toEqual([expect.objectContaining({ path: 'slug', message })]);
  });

  const food = { name: '두부', kind: 'processed', source: { name: 'test' }, basis: '100g' };

  function write(collection: string, json: object, language: string) {
    return clientOf(server.url)(`/api/${collection}`, {
      json,
      token: tokens['dietitian'],
      headers: { 'accept-language': language },
    });
  }
});

describe('a form that sends every field', () => {
  test('updates allergens from a changed text, and keeps those that a dietitian set', async () => {
    const creation = await call('POST', '/api/foods?depth=0', {
      ...{ name: '두유', kind: 'processed', source: { name: 'test' }, basis: '100g' },
      allergenText: '대두 함유',
    });
    const food = creation.body.doc;
    expect(food.allergens).toMatchObject({ scheme: 'mfds', contains: ['soybean'] });

    const retold = await call('PATCH', `/api/foods/${food.id}?depth=0`, {
      ...food,
      allergenText: '대두, 우유 함유',
    });
    expect(retold.body.doc.allergens.contains.toSorted()).toEqual(['milk', 'soybean']);

    const byHand = { scheme: 'mfds', contains: ['soybean', 'milk', 'egg'], mayContain: [] };
    const set = await call('PATCH', `/api/foods/${food.id}?depth=0`, {
      ...retold.body.doc,
      allergens: byHand,
    });
    const update = await call('PATCH', `/api/foods/${food.id}?depth=0`, { ...set.body.doc, brand: '상표' });
    expect(update.body.doc).toMatchObject({ allergens: byHand, brand: '상표' });

    const cleared = await call('PATCH', `/api/foods/${food.id}?depth=0`, {
      ...update.body.doc,
      allergens: null,
    });
    expect(cleared.body.doc.allergens.contains.toSorted()).toEqual(['milk', 'soybean']);
  });

  test('keeps the quality flag of a value until the value changes', async () => {
    const creation = await call('POST', '/api/foods?depth=0', {
      ...{ name: '국수', kind: 'cooked', source: { name: 'test' }, basis: '100g' },
      nutrients: { sodium: 7, sugars: 3 },
    });
    const { id } = creation.body.doc;
    const doubt = { flag: 'per-serving-without-size', nutrients: ['sodium', 'sugars'] };
    await server.pool.query('UPDATE foods SET quality = $1 WHERE id = $2', [JSON.stringify([doubt]), id]);
    const food = (await call('GET', `/api/foods/${id}?depth=0`)).body;

    const update = await call('PATCH', `/api/foods/${id}?depth=0`, { ...food, name: '잔치국수' });
    expect(update.body.doc.quality).toEqual([doubt]);
    const { updatedAt } = update.body.doc;
    const knownFood = { ...food, updatedAt, nutrients: { ...food.nutrients, sodium: 70 } };
    const corrected = await call('PATCH', `/api/foods/${id}?depth=0`, knownFood);
    expect(corrected.body.doc.quality).toEqual([{ ...doubt, nutrients: ['sugars'] }]);
  });

  function call(method: 'GET' | 'POST' | 'PATCH', path: string, json?: object) {
    return clientOf(server.url)(path, { method, json, token: tokens['dietitian'] });
  }
});

async function login(collection: 'users' | 'staff', { email, password }: TestAccount): Promise<string> {
  const answer = await clientOf(server.url)(`/api/${collection}/login`, { json: { email, password } });
  return answer.body.token;
}
