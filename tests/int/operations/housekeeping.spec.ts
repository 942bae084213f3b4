import { createLocalReq, type PayloadRequest } from 'payload';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { closePublicPool } from '../../../src/database/publicPool.ts';
import { pruneExpired } from '../../../src/services/operations/pruneExpired.ts';
import { purgeTrash } from '../../../src/services/operations/purgeTrash.ts';
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
  expect([await isInDatabase(recentMeal.id), await isInDatabase(oldMeal.id)]).toEqual([true, false]);
  expect([existsSync(recentMeal.file), existsSync(oldMeal.file)]).toEqual([true, false]);
  expect(await purgeTrash({ req, signal })).toBe(0);
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
