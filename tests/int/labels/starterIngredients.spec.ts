import { createLocalReq } from 'payload';
import * as starterIngredients from '../../../migrations/000007_starter_ingredients.ts';
import { writeStarterIngredients } from '../../../src/database/labels/ingredients.ts';
import { dictionaryRow } from '../../../src/domain/labels/words/dictionary.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

/** How the ingredients of a new dictionary reach a database that was filled from an older one. */
let server: TestPayload;

beforeAll(async () => {
  server = await startTestPayload();
});
afterAll(() => server.stop());
beforeEach(() => server.pool.query('DELETE FROM ingredients; DELETE FROM starter_ingredients'));

type Certainty = 'yes' | 'maybe';

async function load(vegan: Certainty): Promise<number> {
  const rows = ['레시틴', '젤라틴'].map((name) => dictionaryRow.parse({ name, vegan }));
  return writeStarterIngredients(await createLocalReq({}, server.payload), rows);
}

async function veganOf(name: string): Promise<unknown> {
  const { rows } = await server.pool.query('SELECT vegan FROM ingredients WHERE name = $1', [name]);
  return rows[0]?.vegan;
}

async function edit(name: string, nameEn: string): Promise<void> {
  const where = { name: { equals: name } };
  await server.payload.update({ collection: 'ingredients', where, data: { nameEn } });
}

test('replaces ingredients that nobody has edited, again and again', async () => {
  expect(await load('yes')).toBe(2);
  expect(await load('maybe')).toBe(2);
  expect(await load('yes')).toBe(2);
  expect(await veganOf('레시틴')).toBe('yes');
});

test('writes nothing when the dictionary is the same', async () => {
  await load('yes');
  expect(await load('yes')).toBe(0);
});

test('leaves ingredients that staff have edited or added', async () => {
  await load('yes');
  await edit('레시틴', 'lecithin');
  expect(await load('maybe')).toBe(1);
  expect(await veganOf('레시틴')).toBe('yes');
  await server.pool.query(`DELETE FROM ingredients; DELETE FROM starter_ingredients`);
  await server.payload.create({ collection: 'ingredients', data: { name: '젤라틴', vegan: 'no' } });
  expect(await load('maybe')).toBe(1);
  expect(await veganOf('젤라틴')).toBe('no');
});

test('an upgraded database knows which of its ingredients are the shipped ones', async () => {
  await load('yes');
  await edit('레시틴', 'lecithin');
  await server.pool.query(`INSERT INTO catalogue_loads (version) VALUES ('first') ON CONFLICT DO NOTHING`);
  await server.pool.query('DROP TABLE starter_ingredients');
  await starterIngredients.up({
    db: (server.payload.db as never as { drizzle: never }).drizzle,
    payload: server.payload,
    req: await createLocalReq({}, server.payload),
  });
  expect(await load('maybe')).toBe(1);
  expect([await veganOf('레시틴'), await veganOf('젤라틴')]).toEqual(['yes', 'maybe']);
});
