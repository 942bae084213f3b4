import { signUpAndLogIn } from '../../helpers/accounts.ts';
import { clientOf, type Answer } from '../../helpers/client.ts';
import { importFiles } from '../../helpers/foods/importFiles.ts';
import { fixtureLines, writeCsv } from '../../helpers/foods/mfdsFiles.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** The edges of an answer: profiles that say nothing, parameters, own limits, and how much of a food is left. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let bread: number;
let salty: number;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  await createDiet('low-salt', '저염식', { isComplete: true });
  await createDiet('gout', '통풍', { isComplete: false });
  bread = await food('가람 빵', {
    nutrients: { sodium: 50 },
    allergenText: '밀, 우유 함유',
    ingredientsText: '밀가루, 우유',
    barcode: '8801043015059',
  });
  salty = await food('가람 젓갈', { nutrients: { sodium: 4_000 } });
});
afterAll(() => server.stop());

const createDiet = (slug: string, name: string, more: object) =>
  server.payload.create({
    collection: 'diets',
    data: {
      slug,
      kind: 'disease',
      name,
      nameEn: slug,
      ruleSet: {
        diet: slug,
        name: { ko: name, en: `${slug} diet` },
        version: 1,
        status: 'published',
        rules: [
          {
            id: 'sodium',
            type: 'nutrient',
            effect: 'avoid',
            nutrient: 'sodium',
            operator: 'at-most',
            limit: 2_000,
            unit: 'mg',
            per: 'day',
            source: { title: 'test', publisher: 'test', year: 2020 },
            strength: 'well-founded',
            cases: [
              { food: { nutrients: { sodium: 2_000 }, serving: 100 }, outcome: 'suitable' },
              { food: { nutrients: { sodium: 2_001 }, serving: 100 }, outcome: 'unsuitable' },
            ],
          },
        ],
        ...more,
      },
    },
  } as never);

const food = async (name: string, more: object): Promise<number> =>
  (
    await server.payload.create({
      collection: 'foods',
      data: { kind: 'processed', name, basis: '100g', source: { name: 'test' }, ...more },
    } as never)
  ).id;
const ask = (query: string, token?: string, id = bread) =>
  call(`/api/foods/${String(id)}/suitability${query}`, { token });

interface Member {
  readonly token: string;
  readonly id: number;
  readonly change: (profile: object) => Promise<Answer>;
}

async function join(profile: object = {}): Promise<Member> {
  const { token } = await signUpAndLogIn({ payload: server.payload, call });
  const { body } = await call('/api/health-profiles', { token });
  const { id } = body.docs[0];
  const change = (json: object) =>
    call(`/api/health-profiles/${String(id)}`, { method: 'PATCH', token, json });
  expect((await change(profile)).status).toBe(200);
  return { token, id, change };
}

describe('a profile that says nothing', () => {
  const unknown = {
    verdict: 'unknown',
    missing: ['profile'],
    reasons: [{ rule: null, outcome: 'unknown', message: { ko: expect.stringContaining('프로필') } }],
  };
  let member: Member;
  beforeAll(async () => {
    member = await join({ sex: 'female', clinical: { dialysis: false } });
  });

  test('is unknown for a food, a scan and a search', async () => {
    expect((await ask('', member.token)).body).toMatchObject(unknown);
    const scan = await call('/api/foods/scan/8801043015059', { token: member.token });
    expect(scan.body).toMatchObject({ suitability: unknown, alternatives: [] });
    const search = await call(`/api/foods/search?q=${encodeURIComponent('가람')}`, { token: member.token });
    expect(search.body.docs.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  test('finds no suitable food, and the answer says what to state', async () => {
    const path = `/api/foods/search?q=${encodeURIComponent('가람')}&suitable=true`;
    const { status, body } = await call(path, { token: member.token });
    expect(status).toBe(200);
    expect(body).toMatchObject({ docs: [], nextCursor: null, total: { value: 0 }, missing: ['profile'] });
    expect(body.reasons[0].message.en).toContain('state that there is nothing to avoid');
  });

  test('ends when the member says that there is nothing to avoid', async () => {
    const careless = await join({ nothingToAvoid: true });
    expect((await ask('', careless.token)).body).toMatchObject({
      verdict: 'suitable',
      missing: [],
      reasons: [{ outcome: 'suitable', fact: { name: 'profile', value: 'nothing-to-avoid' } }],
    });
    await careless.change({ nothingToAvoid: null });
    expect((await ask('', careless.token)).body.verdict).toBe('unknown');
  });

  test('ends when a diet is stated, also one that is over', async () => {
    const recovered = await join({ diets: [{ diet: 'low-salt', until: '2020-01-31' }] });
    expect((await ask('', recovered.token)).body).toMatchObject({ verdict: 'suitable', missing: [] });
  });

  test('evaluates meals by nutrients alone', async () => {
    const meal = { date: '2026-11-02', mealType: 'lunch', items: [{ food: bread, amount: 100, unit: 'g' }] };
    expect((await call('/api/meal-diaries', { token: member.token, json: meal })).status).toBe(201);
    const { body } = await call('/api/meal-diaries/summary?from=2026-11-02&to=2026-11-02', {
      token: member.token,
    });
    expect(body.overall.evaluation).toMatchObject({ habits: [], diseases: [], allergies: [] });
  });
});

describe('diets and allergens of a query', () => {
  test('are added to the profile, or stand alone with profile=none', async () => {
    const { token } = await join({ allergens: [{ allergen: 'milk' }] });
    const rules = ({ body }: Answer) => body.reasons.map(({ rule }: { rule: string }) => rule).sort();
    expect(rules(await ask('?amount=100&diets=low-salt', token))).toEqual(['allergen-milk', 'sodium']);
    expect(rules(await ask('?amount=100&diets=low-salt&profile=none', token))).toEqual(['sodium']);
    expect(rules(await ask('?allergens=milk,egg', token))).toEqual(['allergen-egg', 'allergen-milk']);
    expect(rules(await ask('?amount=100&diets=low-salt'))).toEqual(['sodium']);
  });

  test('mean the same as a list and repeated, and duplicates are one', async () => {
    const listed = await ask('?amount=100&diets=low-salt,gout&allergens=egg');
    expect(listed.status).toBe(200);
    expect(
      (await ask('?amount=100&diets=gout&diets=low-salt,gout&allergens=egg&allergens=egg')).body,
    ).toEqual(listed.body);
  });

  test('count on the day of the query, whatever dates the profile has', async () => {
    const { token } = await join({ diets: [{ diet: 'low-salt', until: '2020-01-31' }] });
    expect((await ask('?amount=100', token, salty)).body.verdict).toBe('suitable');
    expect((await ask('?amount=100&diets=low-salt', token, salty)).body.verdict).toBe('unsuitable');
  });

  test.each([
    ['?diets=', 'required', 'diets'],
    ['?allergens=', 'required', 'allergens'],
    ['?diets=low-salt&allergens=', 'required', 'allergens'],
    ['?diets=low-salt,', 'required', 'diets'],
    ['?profile=none', 'required', 'diets'],
    ['?diets=low-salt&profile=all', 'invalid_filter', 'profile'],
    ['?diet=low-salt', 'unknown_field', 'diet'],
    ['?diets=low-salt,paleo', 'unknown_diet', 'diets'],
    ['?diets=low-salt&diets=paleo', 'unknown_diet', 'diets'],
    ['?allergens=milk,moonlight', 'unknown_allergen', 'allergens'],
  ])('%s is refused with %s at %s, with and without a profile', async (query, code, field) => {
    const { token } = await join({ nothingToAvoid: true });
    for (const caller of [token, undefined])
      expect(await ask(query, caller)).toMatchObject({ status: 400, body: { code, field } });
  });
});

test('profile=none alone asks for diets or allergens', async () => {
  expect((await ask('?profile=none')).body.detail).toBe('diets/allergens is required.');
});

describe('own limits', () => {
  test('are judged, named in the reason, and end with their last day', async () => {
    const limit = { nutrient: 'sodium', max: 300, unit: 'mg', per: '100g', note: '주치의 권고' };
    const member = await join({ personalLimits: [limit] });
    expect((await ask('', member.token)).body.verdict).toBe('suitable');
    const { body } = await ask('', member.token, salty);
    expect(body).toMatchObject({
      verdict: 'unsuitable',
      reasons: [{ rule: 'personal-limit', diet: null, limit: { value: 300 } }],
    });
    expect(body.reasons[0].message.ko).toBe(
      '나트륨은 100 g당 4,000 mg입니다(기준: 300 mg 이하). 직접 정하신 한도를 넘습니다(메모: 주치의 권고).',
    );
    await member.change({ personalLimits: [{ ...limit, until: '2020-01-31' }] });
    expect((await ask('', member.token, salty)).body.verdict).toBe('suitable');
  });

  test('an own trigger is looked for among the ingredients', async () => {
    const { token } = await join({ personalLimits: [{ ingredient: '우유', note: '두드러기' }] });
    expect((await ask('', token)).body).toMatchObject({
      verdict: 'unsuitable',
      reasons: [{ rule: 'personal-trigger' }],
    });
    expect((await ask('', token, salty)).body.verdict).toBe('unknown');
  });

  test('a search for suitable foods keeps them', async () => {
    const { token } = await join({ personalLimits: [{ nutrient: 'sodium', max: 300, per: '100g' }] });
    const { body } = await call(`/api/foods/search?q=${encodeURIComponent('가람')}&suitable=true`, { token });
    expect(body.docs.map((doc: { food: { id: number } }) => doc.food.id)).toEqual([bread]);
  });
});

describe('how much of a food is left', () => {
  test('is an amount, nothing, without limit or unknown', async () => {
    const rule = { diet: 'low-salt', rule: 'sodium', nutrient: 'sodium' };
    const fits = async (query: string, id = bread) => (await ask(query, undefined, id)).body.fits;
    expect(await fits('?diets=low-salt&amount=10')).toEqual({
      ...{ state: 'amount', amount: 4_000, unit: 'g', limitedBy: rule, missing: [] },
    });
    expect(await fits('?diets=low-salt&allergens=milk&amount=10')).toEqual({
      ...{ state: 'none', unit: 'g', missing: [] },
      limitedBy: { diet: null, rule: 'allergen-milk', nutrient: null },
    });
    expect(await fits('?allergens=egg&amount=10')).toEqual({
      ...{ state: 'unlimited', unit: 'g', limitedBy: null, missing: [] },
    });
    expect(await fits('?allergens=egg&amount=10', salty)).toEqual({
      ...{ state: 'unknown', unit: 'g', limitedBy: null, missing: ['allergens.egg'] },
    });
  });

  test('is nothing after a day that used up the limit', async () => {
    const { token } = await join({ diets: [{ diet: 'low-salt' }] });
    const meal = { date: '2026-11-03', mealType: 'lunch', items: [{ food: salty, amount: 60, unit: 'g' }] };
    expect((await call('/api/meal-diaries', { token, json: meal })).status).toBe(201);
    const { body } = await ask('?date=2026-11-03&amount=10', token);
    expect(body).toMatchObject({
      verdict: 'unsuitable',
      fits: { state: 'none', limitedBy: { diet: 'low-salt', rule: 'sodium' } },
    });
  });
});

test('a diet without complete rules is named in the message, not by its slug', async () => {
  const { body } = await ask('?diets=gout&amount=10');
  expect(body).toMatchObject({ verdict: 'unknown', missing: ['rules.gout'] });
  expect(body.reasons[0].message.ko).toMatch(/^통풍: /);
});

describe('an imported food with doubtful figures', () => {
  const format = 'kind,name,sourceName,code,energyKcal,carbohydrate,protein,fat,saturatedFat,sodium';
  const importOwn = (line: string) =>
    importFiles({
      pool: server.pool,
      files: [writeCsv('foods.csv', [format, line])],
      preset: 'diningcoach',
    });
  const importPair = (kind: 'cooked' | 'fresh', foods: readonly string[], figures: readonly string[]) => {
    const headerOf = (name: 'food' | 'nutrition') => fixtureLines(`${kind}_${name}`).slice(0, 2);
    return importFiles({
      pool: server.pool,
      files: [
        writeCsv('food.csv', [...headerOf('food'), ...foods]),
        writeCsv('nutrition.csv', [...headerOf('nutrition'), ...figures]),
      ],
    });
  };
  const shiftedFoods = ['무', '오이', '가지', '젓갈', '연어', '김'].map(
    (name, at) => `${at + 1},SHIFT-${at + 1},"가온 ${name}, 생것",,전국(대표),농축산물,채소류,,,,평균`,
  );
  const shiftedFigures = ['1,', '2,', '3,', ',', ',', ','].map(
    (id, at) => `${id}100,${20 + at},4,2,1,0.2,0,${at + 1},0,0`,
  );

  it.each<[string, string, number, () => Promise<unknown>]>([
    ['all figures zero', 'ZERO', 100, () => importOwn('processed,가온 영 젓갈,S,ZERO,0,0,0,0,0,0')],
    ['all figures one', 'ONE', 100, () => importOwn('processed,가온 일 라면,S,ONE,1,1,1,1,1,1')],
    ['too little for its kind', 'LOW', 100, () => importOwn('processed,가온 간장,S,LOW,60,8,7,0,0,5')],
    [
      'a zero of a tiny serving',
      'TINY',
      300,
      () =>
        importPair(
          'cooked',
          ['1,TINY,가온 올리브유 스프레이,,가온상회,유지류,식용유,,,,외식'],
          ['1,0.25,0,0,0,0,0,0,0,0,0'],
        ),
    ],
    [
      'a serving that cannot be',
      'HUGE',
      100,
      () =>
        importPair(
          'cooked',
          ['1,HUGE,가온 치즈 샌드위치,,가온상회,빵류,샌드위치류,,,,외식'],
          ['1,1400,388,45,3.2,18,15,-,748,9,0.13'],
        ),
    ],
    [
      'joined by a line that may be another one',
      'SHIFT-4',
      100,
      () => importPair('fresh', shiftedFoods, shiftedFigures),
    ],
  ])('is not suitable: %s', async (_, code, amount, importFood) => {
    await importFood();
    const { rows } = await server.pool.query<{ id: number }>('SELECT id FROM foods WHERE code = $1', [code]);
    const { body } = await ask(`?amount=${amount}&diets=low-salt`, undefined, rows[0]?.id);
    expect(body).toMatchObject({ verdict: 'unknown', missing: ['sodium'] });
  });
});

test('a scan of a barcode of two foods has the stricter verdict, whichever of them it is', async () => {
  const barcode = '8801043015066';
  const [milk, peanut] = [
    await food('나래 우유바', { allergenText: '우유 함유', ingredientsText: '귀리, 우유', barcode }),
    await food('나래 땅콩바', { allergenText: '땅콩 함유', ingredientsText: '귀리, 땅콩', barcode }),
  ];
  for (const [allergen, id, other] of [
    ['milk', milk, peanut],
    ['peanut', peanut, milk],
  ] as const) {
    const { token } = await join({ allergens: [{ allergen }] });
    const { body } = await call(`/api/foods/scan/${barcode}`, { token });
    expect(body).toMatchObject({
      food: { id },
      suitability: { verdict: 'unsuitable' },
      others: [{ food: { id: other } }],
    });
    expect(body.others[0].verdict).not.toBe('unsuitable');
  }
});
