import { createLocalReq, type PayloadRequest } from 'payload';
import { existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { closePublicPool } from '../../../src/database/publicPool.ts';
import { pruneExpired } from '../../../src/services/operations/pruneExpired.ts';
import { sweepFiles } from '../../../src/services/operations/files/sweepFiles.ts';
import { purgeTrash } from '../../../src/services/operations/trash/purgeTrash.ts';
import { removeFiles } from '../../../src/services/operations/files/removeFiles.ts';
import { signUp } from '../../helpers/accounts.ts';
import { startTestPayload, type TestPayload } from '../../helpers/payload.ts';

let server: TestPayload;
let req: PayloadRequest;
let user: number;
let food: number;

beforeAll(async () => {
  server = await startTestPayload();
  req = await createLocalReq({}, server.payload);
  user = (await signUp(server.payload)).id;
  ({ id: food } = await server.payload.create({
    collection: 'foods',
    data: { kind: 'fresh', name: '쌀', basis: '100g', source: { name: 'test' } },
  }));
});
afterAll(async () => {
  await closePublicPool();
  await server.stop();
});

const signal = new AbortController().signal;
const isInDatabase = async (id: number) =>
  (await server.pool.query('SELECT 1 FROM meal_diaries WHERE id = $1', [id])).rowCount === 1;

async function trashedMeal(days: number): Promise<{ id: number; file: string }> {
  const data = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#a33' } })
    .png()
    .toBuffer();
  const photo = await server.payload.create({
    collection: 'meal-photos',
    data: { user },
    file: { data, mimetype: 'image/png', name: 'x.png', size: data.length },
  });
  const diary = await server.payload.create({
    collection: 'meal-diaries',
    data: {
      user,
      date: '2026-01-01',
      mealType: 'snack',
      items: [{ food, amount: 1, unit: 'g' }],
      photos: [photo.id],
    },
  });
  await server.pool.query(
    `UPDATE meal_diaries SET deleted_at = now() - make_interval(days => $1) WHERE id = $2`,
    [days, diary.id],
  );
  return { id: diary.id, file: join(server.dataDir, 'media', 'meal-photos', String(photo.filename)) };
}

test('the job empties the trash after thirty days, with photos and files', async () => {
  const recentMeal = await trashedMeal(29);
  const oldMeal = await trashedMeal(31);
  expect(existsSync(oldMeal.file)).toBe(true);
  expect(await purgeTrash({ req, signal })).toBe(1);
  await removeFiles({ req, signal });
  expect([await isInDatabase(recentMeal.id), await isInDatabase(oldMeal.id)]).toEqual([true, false]);
  expect([existsSync(recentMeal.file), existsSync(oldMeal.file)]).toEqual([true, false]);
  expect(await purgeTrash({ req, signal })).toBe(0);
});

test('the job empties the trash of members, and leaves that of staff to them', async () => {
  const makeFood = async (fields: object) => {
    const data = { kind: 'custom', name: '무', basis: '100g', source: { name: 'test' }, ...fields } as const;
    return (await server.payload.create({ collection: 'foods', data })).id;
  };
  const ids = [
    await makeFood({ owner: user }),
    // A dietitian has made it a food of the catalogue.
    await makeFood({ owner: user, kind: 'fresh' }),
    await makeFood({ kind: 'fresh' }),
  ];
  await server.pool.query(`UPDATE foods SET deleted_at = now() - interval '31 days' WHERE id = ANY ($1)`, [
    ids,
  ]);
  expect(await purgeTrash({ req, signal })).toBe(1);
  const { rows } = await server.pool.query('SELECT id FROM foods WHERE id = ANY ($1) ORDER BY id', [ids]);
  expect(rows.map(({ id }) => id)).toEqual(ids.slice(1));
});

test('a document that cannot be deleted does not keep the others in the trash', async () => {
  const [stuck, old] = [await trashedMeal(31), await trashedMeal(31)];
  const { hooks } = server.payload.collections['meal-diaries'].config;
  hooks.beforeDelete.push(({ id }) => {
    if (id === stuck.id) throw new Error('stuck');
  });
  await expect(purgeTrash({ req, signal })).rejects.toThrow('could not be deleted');
  hooks.beforeDelete.pop();
  expect([await isInDatabase(stuck.id), await isInDatabase(old.id)]).toEqual([true, false]);
});

test('a sweep removes old files without a document, and counts documents without their file', async () => {
  const { file: kept } = await trashedMeal(1);
  const { id, file: lost } = await trashedMeal(1);
  rmSync(lost);
  const folder = dirname(kept);
  const [orphan, young, hidden] = ['orphan.webp', 'young.webp', '.hidden'].map((name) => join(folder, name));
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
  for (const path of [orphan!, young!, hidden!]) writeFileSync(path, 'x');
  for (const path of [orphan!, hidden!, kept]) utimesSync(path, twoDaysAgo, twoDaysAgo);
  const { rows } = await server.pool.query('SELECT photo.id FROM meal_photos photo WHERE diary_id = $1', [
    id,
  ]);

  const swept = await sweepFiles({ req, signal });
  await removeFiles({ req, signal });

  expect(swept).toContainEqual({
    collection: 'meal-photos',
    unknownFiles: 1,
    documentsWithoutFile: 1,
    firstIds: [rows[0].id],
  });
  expect([orphan!, young!, hidden!, kept].map((path) => existsSync(path))).toEqual([false, true, true, true]);
});

test('Idempotency-Keys are removed after two days, not before', async () => {
  await server.pool.query(
    `INSERT INTO idempotency_keys (user_id, key_hash, request_hash, holder, lease_ends, created_at) VALUES
       ($1, 'old', 'x', gen_random_uuid(), now(), now() - interval '49 hours'),
       ($1, 'young', 'x', gen_random_uuid(), now(), now() - interval '47 hours')`,
    [user],
  );
  await pruneExpired({ req });
  const { rows } = await server.pool.query('SELECT key_hash FROM idempotency_keys');
  expect(rows).toEqual([{ key_hash: 'young' }]);
});
