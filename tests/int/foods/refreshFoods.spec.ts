import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload';
import { writeUnfit } from '../../../src/database/search/unfitFoods.ts';
import { refreshFoods } from '../../../src/services/foods/refreshFoods.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let server: TestPayload;
beforeAll(async () => {
  server = await startTestPayload();
});
afterAll(() => server.stop());

const request = () => createLocalReq({}, server.payload);
const refresh = async () => refreshFoods({ req: await request(), signal: AbortSignal.timeout(60_000) });
const food = async (data: object) =>
  (
    await server.payload.create({
      collection: 'foods',
      data: { kind: 'processed', name: '과자', basis: '100g', source: { name: 'test' }, ...data },
    } as never)
  ).id;
const ingredient = async (name: string, req = request()) =>
  server.payload.create({
    collection: 'ingredients',
    data: { name, allergens: ['milk'], vegan: 'no', vegetarian: 'yes', halal: 'yes' },
    req: await req,
  });
const stored = async (id: number) =>
  (await server.pool.query('SELECT allergens, updated_at FROM foods WHERE id = $1', [id])).rows[0];
const waiting = async (name = 'refresh-foods') =>
  (
    await server.pool.query(`SELECT next_run_at > now() AS "isLater" FROM jobs.agenda_jobs WHERE name = $1`, [
      name,
    ])
  ).rows;

test('one job reads all labels again after many new words of the dictionary', async () => {
  const wheatFood = await food({ ingredientsText: '밀가루, 뀨뀨분말' });
  const trashed = await food({ ingredientsText: '뀨뀨분말' });
  const set = await food({
    ingredientsText: '뀨뀨분말',
    allergens: { scheme: null, contains: ['egg'], mayContain: [] },
  });
  const [other, byHand] = [await food({ ingredientsText: '쌀' }), await stored(set)];
  const untouched = await stored(other);
  await server.payload.delete({ collection: 'foods', id: trashed });
  expect((await stored(wheatFood)).allergens.contains).toEqual(['wheat']);

  await ingredient('뀨뀨분말');
  await ingredient('뺘뺘추출물');
  expect(await waiting()).toEqual([{ isLater: true }]);

  expect(await waiting('refresh-food-search')).toEqual([]);
  expect(await refresh()).toEqual({ reread: 4, changed: 2 });
  // The refresh changed suitability bits, so it enqueues a refresh of the search.
  expect(await waiting('refresh-food-search')).toEqual([{ isLater: false }]);
  expect((await stored(wheatFood)).allergens.contains).toEqual(['milk', 'wheat']);
  expect((await stored(trashed)).allergens.contains).toEqual(['milk']);
  expect(await stored(set)).toEqual(byHand);
  expect(await stored(other)).toEqual(untouched);
  await server.pool.query(`DELETE FROM jobs.agenda_jobs WHERE name = 'refresh-food-search'`);
  expect(await refresh()).toEqual({ reread: 0, changed: 0 });
  expect(await waiting('refresh-food-search')).toEqual([]);
});

test('a refresh flags a food that contradicts itself since a word was added, and clears the flag with the word', async () => {
  const id = await food({ name: '쁘쁘', allergenText: '대두 함유' });
  const qualityOf = async () =>
    (await server.pool.query('SELECT quality FROM foods WHERE id = $1', [id])).rows[0].quality;
  expect(await qualityOf()).toEqual([]);
  const word = await ingredient('쁘쁘');
  await refresh();
  expect(await qualityOf()).toEqual([
    {
      flag: 'contradiction',
      nutrients: [],
      contradictions: [
        {
          fact: 'allergens.milk',
          shows: { kind: 'name', text: '쁘쁘' },
          denies: { kind: 'declaration', text: '대두 함유' },
        },
      ],
    },
  ]);
  await server.payload.delete({ collection: 'ingredients', id: word.id });
  await refresh();
  expect(await qualityOf()).toEqual([]);
});

test('removing a word also enqueues the job, and a change that is rolled back does not', async () => {
  const { id } = await ingredient('쀼쀼엑기스');
  await server.pool.query(`DELETE FROM jobs.agenda_jobs WHERE name = 'refresh-foods'`);
  const req = await request();
  await initTransaction(req);
  await ingredient('꺄꺄가루', Promise.resolve(req));
  await killTransaction(req);
  expect(await waiting()).toEqual([]);

  const again = await request();
  await initTransaction(again);
  await server.payload.delete({ collection: 'ingredients', id, req: again });
  await commitTransaction(again);
  expect(await waiting()).toHaveLength(1);
});

test('a verdict that was computed before a change of the food does not replace the one of the change', async () => {
  const id = await food({ ingredientsText: '쌀' });
  const unfitOf = async () =>
    (await server.pool.query('SELECT unfit FROM food_search WHERE food_id = $1', [id])).rows[0]
      .unfit as string;
  const before = { id, unfit: '1', updatedAt: (await stored(id)).updated_at as Date };
  await server.payload.update({ collection: 'foods', id, data: { ingredientsText: '쌀, 우유' } });
  const changed = await unfitOf();
  expect(await writeUnfit(await request(), [before])).toBe(0);
  expect(await unfitOf()).toBe(changed);
  expect(await writeUnfit(await request(), [{ ...before, updatedAt: (await stored(id)).updated_at }])).toBe(
    1,
  );
  expect(await unfitOf()).toBe('1');
});
