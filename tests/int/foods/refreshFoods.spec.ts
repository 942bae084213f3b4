import { commitTransaction, createLocalReq, initTransaction, killTransaction } from 'payload';
import { sodiumRule, sampleRuleSet } from '../../fixtures/suitability/samples.ts';
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

describe('a refresh follows only what a change is about', () => {
  const none = { reread: 0, changed: 0 };
  const idOf = async (collection: 'ingredients' | 'allergens' | 'food-categories' | 'diets', where: object) =>
    (await server.payload.find({ collection, where: where as never, limit: 1 })).docs[0]?.id as number;
  const update = (collection: string, id: number, data: object) =>
    server.payload.update({ collection, id, data } as never);
  /** What a refresh writes is what a refresh of all foods would write. */
  const expectComplete = async () => {
    await server.pool.query(`INSERT INTO food_refresh_scopes (scope) VALUES ('{"kind": "all"}')`);
    const { changed, reread } = await refresh();
    expect(reread).toBeGreaterThan(5);
    expect(changed).toBe(0);
  };
  const stored = async () =>
    (
      await server.pool.query(
        `SELECT foods.id, unfit, statements, words, allergens
           FROM foods JOIN food_search ON food_search.food_id = foods.id JOIN food_facts ON food_facts.food_id = foods.id
          WHERE food_facts.updated_at = foods.updated_at ORDER BY foods.id`,
      )
    ).rows;
  beforeAll(async () => {
    await server.pool.query(`INSERT INTO food_refresh_scopes (scope) VALUES ('{"kind": "all"}')`);
    await refresh();
  });

  test('a written food has its facts at once', async () => {
    const id = await food({ ingredientsText: '쌀, 우유' });
    const before = (await stored()).find((row) => row.id === id);
    expect(before).toMatchObject({ statements: expect.stringContaining('milk') });
    await expectComplete();
    expect((await stored()).find((row) => row.id === id)).toEqual(before);
  });

  test('a rule is judged again without reading a label, and only for its diet', async () => {
    const salty = await food({ name: '짠 과자', nutrients: { sodium: 500 } });
    const { id: diet } = await server.payload.create({
      collection: 'diets',
      data: { name: '시험', nameEn: 'Test', slug: 'test', kind: 'habit', ruleSet: ruleSetOf(1_000) } as never,
    });
    const bitOf = async () =>
      (
        await server.pool.query(
          `SELECT (unfit >> (SELECT bit FROM suitability_bits WHERE slug = 'test')) & 1 AS bit FROM food_search WHERE food_id = $1`,
          [salty],
        )
      ).rows[0].bit;
    expect((await refresh()).reread).toBe(0);
    expect(await bitOf()).toBe('0');
    await expectComplete();
    await update('diets', diet, { ruleSet: ruleSetOf(120) });
    const { reread, changed } = await refresh();
    expect({ reread, changed }).toEqual({ reread: 0, changed: 1 });
    expect(await bitOf()).toBe('1');
    await expectComplete();
    // Nothing that foods depend on.
    await update('diets', diet, { description: '설명' });
    expect(await refresh()).toEqual(none);
  });

  test('an ingredient is looked for in labels and names, and only these foods are read again', async () => {
    await food({ name: '뾰뾰 우유', ingredientsText: '쌀' });
    await food({ ingredientsText: '쌀, 뾰뾰 분말(국산)' });
    await food({ ingredientsText: '밀가루' });
    const { id } = await ingredient('뾰뾰분말');
    expect(await refresh()).toMatchObject({ reread: 1 });
    await expectComplete();
    await update('ingredients', id, { synonyms: ['뾰뾰'] });
    expect(await refresh()).toMatchObject({ reread: 2 });
    await expectComplete();
    await update('ingredients', id, { allergens: ['egg'] });
    expect(await refresh()).toMatchObject({ reread: 2 });
    await expectComplete();
    await update('ingredients', id, { nameEn: 'pyopyo' });
    expect(await refresh()).toEqual(none);
    await server.payload.delete({ collection: 'ingredients', id });
    expect(await refresh()).toMatchObject({ reread: 2 });
    await expectComplete();
  });

  test('a word of an allergen is looked for, and its laws concern all foods', async () => {
    const milk = await idOf('allergens', { slug: { equals: 'milk' } });
    const { synonyms, schemes } = (await server.payload.findByID({
      collection: 'allergens',
      id: milk,
    })) as never as {
      synonyms: string[];
      schemes: string[];
    };
    await food({ ingredientsText: '쌀', allergenText: '꾸꾸 함유' });
    await update('allergens', milk, { synonyms: [...synonyms, '꾸꾸'] });
    expect(await refresh()).toEqual({ reread: 1, changed: 2 });
    await expectComplete();
    await update('allergens', milk, { schemes: [] });
    expect((await refresh()).reread).toBeGreaterThan(5);
    await update('allergens', milk, { schemes });
    await refresh();
  });

  test('a category concerns its own foods, those below it, and those above it', async () => {
    const category = async (name: string, parent: number | null) =>
      (
        await server.payload.create({
          collection: 'food-categories',
          data: { name, slug: name, parent } as never,
        })
      ).id as number;
    const [drinks, other] = [await category('drinks', null), await category('other', null)];
    const beer = await category('beer', drinks);
    const light = await category('light-beer', beer);
    expect(await refresh()).toMatchObject({ reread: 0 });
    for (const id of [drinks, other, beer, light]) await food({ category: id });
    await food({ category: await category('bread', null) });
    await refresh();
    await update('food-categories', light, { parent: beer });
    expect(await refresh()).toMatchObject({ reread: 3 });
    await update('food-categories', beer, { parent: other });
    expect(await refresh()).toMatchObject({ reread: 4 });
    await expectComplete();
  });

  test('a change that nothing has announced is found, and all foods are read', async () => {
    await server.pool.query(
      `UPDATE ingredients SET updated_at = now() + interval '1 second' WHERE name = (SELECT max(name) FROM ingredients)`,
    );
    expect((await refresh()).reread).toBeGreaterThan(5);
    expect(await refresh()).toEqual(none);
  });

  test('facts of another state of a food are not used', async () => {
    const id = await food({ ingredientsText: '쌀' });
    await server.pool.query(
      `UPDATE foods SET ingredients_text = '우유', updated_at = now() + interval '1 second' WHERE id = $1`,
      [id],
    );
    await update('diets', await idOf('diets', { slug: { equals: 'test' } }), { ruleSet: ruleSetOf(200) });
    expect(await refresh()).toMatchObject({ reread: 1 });
    await expectComplete();
  });

  test('an interrupted refresh goes on behind the last range', async () => {
    const first = await food({ name: '처음' });
    await server.pool.query(`SELECT setval('foods_id_seq', 12000)`);
    const last = await food({ name: '마지막' });
    const spoil = () =>
      server.pool.query('UPDATE food_search SET unfit = unfit | (1::bigint << 62) WHERE food_id = ANY ($1)', [
        [first, last],
      ]);
    const isSpoilt = async (id: number) =>
      (await server.pool.query('SELECT unfit >> 62 AS bit FROM food_search WHERE food_id = $1', [id])).rows[0]
        .bit !== '0';
    await server.pool.query(`INSERT INTO food_refresh_scopes (scope) VALUES ('{"kind": "all"}')`);
    await spoil();
    let rangesLeft = 2;
    const stopping = {
      throwIfAborted: () => {
        if (rangesLeft-- === 0) throw new Error('stopped');
      },
    };
    await expect(refreshFoods({ req: await request(), signal: stopping as AbortSignal })).rejects.toThrow(
      'stopped',
    );
    expect([await isSpoilt(first), await isSpoilt(last)]).toEqual([false, true]);
    await spoil();
    const { rows } = await server.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM foods');
    expect(await refresh()).toMatchObject({ reread: rows[0]?.n });
    expect([await isSpoilt(first), await isSpoilt(last)]).toEqual([true, false]);
    // A new change begins from the start.
    await expectComplete().catch(() => undefined);
    expect(await isSpoilt(first)).toBe(false);
  });
});

function ruleSetOf(limit: number): object {
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
  ]);
  return ruleSet;
}
