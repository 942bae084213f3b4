import { createLocalReq } from 'payload';
import { refreshFoods } from '../../../src/services/foods/refreshFoods.ts';
import { sodiumRule } from '../../fixtures/suitability/samples.ts';
import { importRows } from '../../helpers/foods/importFiles.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let server: TestPayload;
beforeAll(async () => {
  server = await startTestPayload();
});
afterAll(() => server.stop());

const header = 'kind,name,sourceName,code,category,sodium';
const refresh = async () =>
  refreshFoods({ req: await createLocalReq({}, server.payload), signal: AbortSignal.timeout(60_000) });
const waiting = async (): Promise<number | null> =>
  (await server.pool.query(`SELECT FROM jobs.agenda_jobs WHERE name = 'refresh-foods'`)).rowCount;

test('foods of a category that their import creates are judged again by the new tree', async () => {
  const roots = ['vegetables', 'sauces'].map((slug) => ({ slug, name: `뿌리 ${slug}` }));
  for (const data of roots) await server.payload.create({ collection: 'food-categories', data });
  // Sodium is not asked of vegetables. For a food without a category that is unknown.
  const ruleSet = {
    diet: 'low-salt',
    name: { ko: '저염식', en: 'low salt' },
    version: 1,
    status: 'published',
    isComplete: true,
    rules: [sodiumRule({ limit: 120, except: ['vegetables'], cases: [{ food: {}, outcome: 'unknown' }] })],
  };
  await server.payload.create({
    collection: 'diets',
    data: { slug: 'low-salt', kind: 'habit', name: '저염식', nameEn: 'Low salt', ruleSet },
  } as never);
  await refresh();
  await server.pool.query(`DELETE FROM jobs.agenda_jobs`);
  const row = (code: string, category: string) => `processed,새 간식,S,${code},${category},300`;
  const bySlug = roots.map(({ slug }) => row(`known-${slug}`, slug));
  expect(await importRows({ header, rows: bySlug, pool: server.pool })).toMatchObject({ categories: 0 });
  // Nothing is new to the tree, so nothing is judged again.
  expect(await waiting()).toBe(0);

  const byPath = roots.map(({ name, slug }) => row(`new-${slug}`, `/${name}/새 분류`));
  expect(await importRows({ header, rows: byPath, pool: server.pool })).toMatchObject({
    created: roots.length,
    categories: roots.length,
  });
  expect(await waiting()).toBe(1);
  const bits = async (start: string): Promise<string[]> => {
    const { rows } = await server.pool.query<{ unfit: string }>(
      `SELECT s.unfit::text FROM foods f JOIN food_search s ON s.food_id = f.id
        WHERE f.code LIKE $1 ORDER BY substr(f.code, strpos(f.code, '-'))`,
      [`${start}-%`],
    );
    return rows.map(({ unfit }) => unfit);
  };
  // Each batch reads the present tree.
  expect(await bits('new')).toEqual(await bits('known'));
  await refresh();
  expect(await bits('new')).toEqual(await bits('known'));
});
