import { createLocalReq } from 'payload';
import { refreshFoods } from '../../../src/services/foods/refreshFoods.ts';
import { sampleRuleSet, sodiumRule } from '../../fixtures/suitability/samples.ts';
import { startTestSession } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** What other rules of a diet would change about the catalogue. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let diet: number;
let drinks: number;
const ids: Record<string, number> = {};

const ruleSetOf = (limit: number, overrides: Parameters<typeof sodiumRule>[0] = {}) => {
  const { diet: _diet, version: _version, ...ruleSet } = sampleRuleSet([
    sodiumRule({ limit, limitPer100ml: limit, cases: [{ outcome: 'suitable', food: { nutrients: { sodium: 1 } } }] }),
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

const effectOf = (json: object, token?: string) =>
  call(`/api/diets/${String(diet)}/draft/effect`, { json, ...(token === undefined ? {} : { token }) });
