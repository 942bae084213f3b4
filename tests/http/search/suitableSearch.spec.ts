import { createLocalReq } from 'payload';
import { refreshFoods } from '../../../src/services/foods/refreshFoods.ts';
import { signUpAndLogIn } from '../../helpers/accounts.ts';
import { clientOf } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

/** A search for suitable foods: stored bits are a prefilter, and each food of a page is judged. */
let server: TestServer;
let call: ReturnType<typeof clientOf>;
let token: string;
let diet: number;

const ruleSet = (limit: number, change: object = {}) => ({
  diet: 'low-salt',
  name: { ko: '저염식', en: 'low-salt diet' },
  version: 1,
  status: 'published',
  isComplete: true,
  rules: [
    {
      id: 'sodium',
      type: 'nutrient',
      effect: 'avoid',
      nutrient: 'sodium',
      operator: 'at-most',
      limit,
      unit: 'mg',
      per: '100g',
      source: { title: 'test', publisher: 'test', year: 2020 },
      strength: 'well-founded',
      cases: [{ food: {}, outcome: 'unknown' }],
    },
  ],
  ...change,
});

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  ({ id: diet } = await server.payload.create({
    collection: 'diets',
    data: { slug: 'low-salt', kind: 'habit', name: '저염식', nameEn: 'Low salt', ruleSet: ruleSet(120) },
  } as never));
  token = await follow([{ diet: 'low-salt' }]);
});
afterAll(() => server.stop());

async function follow(diets: object[]): Promise<string> {
  const member = await signUpAndLogIn({ payload: server.payload, call });
  const profiles = await call('/api/health-profiles', { token: member.token });
  const { status } = await call(`/api/health-profiles/${profiles.body.docs[0].id}`, {
    method: 'PATCH',
    token: member.token,
    json: { diets },
  });
  expect(status).toBe(200);
  return member.token;
}

const food = async (name: string, sodium: number | null, change: object = {}) =>
  (
    await server.payload.create({
      collection: 'foods',
      data: {
        kind: 'cooked',
        name,
        basis: '100g',
        source: { name: 'test' },
        nutrients: { sodium },
        ...change,
      },
    } as never)
  ).id;
const search = async (q: string, more = '', as: string | undefined = token) =>
  call(`/api/foods/search?q=${encodeURIComponent(q)}&suitable=true${more}`, { token: as });
const names = (body: { docs: { food: { name: string } }[] }) => body.docs.map((doc) => doc.food.name);
const unfit = (id: number, bits: number) =>
  server.pool.query('UPDATE food_search SET unfit = $2 WHERE food_id = $1', [id, bits]);
const refresh = async () =>
  refreshFoods({ req: await createLocalReq({}, server.payload), signal: AbortSignal.timeout(60_000) });

test('shows a new food at once to the members whom it suits, and to no other', async () => {
  const plain = await food('가온 국', 100);
  await food('가온 국 짠맛', 900);
  await food('가온 국 모름', null);
  const { status, body } = await search('가온');
  expect(status).toBe(200);
  expect(names(body)).toEqual(['가온 국']);
  expect(body.docs[0].verdict).toBe('suitable');
  expect(body.total).toEqual({ value: 1, relation: 'eq' });

  await server.payload.update({ collection: 'foods', id: plain, data: { nutrients: { sodium: 121 } } });
  expect(names((await search('가온')).body)).toEqual([]);
});

test('stale bits may hide a food, but never show an unsuitable one', async () => {
  const [good, salty] = [await food('나래 죽', 10), await food('나래 죽 짠맛', 900)];
  await unfit(good, -1);
  await unfit(salty, 0);
  expect(names((await search('나래')).body)).toEqual([]);
  expect((await refresh()).changed).toBeGreaterThan(0);
  expect(names((await search('나래')).body)).toEqual(['나래 죽']);
  expect(await refresh()).toEqual({ reread: 0, changed: 0 });
});

test('pages have each suitable food once, even among many unsuitable ones', async () => {
  const expectedNames: string[] = [];
  for (let at = 0; at < 24; at += 1) {
    const name = `다솜 반찬 ${String(at).padStart(2, '0')}`;
    const id = await food(name, at % 3 === 0 ? 50 : 500);
    if (at % 3 === 0) expectedNames.push(name);
    // The bits of half of the unsuitable foods are missing, so these foods pass the prefilter.
    else if (at % 2 === 0) await unfit(id, 0);
  }
  const foundNames: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await search('다솜', `&limit=2${cursor}`);
    foundNames.push(...names(body));
    if (body.nextCursor === null) break;
    cursor = `&cursor=${body.nextCursor}`;
  }
  expect(foundNames).toEqual(expectedNames);
});

test('a changed rule enqueues a refresh of all foods', async () => {
  await food('라온 면', 150);
  expect(names((await search('라온')).body)).toEqual([]);
  await server.pool.query(`DELETE FROM jobs.agenda_jobs WHERE name = 'refresh-foods'`);
  await server.payload.update({
    collection: 'diets',
    id: diet,
    data: { ruleSet: ruleSet(200) },
  } as never);
  const { rowCount } = await server.pool.query(`SELECT FROM jobs.agenda_jobs WHERE name = 'refresh-foods'`);
  expect(rowCount).toBe(1);
  await refresh();
  expect(names((await search('라온')).body)).toEqual(['라온 면']);
});

test('refuses a search for suitable foods without a profile', async () => {
  expect(await call('/api/foods/search?q=a&suitable=true')).toMatchObject({
    status: 401,
    body: { code: 'authentication_required', field: 'suitable' },
  });
  expect(await call('/api/foods/search?q=a&suitable=yes', { token })).toMatchObject({
    status: 400,
    body: { code: 'invalid_filter', field: 'suitable' },
  });
});

test('finds nothing for a diet without complete rules, and answers a total of 0', async () => {
  await server.payload.create({
    collection: 'diets',
    data: {
      slug: 'gout',
      kind: 'disease',
      name: '통풍',
      nameEn: 'Gout',
      ruleSet: ruleSet(120, { diet: 'gout', isComplete: false }),
    },
  } as never);
  const both = await follow([{ diet: 'low-salt' }, { diet: 'gout' }]);
  const { body } = await search('나래', '', both);
  expect(body).toMatchObject({
    docs: [],
    nextCursor: null,
    total: { value: 0, relation: 'eq' },
    missing: ['rules.gout'],
  });
});

test('a scan offers suitable alternatives, the most popular first', async () => {
  const { id: category } = await server.payload.create({
    collection: 'food-categories',
    data: { name: '라면', slug: 'ramen' },
  });
  const barcode = '8801043015059';
  await food('마루 라면', 1700, { kind: 'processed', category, barcode });
  await food('마루 라면 저염', 90, { category, popularity: 1 });
  await food('마루 라면 순한', 80, { category, popularity: 7 });
  await food('마루 라면 매운', 1500, { category, popularity: 9 });
  const { body } = await call(`/api/foods/scan/${barcode}`, { token });
  expect(body.alternatives.map((one: { food: { name: string } }) => one.food.name)).toEqual([
    '마루 라면 순한',
    '마루 라면 저염',
  ]);
});
