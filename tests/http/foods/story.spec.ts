import { resolve } from 'node:path';
import { pino } from 'pino';
import sharp from 'sharp';
import { clientOf, upload, type Answer } from '../../helpers/client.ts';
import { ean13 } from '../../helpers/foods/ean13.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** The main story of a member with the starter catalogue: profile, search, verdict with reasons, scan and meal. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;

beforeAll(async () => {
  server = await startTestServer({ environment: { DEMO_PASSWORD: 'demo' }, log: pino({ level: 'silent' }) });
  const { seedCatalogue } = await import('../../../src/services/foods/seedCatalogue.ts');
  const load = () =>
    seedCatalogue({
      payload: server.payload,
      pool: server.pool,
      folder: resolve('catalogue'),
      log: () => undefined,
    });
  expect(await load()).toBe(true);
  expect(await load()).toBe(false);
  call = clientOf(server.url);
}, 180_000);
afterAll(() => server.stop());

async function join(name: string, profile: object): Promise<string> {
  const account = { email: `${name}@example.com`, password: 'correct horse' };
  const created = await call('/api/users', {
    json: { ...account, username: name, consents: { terms: true, healthData: true } },
  });
  expect(created.status).toBe(201);
  const { token } = (await call('/api/users/login', { json: account })).body;
  const profiles = await call('/api/health-profiles', { token });
  const update = await call(`/api/health-profiles/${profiles.body.docs[0].id}`, {
    method: 'PATCH',
    token,
    json: profile,
  });
  expect(update.status).toBe(200);
  return token;
}

const find = async (q: string, token?: string): Promise<Answer['body']> =>
  (await call(`/api/foods/search?q=${encodeURIComponent(q)}&limit=50`, { token })).body.docs;
const demo = async (where: string): Promise<{ id: number; barcode: string; name: string }[]> => {
  const { rows } = await server.pool.query(
    `SELECT id, barcode, name FROM foods WHERE source_name = 'DiningCoach demo' AND ${where} ORDER BY id`,
  );
  return rows;
};

test('the catalogue has at least 1,000 foods of all kinds, the 19 MFDS allergens and 21 diets', async () => {
  const { rows } = await server.pool.query<{ kind: string; n: number }>(
    'SELECT kind::text, count(*)::int n FROM foods GROUP BY kind ORDER BY kind',
  );
  expect(rows.map(({ kind }) => kind)).toEqual(['cooked', 'fresh', 'processed']);
  expect(rows.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(1_000);
  expect((await call('/api/diets?limit=1&depth=0')).body.totalDocs).toBe(21);
  const allergens = await call('/api/allergens?limit=100&depth=0');
  expect(
    allergens.body.docs.filter(({ schemes }: { schemes: string[] }) => schemes.includes('mfds')),
  ).toHaveLength(19);
});

describe('a member with high blood pressure and an allergy to milk', () => {
  let token: string;
  beforeAll(async () => {
    token = await join('hana', { diets: [{ diet: 'low-salt' }], allergens: [{ allergen: 'milk' }] });
  });

  test('sees verdicts in the search, but no verdict without a profile', async () => {
    const mine = await find('두부', token);
    expect(mine.length).toBeGreaterThan(0);
    for (const { verdict } of mine)
      expect(['suitable', 'caution', 'unknown', 'unsuitable']).toContain(verdict);
    for (const doc of await find('두부')) expect(doc).not.toHaveProperty('verdict');
  });

  test('reads the reasons with fact, limit and source, in Korean and English', async () => {
    const { rows } = await server.pool.query<{ id: number }>(
      `SELECT id FROM foods WHERE nutrients_sodium > 1000 AND kind = 'cooked' AND basis = '100g' ORDER BY id LIMIT 1`,
    );
    const { rows: salty } =
      rows.length > 0
        ? { rows }
        : await server.pool.query<{ id: number }>(
            'SELECT id FROM foods WHERE nutrients_sodium > 1000 ORDER BY id LIMIT 1',
          );
    const { status, body } = await call(`/api/foods/${salty[0]!.id}/suitability`, { token });
    expect(status).toBe(200);
    expect(body.verdict).toBe('unsuitable');
    const reason = body.reasons.find(
      ({ diet, outcome }: { diet: string; outcome: string }) =>
        diet === 'low-salt' && outcome === 'unsuitable',
    );
    expect(reason).toMatchObject({
      effect: 'avoid',
      fact: { name: 'sodium', value: expect.any(Number), unit: 'mg' },
      limit: expect.anything(),
      source: { title: expect.any(String), publisher: expect.any(String) },
      message: { ko: expect.stringMatching(/[가-힣]/), en: expect.any(String) },
    });
    expect(body).toMatchObject({
      ruleSetVersion: expect.stringContaining('low-salt@1'),
      foodVersion: expect.any(String),
    });
  });

  test('never gets "suitable" when the sodium is unknown or flagged', async () => {
    const food = (name: string, more: object) =>
      server.payload.create({
        collection: 'foods',
        data: { kind: 'fresh', name, basis: '100g', source: { name: 'test' }, ...more },
      });
    const unknown = await food('모르는 나물', { nutrients: { energyKcal: 30 } });
    const doubtful = await food('의심스러운 나물', {
      nutrients: { sodium: 5 },
      quality: [{ flag: 'unreadable-value', nutrients: ['sodium'] }],
    });
    for (const { id } of [unknown, doubtful]) {
      const { body } = await call(`/api/foods/${id}/suitability?diets=low-salt&profile=none`, { token });
      expect(body).toMatchObject({ verdict: 'unknown', missing: ['sodium'] });
    }
    const knownFood = await food('싱거운 나물', { nutrients: { sodium: 5 } });
    expect((await call(`/api/foods/${knownFood.id}/suitability?diets=low-salt`)).body.verdict).toBe(
      'suitable',
    );
  });

  test('scans a pack that declares milk, gets a warning and suitable alternatives', async () => {
    const packs = await demo(`allergen_text LIKE '%우유%' OR ingredients_text LIKE '%우유%함유%'`);
    expect(packs.length).toBeGreaterThan(0);
    const answers: Answer[] = [];
    for (const { barcode } of packs) answers.push(await call(`/api/foods/scan/${barcode}`, { token }));
    const warned = answers.filter(({ body }) => body.suitability.verdict === 'unsuitable');
    expect(warned.length).toBeGreaterThan(0);
    for (const { body } of answers) {
      expect(body.suitability.verdict).not.toBe('suitable');
      expect(body.alternatives.length).toBeLessThanOrEqual(5);
      for (const { verdict } of body.alternatives) expect(verdict).toBe('suitable');
    }
  });

  test('writes a meal and reads the summary of the day', async () => {
    const [{ food }] = await find('쌀', token);
    const date = '2026-11-01';
    const creation = await call('/api/meal-diaries', {
      token,
      json: { date, mealType: 'lunch', items: [{ food: food.id, amount: 210, unit: 'g' }], content: '점심' },
    });
    expect(creation.status).toBe(201);
    const day = await call(`/api/meal-diaries/summary?from=${date}&to=${date}`, { token });
    expect(day.body.periods[0]).toMatchObject({
      from: date,
      meals: 1,
      totals: { energyKcal: expect.any(Number) },
    });
    const again = await call(`/api/foods/${food.id}/suitability?amount=150&unit=g&date=${date}`, { token });
    expect(again.status).toBe(200);
  });
});

describe('an anonymous caller and another member', () => {
  test('see neither her profile nor her verdicts', async () => {
    const other = await join('duri', {});
    expect((await call('/api/health-profiles', { token: other })).body.docs).toHaveLength(1);
    expect((await call('/api/health-profiles')).status).toBe(401);
    const [{ food }] = await find('두부');
    expect(await call(`/api/foods/${food.id}/suitability`)).toMatchObject({
      status: 401,
      body: { code: 'authentication_required' },
    });
    const response = await call(`/api/foods/${food.id}/suitability?diets=vegan&allergens=milk`);
    expect(response.status).toBe(200);
  });
});

describe('a wrong request', () => {
  test.each([
    ['/api/foods/scan/8801043015050', 400, 'invalid_barcode', 'barcode'],
    ['/api/foods/scan/abc', 400, 'invalid_barcode', 'barcode'],
    ['/api/foods/scan/4006381333931', 404, 'unknown_barcode', 'barcode'],
    ['/api/foods/999999999/suitability?diets=vegan', 404, 'not_found', undefined],
    ['/api/foods/abc/suitability?diets=vegan', 404, 'not_found', undefined],
    ['/api/foods/1/suitability?diets=paleo', 400, 'unknown_diet', 'diets'],
    ['/api/foods/1/suitability?allergens=moonlight', 400, 'unknown_allergen', 'allergens'],
    ['/api/foods/1/suitability?diets=vegan&amount=-1', 400, 'invalid_amount', 'amount'],
    ['/api/foods/1/suitability?diets=vegan&amount=1&unit=cup', 400, 'invalid_unit', 'unit'],
    ['/api/foods/1/suitability?diets=vegan&date=2026-02-30', 400, 'invalid_date', 'date'],
  ])('%s answers %i %s', async (path, status, code, field) => {
    const first = await server.pool.query<{ id: number }>('SELECT min(id)::int id FROM foods');
    const answer = await call(path.replace('/foods/1/', `/foods/${first.rows[0]!.id}/`));
    expect({ status: answer.status, code: answer.body.code, field: answer.body.field }).toEqual({
      status,
      code,
      field,
    });
  });

  test('shows both foods of a shared barcode with the stricter verdict, and staff find them by the flag', async () => {
    const barcode = '8801043015059';
    const texts = ['귀리, 보리', '귀리, 땅콩'];
    const ids: number[] = [];
    for (const [at, ingredientsText] of texts.entries()) {
      const { id } = await server.payload.create({
        collection: 'foods',
        data: {
          kind: 'processed',
          name: `시리얼바 ${String(at)}`,
          barcode,
          ingredientsText,
          allergenText: at === 0 ? '해당없음' : '땅콩 함유',
          basis: '100g',
          popularity: 10 - at,
          source: { name: 'shared barcode' },
        },
      });
      ids.push(id);
    }
    const { body } = await call(`/api/foods/scan/${barcode}`);
    expect([body.food.id, body.others.map((one: { food: { id: number } }) => one.food.id)]).toEqual([
      ids[0],
      [ids[1]],
    ]);
    const flagged = async (): Promise<unknown> =>
      (
        await server.payload.find({
          collection: 'foods',
          where: {
            'source.name': { equals: 'shared barcode' },
            'quality.flag': { equals: 'barcode-shared' },
          },
        })
      ).docs
        .map(({ id }) => id)
        .sort();
    expect(await flagged()).toEqual([...ids].sort());
    await server.payload.delete({ collection: 'foods', id: ids[1] ?? 0 });
    expect(await flagged()).toEqual([]);
  });

  test('gets no food of a demo brand outside the demo', async () => {
    const [pack] = await demo('barcode IS NOT NULL');
    const { DEMO_PASSWORD: password } = process.env;
    delete process.env['DEMO_PASSWORD'];
    try {
      expect(await call(`/api/foods/scan/${pack!.barcode}`)).toMatchObject({
        status: 404,
        body: { code: 'unknown_barcode' },
      });
    } finally {
      process.env['DEMO_PASSWORD'] = password;
    }
    expect((await call(`/api/foods/scan/${pack!.barcode}`)).status).toBe(200);
  });
});

describe('a photo', () => {
  const scan = (picture: Buffer) =>
    upload({ url: `${server.url}/api/foods/scan`, bytes: picture, type: 'image/png' });

  test('of a pack gives its food and verdict', async () => {
    const [pack] = await demo('barcode IS NOT NULL');
    const { status, body } = await scan(await ean13(pack!.barcode));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      barcodes: [pack!.barcode],
      food: { id: pack!.id },
      suitability: null,
      alternatives: [],
    });
  });

  test('of an unknown pack answers not found', async () => {
    expect(await scan(await ean13('4006381333931'))).toMatchObject({
      status: 404,
      body: { code: 'unknown_barcode' },
    });
  });

  test('without a barcode answers that it has none', async () => {
    const blank = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(await scan(blank)).toMatchObject({ status: 400, body: { code: 'no_barcode', field: 'file' } });
  });
});
