import { createLocalReq, type PayloadRequest } from 'payload';
import { diagnose } from '../../../src/errors/diagnose.ts';
import { createStaff, signUp } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let server: TestPayload;
let dietitian: PayloadRequest;
let member: PayloadRequest;

beforeAll(async () => {
  server = await startTestPayload();
  const requestOf = async (collection: 'users' | 'staff', id: number) => {
    const user = await server.payload.findByID({ collection, id });
    return createLocalReq({ user: { ...user, collection } } as never, server.payload);
  };
  dietitian = await requestOf('staff', (await createStaff(server.payload, 'dietitian')).id);
  member = await requestOf('users', (await signUp(server.payload)).id);
});
afterAll(() => server.stop());

const write = (data: object, req = dietitian) =>
  server.payload.create({
    collection: 'foods',
    data: { kind: 'processed', name: '두부', basis: '100g', source: { name: 'test' }, ...data },
    overrideAccess: false,
    req,
  } as never) as unknown as Promise<Record<string, unknown> & { id: number }>;
const change = (id: number, data: object, req = dietitian) =>
  server.payload.update({ collection: 'foods', id, data, overrideAccess: false, req });

test('a write cleans texts and normalises the barcode', async () => {
  const food = await write({ name: ' 두부'.normalize('NFD') + '  찌개 ', barcode: '40-0638 1333-931' });
  expect(food).toMatchObject({ name: '두부 찌개', barcode: '4006381333931' });
});

test.each([
  [{ barcode: '4006381333930' }, 'invalid_barcode', 'barcode'],
  [{ name: 'a\u0000b' }, 'invisible_character', 'name'],
  [{ nutrients: { sodium: -1 } }, 'out_of_range', 'nutrients.sodium'],
  [{ kind: 'magic' }, 'unknown_value', 'kind'],
  [{ ingredientsText: '밀, '.repeat(7_000) }, 'too_long', 'ingredientsText'],
  [{ allergenText: '밀, '.repeat(2_000) }, 'too_long', 'allergenText'],
])('%j is refused', async (data, code, field) => {
  const error: unknown = await write(data).catch((reason: unknown) => reason);
  expect(diagnose(error)).toMatchObject({ code, field });
});

test('a change looks only at the fields that were sent', async () => {
  const food = await write({});
  // An older rule accepted this barcode, and a person has emptied the allergens.
  await server.pool.query(
    `UPDATE foods SET barcode = '123', allergen_text = '우유 함유', allergens = NULL WHERE id = $1`,
    [food.id],
  );
  const changed = await change(food.id, { brand: '상표' });
  expect(changed).toMatchObject({ brand: '상표', barcode: '123', allergens: null });
  expect((await change(food.id, { allergens: null })).allergens).toMatchObject({ contains: ['milk'] });
});

test('a write of a person names the fields that it changes, and the person releases them', async () => {
  const food = await write({ nutrients: { sodium: 5 }, source: { name: 'test', licence: 'L' } });
  expect(food['handSet']).toBeNull();
  const whole = await server.payload.findByID({ collection: 'foods', id: food.id, depth: 0 });
  // A form sends every field.
  const changed = await change(food.id, {
    ...whole,
    brand: '상표',
    nutrients: { ...whole.nutrients, sodium: 9 },
  });
  expect(changed.handSet).toEqual(['brand', 'nutrients.sodium']);
  expect((await change(food.id, { source: { licence: 'M' } })).handSet).toEqual([
    'brand',
    'source.licence',
    'nutrients.sodium',
  ]);
  expect((await change(food.id, { handSet: ['brand'] })).handSet).toEqual(['brand']);
  expect((await change(food.id, { handSet: [] })).handSet).toEqual([]);
  const error: unknown = await change(food.id, { handSet: ['popularity'] }).catch(
    (reason: unknown) => reason,
  );
  expect(diagnose(error)).toMatchObject({ field: 'handSet.0' });
});

test('nobody but staff sees or sets what was changed by hand, and no import changes a member’s own food', async () => {
  const own = await write({ kind: 'custom' }, member);
  const changed = await change(own.id, { brand: '상표' }, member);
  expect(changed).not.toHaveProperty('handSet');
  const error: unknown = await change(own.id, { handSet: ['name'] }, member).catch(
    (reason: unknown) => reason,
  );
  expect(diagnose(error)).toMatchObject({ field: 'handSet' });
  const stored = await server.payload.findByID({ collection: 'foods', id: own.id });
  expect(stored.handSet).toBeNull();
});

test('a write flags impossible figures, and a correction removes the flag', async () => {
  const food = await write({ nutrients: { fat: 10, saturatedFat: 50, energyKcal: 90 } });
  expect(food['quality']).toEqual(
    expect.arrayContaining([{ flag: 'saturated-over-fat', nutrients: ['saturatedFat', 'fat'] }]),
  );
  const corrected = await change(food.id, { nutrients: { saturatedFat: 5 } });
  expect(corrected.quality).toEqual([]);
  expect(corrected.nutrients).toMatchObject({ fat: 10, saturatedFat: 5, energyKcal: 90, sodium: null });
});

const allergens = (contains: string[], mayContain: string[] = []) => ({
  allergens: { scheme: 'mfds', contains, mayContain },
});

test.each([[allergens(['milk', 'kiwi'])], [allergens([], ['milkk'])]])(
  'allergens that are not in the list are refused: %j',
  async (data) => {
    const error: unknown = await write(data).catch((reason: unknown) => reason);
    expect(diagnose(error)).toMatchObject({
      code: 'unknown_allergen',
      field: expect.stringMatching(/^allergens\.(contains|mayContain)\.\d$/) as string,
    });
  },
);

test('a stored slug whose allergen is gone may stay', async () => {
  const food = await write(allergens(['milk']));
  await server.pool.query('UPDATE foods SET allergens = $1 WHERE id = $2', [
    allergens(['milk', 'gone']).allergens,
    food.id,
  ]);
  const changed = await change(food.id, allergens(['milk', 'egg', 'gone']));
  expect(changed.allergens).toEqual(allergens(['milk', 'egg', 'gone']).allergens);
});

test('a write flags what contradicts itself, and a correction removes the flag', async () => {
  const food = await write({ name: '땅콩버터', allergenText: '대두 함유' });
  const contradiction = {
    fact: 'allergens.peanut',
    shows: { kind: 'name', text: '땅콩버터' },
    denies: { kind: 'declaration', text: '대두 함유' },
  };
  expect(food['quality']).toEqual([
    { flag: 'contradiction', nutrients: [], contradictions: [contradiction] },
  ]);
  const corrected = await change(food.id, { allergenText: '대두, 땅콩 함유' });
  expect(corrected.quality).toEqual([]);
});

test.each([
  ['a certificate', { labels: ['vegan'], ingredientsText: '설탕, 젤라틴' }, 'ingredientClasses.not-vegan'],
  ['a value set by hand', { ...allergens([]), ingredientsText: '탈지분유' }, 'allergens.milk'],
])('a write flags %s that the list contradicts', async (_, data, fact) => {
  const food = await write({ name: '간식', ...data });
  expect(food['quality']).toEqual([
    expect.objectContaining({
      flag: 'contradiction',
      contradictions: [expect.objectContaining({ fact })],
    }),
  ]);
});

test('a flag about the source of a figure stays until the figure is written', async () => {
  const doubt = [{ flag: 'unreadable-value', nutrients: ['sodium', 'sugars'] }];
  const food = await write({ nutrients: { fat: 1 } });
  await server.pool.query('UPDATE foods SET quality = $1 WHERE id = $2', [JSON.stringify(doubt), food.id]);
  const corrected = await change(food.id, { nutrients: { sodium: 40 } });
  expect(corrected.quality).toEqual([{ flag: 'unreadable-value', nutrients: ['sugars'] }]);
});

describe('a member', () => {
  test('adds own foods, and none to the catalogue', async () => {
    const food = await write({ kind: 'custom', source: { name: 'the pack' } }, member);
    expect(food).toMatchObject({ kind: 'custom', source: { name: 'the pack' }, code: null, popularity: 0 });
    for (const [field, value] of Object.entries({
      kind: 'fresh',
      code: 'X1',
      popularity: 999,
      verifiedBy: 1,
    }))
      await expect(write({ kind: 'custom', [field]: value }, member)).rejects.toMatchObject({
        code: 'forbidden',
        field,
      });
    const { rows } = await server.pool.query('SELECT owner_id FROM foods WHERE id = $1', [food.id]);
    expect(rows).toEqual([{ owner_id: member.user?.id }]);
  });

  test('cannot turn an own food into a food of the catalogue', async () => {
    const food = await write({ kind: 'custom' }, member);
    await expect(change(food.id, { kind: 'fresh', name: '내 두부' }, member)).rejects.toMatchObject({
      code: 'forbidden',
      field: 'kind',
    });
    const result = await change(food.id, { kind: 'custom', name: '내 두부' }, member);
    expect(result).toMatchObject({ kind: 'custom', name: '내 두부' });
    await expect(change(food.id, { owner: null }, member)).rejects.toMatchObject({
      code: 'read_only_field',
      field: 'owner',
    });
  });

  test('cannot change the catalogue', async () => {
    const food = await write({});
    await expect(change(food.id, { name: 'x' }, member)).rejects.toMatchObject({ status: 403 });
  });
});
