import { pino } from 'pino';
import { publicPool } from '../../../src/database/publicPool.ts';
import { sodiumRule } from '../../fixtures/suitability/samples.ts';
import { signUp } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
/** The lines that the server logged. */
let logged = '';
const foods: Record<string, number> = {};

beforeAll(async () => {
  server = await startTestServer({
    log: pino({ level: 'trace' }, { write: (line: string) => (logged += line) }),
  });
  call = clientOf(server.url);
  await addDiet('low-salt', 'habit', [sodiumRule()]);
  await addDiet('hypertension', 'disease', [
    sodiumRule({ id: 'sodium-day', per: 'day', limit: 2_300, operator: 'less-than' }),
  ]);
  await addDiet('halal', 'religion', []);
  await addFood('죽', { sodium: 50, energyKcal: 500 }, '해당없음');
  await addFood('젓갈', { sodium: 4_000 }, '해당없음');
  await addFood('우유', { sodium: 40, energyKcal: 60 }, '우유 함유');
  await addFood('모르는 국', {}, undefined);
});
afterAll(() => server.stop());

async function addDiet(slug: string, kind: 'habit' | 'disease' | 'religion', rules: object[]): Promise<void> {
  await server.payload.create({
    collection: 'diets',
    data: {
      slug,
      kind,
      name: `식단 ${slug}`,
      nameEn: `Diet ${slug}`,
      ruleSet: {
        diet: slug,
        name: { ko: `식단 ${slug}`, en: `${slug} diet` },
        version: 1,
        status: 'published',
        isComplete: rules.length > 0,
        rules: rules.map((rule) => ({ ...rule, cases: [{ food: {}, outcome: 'unknown' }] })),
      },
    },
  });
}

async function addFood(name: string, nutrients: object, allergenText: string | undefined): Promise<void> {
  const { id } = await server.payload.create({
    collection: 'foods',
    data: {
      kind: 'cooked',
      name,
      basis: '100g',
      source: { name: 'test' },
      nutrients,
      ...(allergenText === undefined ? {} : { allergenText }),
    },
  });
  foods[name] = id;
}

async function memberWith(profile: object): Promise<string> {
  const { email, password } = await signUp(server.payload);
  const { token } = (await call('/api/users/login', { json: { email, password } })).body;
  const { body } = await call('/api/health-profiles', { token });
  const update = await call(`/api/health-profiles/${body.docs[0].id}`, {
    method: 'PATCH',
    token,
    json: profile,
  });
  expect(update.status).toBe(200);
  return token;
}

async function eat(
  token: string,
  date: string,
  items: readonly (readonly [string, number])[],
): Promise<void> {
  const { status } = await call('/api/meal-diaries', {
    token,
    json: {
      date,
      mealType: 'snack',
      items: items.map(([name, amount]) => ({ food: foods[name], amount, unit: 'g' })),
    },
  });
  expect(status).toBe(201);
}

const ask = (token: string | undefined, query: string): Promise<Answer> =>
  call(`/api/meal-diaries/summary?${query}`, { token });
const counts = (overrides: object) => ({ suitable: 0, caution: 0, unknown: 0, unsuitable: 0, ...overrides });

describe('a member who eats little salt and no milk', () => {
  let token: string;
  beforeAll(async () => {
    token = await memberWith({
      diets: [
        { diet: 'low-salt' },
        { diet: 'hypertension', from: '2025-05-02' },
        { diet: 'halal', until: '2025-01-01' },
      ],
      allergens: [{ allergen: 'milk' }],
    });
    await eat(token, '2025-05-01', [
      ['죽', 300],
      ['젓갈', 10],
    ]);
    await eat(token, '2025-05-02', [
      ['젓갈', 100],
      ['우유', 200],
      ['모르는 국', 200],
    ]);
  });

  test('gets an evaluation of each day by habits, diseases, allergies and daily reference', async () => {
    const { status, body } = await ask(token, 'from=2025-05-01&to=2025-05-02');
    expect(status).toBe(200);
    const [first, second] = body.periods.map(({ evaluation }: { evaluation: object }) => evaluation);
    expect(first).toMatchObject({
      items: { eaten: 2, foodGone: 0 },
      habits: [
        {
          diet: 'low-salt',
          name: { ko: '식단 low-salt', en: 'Diet low-salt' },
          days: 1,
          items: counts({ suitable: 1, unsuitable: 1 }),
          worst: [
            {
              food: foods['젓갈'],
              name: '젓갈',
              date: '2025-05-01',
              verdict: 'unsuitable',
              message: {
                ko: expect.stringMatching(/[가-힣]/),
                en: expect.stringContaining('Sodium: 4,000 mg'),
              },
            },
          ],
          limits: [],
        },
      ],
      // The member follows this diet from the second day.
      diseases: [],
      allergies: [
        { allergen: 'milk', name: { ko: '우유', en: 'Milk' }, items: counts({ suitable: 2 }), worst: [] },
      ],
    });
    expect(second).toMatchObject({
      items: { eaten: 3, foodGone: 0 },
      habits: [{ diet: 'low-salt', items: counts({ suitable: 1, unsuitable: 1, unknown: 1 }) }],
      diseases: [
        {
          diet: 'hypertension',
          items: counts({ unsuitable: 1, suitable: 1, unknown: 1 }),
          limits: [
            {
              rule: 'sodium-day',
              nutrient: 'sodium',
              unit: 'mg',
              limit: 2_300,
              average: 4_080,
              completeness: 0.667,
              outcome: 'exceeded',
              source: { title: 'A guideline', publisher: 'A society', signedBy: null },
            },
          ],
        },
      ],
      allergies: [
        {
          items: counts({ suitable: 1, unsuitable: 1, unknown: 1 }),
          worst: [
            { food: foods['우유'], verdict: 'unsuitable' },
            { food: foods['모르는 국'], verdict: 'unknown' },
          ],
        },
      ],
    });
    const states = (evaluation: { nutrients: { nutrient: string; state: string }[] }) =>
      Object.fromEntries(evaluation.nutrients.map(({ nutrient, state }) => [nutrient, state]));
    expect(states(first)).toMatchObject({ sodium: 'within', energyKcal: 'unknown', fibre: 'unknown' });
    // The known part of the day alone is above the reference.
    expect(states(second)).toMatchObject({ sodium: 'high', energyKcal: 'unknown' });
    expect(body.reference).toMatchObject({
      source: { publisher: expect.stringMatching(/식품의약품안전처/) },
      bands: { sodium: { low: null, high: 1 } },
      bandSource: { publisher: expect.stringMatching(/질병관리청/) },
    });
    expect(body.note).toEqual({ ko: expect.stringMatching(/[가-힣]/), en: expect.any(String) });
  });

  test('gets the same evaluation for all days together and for a month', async () => {
    const { body } = await ask(token, 'from=2025-05-01&to=2025-05-31&by=month');
    expect(body.overall.evaluation).toMatchObject({
      items: { eaten: 5, foodGone: 0 },
      habits: [{ days: 2, items: counts({ suitable: 2, unsuitable: 2, unknown: 1 }) }],
      diseases: [{ days: 1, limits: [{ average: 4_080, days: { within: 0, exceeded: 1, unknown: 0 } }] }],
      allergies: [{ items: counts({ suitable: 3, unsuitable: 1, unknown: 1 }) }],
    });
    expect(body.periods[0].evaluation).toEqual(body.overall.evaluation);
  });

  test('causes as many statements for many days as for one', async () => {
    const query = import.meta.jest.spyOn(publicPool(), 'query');
    const statementsFor = async (range: string) => {
      query.mockClear();
      expect((await ask(token, range)).status).toBe(200);
      return query.mock.calls.length;
    };
    const day = await statementsFor('from=2025-05-01&to=2025-05-01');
    const year = await statementsFor('from=2025-01-01&to=2025-12-31');
    query.mockRestore();
    expect(day).toBeGreaterThan(0);
    expect(year).toBe(day);
  });

  test('finds none of these facts in a log', async () => {
    const { logger } = server.payload;
    const spies = (['error', 'warn', 'info', 'debug', 'trace'] as const).map((level) =>
      import.meta.jest.spyOn(logger, level),
    );
    await ask(token, 'from=2025-05-01&to=2025-05-02');
    const said = logged + JSON.stringify(spies.flatMap(({ mock }) => mock.calls));
    for (const spy of spies) spy.mockRestore();
    expect(said).toContain('/api/meal-diaries/summary');
    for (const word of ['low-salt', 'hypertension', 'milk', '젓갈']) expect(said).not.toContain(word);
  });
});

test('gets an evaluation of a deleted food by the snapshot of the meal', async () => {
  const token = await memberWith({ diets: [{ diet: 'low-salt' }], allergens: [{ allergen: 'milk' }] });
  await addFood('사라질 우유', { sodium: 500 }, '우유 함유');
  await addFood('버려질 죽', { sodium: 10 }, '해당없음');
  await eat(token, '2025-06-01', [
    ['사라질 우유', 100],
    ['버려질 죽', 100],
    ['죽', 100],
  ]);
  await server.pool.query('DELETE FROM foods WHERE id = $1', [foods['사라질 우유']]);
  await server.pool.query('UPDATE foods SET deleted_at = now() WHERE id = $1', [foods['버려질 죽']]);
  const { body } = await ask(token, 'from=2025-06-01&to=2025-06-01');
  expect(body.overall.evaluation).toMatchObject({
    items: { eaten: 3, foodGone: 2 },
    habits: [{ items: counts({ suitable: 2, unsuitable: 1 }), worst: [{ name: '사라질 우유' }] }],
    allergies: [{ items: counts({ suitable: 1, unknown: 2 }) }],
  });
});

describe('another member', () => {
  test('with an empty profile gets none of her results', async () => {
    const token = await memberWith({});
    await eat(token, '2025-05-01', [['젓갈', 100]]);
    const { body } = await ask(token, 'from=2025-05-01&to=2025-05-02');
    expect(body.overall.evaluation).toMatchObject({
      items: { eaten: 1, foodGone: 0 },
      habits: [],
      diseases: [],
      allergies: [],
    });
    expect(body.overall.evaluation.nutrients).toContainEqual(
      expect.objectContaining({
        nutrient: 'sodium',
        average: 4_000,
        reference: 2_000,
        share: 2,
        state: 'high',
      }),
    );
  });

  test('with another profile gets results by that profile', async () => {
    const token = await memberWith({ diets: [{ diet: 'hypertension' }], allergens: [{ allergen: 'egg' }] });
    await eat(token, '2025-05-01', [['우유', 100]]);
    const { body } = await ask(token, 'from=2025-05-01&to=2025-05-02');
    expect(body.overall.evaluation).toMatchObject({
      habits: [],
      diseases: [{ diet: 'hypertension', limits: [{ average: 40, outcome: 'within' }] }],
      allergies: [{ allergen: 'egg' }],
    });
  });

  test('without meals gets an empty evaluation', async () => {
    const token = await memberWith({ diets: [{ diet: 'low-salt' }], allergens: [{ allergen: 'milk' }] });
    const { body } = await ask(token, 'from=2025-05-01&to=2025-05-02');
    expect(body).toMatchObject({
      periods: [],
      overall: { evaluation: { habits: [], diseases: [], allergies: [], nutrients: [] } },
    });
  });

  test('must log in', async () => {
    expect(await ask(undefined, 'from=2025-05-01&to=2025-05-02')).toMatchObject({
      status: 401,
      body: { code: 'authentication_required' },
    });
  });
});
