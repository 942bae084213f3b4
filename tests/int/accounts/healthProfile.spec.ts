import { createLocalReq, type PayloadRequest } from 'payload';
import { diagnose } from '../../../src/errors/diagnose.ts';
import { SealBroken } from '../../../src/domain/accounts/sealing.ts';
import { addDiets } from '../../helpers/addDiets.ts';
import { signUp, type TestAccount } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let server: TestPayload;
let owner: TestAccount;
let req: PayloadRequest;
let profile: number;

const facts = {
  diets: [{ diet: 'kidney-disease', from: '2026-11-01' }],
  allergens: [{ allergen: 'peanut', avoidTraces: true }],
  avoidedIngredients: ['고수'],
  personalLimits: [
    { nutrient: 'phosphorus', max: 800, unit: 'mg', per: 'day', until: '2027-01-31', note: '투석 전까지' },
    { ingredient: '자몽' },
  ],
  clinical: { ckdStage: '3b', potassiumRetainingDrugs: true },
};

beforeAll(async () => {
  server = await startTestPayload();
  await addDiets(server.pool, 'kidney-disease', 'gout');
  owner = await signUp(server.payload);
  const user = await server.payload.findByID({ collection: 'users', id: owner.id });
  req = await createLocalReq({ user: { ...user, collection: 'users' } }, server.payload);
  const { docs } = await server.payload.find({
    collection: 'health-profiles',
    where: { user: { equals: owner.id } },
  });
  profile = docs[0]!.id;
});
afterAll(() => server.stop());

const asOwner = () => ({ collection: 'health-profiles' as const, id: profile, overrideAccess: false, req });
const readRow = async () => {
  const { rows } = await server.pool.query<{ row: string; sealed: string }>(
    'SELECT h::text AS row, sealed FROM health_profiles h WHERE id = $1',
    [profile],
  );
  return rows[0]!;
};

test('a new profile has no facts', async () => {
  await expect(server.payload.findByID(asOwner())).resolves.toMatchObject({
    diets: [],
    allergens: [],
    avoidedIngredients: [],
    personalLimits: [],
    nothingToAvoid: false,
    clinical: {},
  });
});

test('its owner reads the facts back, and the table has none of them as plain text', async () => {
  await server.payload.update({ ...asOwner(), data: { ...facts, heightCm: 163 } });
  await expect(server.payload.findByID(asOwner())).resolves.toMatchObject({ ...facts, heightCm: 163 });
  const { row } = await readRow();
  for (const secret of [
    'kidney',
    'peanut',
    '고수',
    '"3b"',
    'ckdStage',
    'potassium',
    'phosphorus',
    '투석',
    '자몽',
  ])
    expect(row).not.toContain(secret);
});

test('a change of one fact keeps the others', async () => {
  await server.payload.update({ ...asOwner(), data: facts });
  await server.payload.update({ ...asOwner(), data: { avoidedIngredients: ['고수', 'celery'] } });
  await expect(server.payload.findByID(asOwner())).resolves.toMatchObject({
    ...facts,
    avoidedIngredients: ['고수', 'celery'],
  });
  await server.payload.update({ ...asOwner(), data: { weightKg: 58 } });
  await expect(server.payload.findByID(asOwner())).resolves.toMatchObject({
    diets: facts.diets,
    weightKg: 58,
  });
});

test('a query cannot filter or sort by sealed facts, and no answer has the sealed column', async () => {
  for (const where of [
    { clinical: { exists: true } },
    { 'diets.diet': { equals: 'gout' } },
    { nothingToAvoid: { equals: true } },
    { personalLimits: { exists: true } },
    { sealed: { exists: true } },
  ]) {
    const error: unknown = await server.payload
      .find({ collection: 'health-profiles', where: where as never, overrideAccess: false, req })
      .catch((reason: unknown) => reason);
    expect(diagnose(error).code).toBe('invalid_filter');
  }
  await expect(server.payload.findByID(asOwner())).resolves.not.toHaveProperty('sealed');
});

test.each([
  [{ diets: [{ diet: 'Not A Slug' }] }, 'unknown_diet', 'diets.0.diet'],
  [{ allergens: [{ allergen: 'milk', avoidTraces: 'yes' }] }, 'wrong_type', 'allergens.0.avoidTraces'],
  [{ clinical: { ckdStage: '7' } }, 'unknown_value', 'clinical.ckdStage'],
])('%j is refused with %s at %s and changes nothing', async (data, code, field) => {
  const before = await readRow();
  const error: unknown = await server.payload
    .update({ ...asOwner(), data: data })
    .catch((reason: unknown) => reason);
  expect(diagnose(error)).toMatchObject({ code, field });
  expect(await readRow()).toEqual(before);
});

describe('"nothing to avoid"', () => {
  const change = (data: object) => server.payload.update({ ...asOwner(), data });
  const nothing = { diets: [], allergens: [], avoidedIngredients: [], personalLimits: [] };
  const codeOf = (data: object) =>
    change(data).then(
      () => undefined,
      (reason: unknown) => diagnose(reason),
    );

  test('is refused while the profile names something, and changes nothing', async () => {
    for (const something of [
      { diets: [{ diet: 'gout', until: '2020-01-31' }] },
      { allergens: [{ allergen: 'milk' }] },
      { avoidedIngredients: ['고수'] },
      { personalLimits: [{ ingredient: '고수' }] },
    ]) {
      await change({ ...nothing, ...something });
      const before = await readRow();
      expect(await codeOf({ nothingToAvoid: true })).toMatchObject({
        code: 'contradictory_profile',
        field: 'nothingToAvoid',
      });
      expect(await readRow()).toEqual(before);
    }
    await change(nothing);
    expect(await codeOf({ nothingToAvoid: true, avoidedIngredients: ['고수'] })).toMatchObject({
      code: 'contradictory_profile',
    });
  });

  test('can be said in the request that removes the rest, and is sealed', async () => {
    await change({ ...nothing, allergens: [{ allergen: 'milk' }] });
    await change({ ...nothing, nothingToAvoid: true });
    await expect(server.payload.findByID(asOwner())).resolves.toMatchObject({ nothingToAvoid: true });
    expect((await readRow()).row).not.toContain('nothingToAvoid');
  });

  test('is taken back when the member names something later', async () => {
    await change({ ...nothing, nothingToAvoid: true });
    await change({ weightKg: 60 });
    await expect(server.payload.findByID(asOwner())).resolves.toMatchObject({ nothingToAvoid: true });
    await change({ diets: [{ diet: 'gout' }] });
    await expect(server.payload.findByID(asOwner())).resolves.toMatchObject({
      diets: [{ diet: 'gout' }],
      nothingToAvoid: false,
    });
  });
});

test('sealed facts of another member cannot be opened in my row', async () => {
  const other = await signUp(server.payload);
  await server.pool.query('UPDATE health_profiles SET sealed = $1 WHERE user_id = $2', [
    (await readRow()).sealed,
    other.id,
  ]);
  await expect(
    server.payload.find({ collection: 'health-profiles', where: { user: { equals: other.id } } }),
  ).rejects.toThrow(SealBroken);
});

test('the profile is deleted with its account', async () => {
  const leaving = await signUp(server.payload);
  await server.payload.delete({ collection: 'users', id: leaving.id });
  const { rows } = await server.pool.query(
    'SELECT (SELECT count(*)::int FROM health_profiles WHERE user_id = $1) profiles, (SELECT count(*)::int FROM members WHERE user_id = $1) members',
    [leaving.id],
  );
  expect(rows).toEqual([{ profiles: 0, members: 0 }]);
});
