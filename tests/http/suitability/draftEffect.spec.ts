import { createLocalReq } from 'payload';
import { refreshFoods } from '../../../src/services/foods/refreshFoods.ts';
import { sampleRuleSet, sodiumRule } from '../../fixtures/suitability/samples.ts';
import { createStaff, startTestSession } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** What other rules of a diet would change about the catalogue. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let diet: number;
let drinks: number;
let token: string;
const ids: Record<string, number> = {};

const ruleSetOf = (limit: number, overrides: Parameters<typeof sodiumRule>[0] = {}) => {
  const {
    diet: _diet,
    version: _version,
    ...ruleSet
  } = sampleRuleSet([
    sodiumRule({
      limit,
      limitPer100ml: limit,
      cases: [{ outcome: 'suitable', food: { nutrients: { sodium: 1 } } }],
    }),
    ...(Object.keys(overrides).length === 0 ? [] : [sodiumRule({ id: 'second', ...overrides })]),
  ]);
  return ruleSet;
};
const food = async (name: string, data: object) => {
  const { id } = await server.payload.create({
    collection: 'foods',
    data: { kind: 'processed', name, basis: '100g', source: { name: 'test' }, ...data } as never,
  });
  ids[name] = id;
};
const refresh = async () =>
  refreshFoods({ req: await createLocalReq({}, server.payload), signal: AbortSignal.timeout(60_000) });

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  const { id } = await createStaff(server.payload, 'dietitian');
  token = await startTestSession(server.payload, { collection: 'staff', id });
  ({ id: drinks } = await server.payload.create({
    collection: 'food-categories',
    data: { name: '음료', nameEn: 'Drinks', slug: 'drinks' },
  }));
  ({ id: diet } = await server.payload.create({
    collection: 'diets',
    data: { name: '시험', nameEn: 'Test', slug: 'test', kind: 'habit', ruleSet: ruleSetOf(120) } as never,
  }));
  await food('싱거운 물', { category: drinks, nutrients: { sodium: 5 } });
  await food('짭짤한 물', { category: drinks, nutrients: { sodium: 110 } });
  await food('짠 과자', { nutrients: { sodium: 500 } });
  await food('모르는 과자', { nutrients: {}, ingredientsText: '쌀, 소금' });
  await food('버린 과자', { nutrients: { sodium: 5 } });
  await server.payload.delete({ collection: 'foods', id: ids['버린 과자'] as number });
  await refresh();
});
afterAll(() => server.stop());

const effectOf = (json: object) => call(`/api/diets/${String(diet)}/draft/effect`, { json, token });
const linesOf = async (json: object) => {
  const response = await fetch(`${server.url}/api/diets/${String(diet)}/draft/effect`, {
    method: 'POST',
    headers: { authorization: `JWT ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  });
  return (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
};
const named = (name: string) => ({ id: ids[name], name });

test('a stricter limit makes one food unsuitable; the trash does not count', async () => {
  const { status, body } = await effectOf({ mode: 'sample', ruleSet: ruleSetOf(100) });
  expect([status, body.effect]).toEqual([
    200,
    {
      mode: 'sample',
      foods: 4,
      judged: 4,
      changes: [
        { from: 'suitable', to: 'suitable', foods: 1 },
        { from: 'suitable', to: 'unsuitable', foods: 1 },
        { from: 'unknown', to: 'unknown', foods: 1 },
        { from: 'unsuitable', to: 'unsuitable', foods: 1 },
      ],
      byCategory: [
        {
          category: drinks,
          name: { ko: '음료', en: 'Drinks' },
          foods: 2,
          changes: [{ from: 'suitable', to: 'unsuitable', foods: 1 }],
        },
      ],
      examples: [{ from: 'suitable', to: 'unsuitable', foods: [named('짭짤한 물')] }],
      warning: null,
    },
  ]);
});

test('the whole catalogue answers with its progress, and with the same figures', async () => {
  const lines = await linesOf({ mode: 'exact', ruleSet: ruleSetOf(100) });
  const last = ids['버린 과자'];
  const { body } = await effectOf({ mode: 'sample', ruleSet: ruleSetOf(100) });
  expect(lines).toEqual([
    { progress: { done: last, total: last } },
    { effect: { ...body.effect, mode: 'exact' } },
  ]);
});

test('rules that leave nothing suitable warn with figures', async () => {
  const { body } = await effectOf({ mode: 'sample', ruleSet: ruleSetOf(1) });
  expect(body.effect.warning).toEqual({ code: 'empties_catalogue', suitableBefore: 2, suitableAfter: 0 });
});

test('a changed rule with a condition is judged for those to whom it applies', async () => {
  const strict = { limit: 1, limitPer100ml: 1, conditions: { ckdStageIn: ['3a'] } } as never;
  const { body } = await effectOf({ mode: 'sample', ruleSet: ruleSetOf(120, strict) });
  expect(body.effect.examples).toEqual([
    { from: 'suitable', to: 'unsuitable', foods: [named('싱거운 물'), named('짭짤한 물')] },
  ]);
});

test('what is no rule set is refused with its field, and nobody but dietitians asks', async () => {
  const broken = { ...ruleSetOf(1), rules: [{ ...ruleSetOf(1).rules[0], limit: 'much' }] };
  expect(await effectOf({ mode: 'exact', ruleSet: broken })).toMatchObject({
    status: 400,
    body: { code: 'wrong_type', field: 'ruleSet.rules.0.limit' },
  });
  expect(await effectOf({ mode: 'all', ruleSet: {} })).toMatchObject({
    status: 400,
    body: { field: 'mode' },
  });
  const path = `/api/diets/${String(diet)}/draft/effect`;
  const json = { mode: 'sample', ruleSet: ruleSetOf(1) };
  expect((await call(path, { json })).status).toBe(401);
  expect((await call('/api/diets/999999/draft/effect', { json, token })).status).toBe(404);
});

test('while the dictionary has changed, a sample reads foods afresh and the whole catalogue waits', async () => {
  // Stored facts that say something else must not count.
  await server.pool.query(
    `UPDATE food_facts SET statements = '[null,[],[],[],[]]', words = '[null,0,[],[]]'`,
  );
  const vegan = {
    ...ruleSetOf(120),
    rules: [
      {
        ...{
          id: 'rice',
          type: 'ingredient-list',
          effect: 'avoid',
          strength: 'well-founded',
          ingredients: ['쌀'],
        },
        source: ruleSetOf(1).rules[0]?.source,
      },
    ],
  };
  await server.payload.create({
    collection: 'ingredients',
    data: { name: '뀨뀨', vegan: 'yes', vegetarian: 'yes', halal: 'yes' } as never,
  });
  const { body } = await effectOf({ mode: 'sample', ruleSet: vegan });
  expect(body.effect.examples).toContainEqual({
    from: 'unknown',
    to: 'unsuitable',
    foods: [named('모르는 과자')],
  });
  expect(await effectOf({ mode: 'exact', ruleSet: vegan })).toMatchObject({
    status: 409,
    body: { code: 'foods_being_judged' },
  });
  await server.pool.query(`UPDATE foods SET updated_at = now() WHERE name = '모르는 과자'`);
  await refresh();
  const [, { effect }] = await linesOf({ mode: 'exact', ruleSet: vegan });
  expect(effect.examples).toContainEqual({
    from: 'unknown',
    to: 'unsuitable',
    foods: [named('모르는 과자')],
  });
});
