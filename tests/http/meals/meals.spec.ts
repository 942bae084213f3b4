import { addDays } from '../../../src/domain/calendar.ts';
import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { signUp, type TestAccount } from '../../helpers/accounts.ts';
import { clientOf, upload } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';
import { computeNutrition } from '../../../src/services/meals/mealNutrition.ts';
import { createLocalReq } from 'payload';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let me: string;
let other: string;
let rice: number;
let soup: number;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  me = await tokenOf(await signUp(server.payload));
  other = await tokenOf(await signUp(server.payload));
  const food = async (name: string, nutrients: object) =>
    (
      await server.payload.create({
        collection: 'foods',
        data: {
          kind: 'cooked',
          name,
          basis: '100g',
          source: { name: 'test' },
          servingSize: 210,
          servingUnit: 'g',
          nutrients,
        },
      })
    ).id;
  rice = await food('쌀밥', { energyKcal: 150, sodium: 2 });
  soup = await food('된장국', { energyKcal: 30 });
});
afterAll(() => server.stop());

const tokenOf = async ({ email, password }: TestAccount): Promise<string> =>
  (await call('/api/users/login', { json: { email, password } })).body.token;

let usedDays = 0;
/** A new day at each call, because a day has at most one breakfast, lunch and dinner. */
const day = () => addDays('2026-01-01', (usedDays += 1));
const meal = (change: object = {}) => ({
  date: day(),
  mealType: 'lunch',
  items: [{ food: rice, amount: 1, unit: 'serving' }],
  ...change,
});
const write = (change: object = {}, headers: Record<string, string> = {}, token = me) =>
  call('/api/meal-diaries', { json: meal(change), token, headers });

const uploadPhoto = (token: string, bytes: Uint8Array, type?: string) =>
  upload({ url: `${server.url}/api/meal-photos`, bytes, token, ...(type === undefined ? {} : { type }) });
const photo = async () =>
  new Uint8Array(
    await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a33' } })
      .withExif({ IFD0: { Copyright: 'me' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '37/1 33/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer(),
  );

/** A PNG with a size and no pixels, so that decoding it fails. */
function pngOf(width: number, height: number): Uint8Array {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const bitDepthAndColour = Buffer.from([8, 2, 0, 0, 0]);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([size, bitDepthAndColour])),
    chunk('IDAT', Buffer.alloc(0)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

describe('the summary', () => {
  test('adds up days, weeks and months, with shares of the daily reference', async () => {
    const token = await tokenOf(await signUp(server.payload));
    const eat = (date: string, mealType: string) =>
      write({ date, mealType, items: [{ food: rice, amount: 1000, unit: 'g' }] }, {}, token);
    await eat('2025-03-03', 'lunch');
    await eat('2025-03-03', 'dinner');
    await eat('2025-03-09', 'lunch');
    const ask = (by: string) =>
      call(`/api/meal-diaries/summary?from=2025-03-01&to=2025-03-31&by=${by}`, { token });
    const days = await ask('day');
    expect(days.body.periods.map((each: { from: string }) => each.from)).toEqual([
      '2025-03-03',
      '2025-03-09',
    ]);
    expect(days.body.periods[0]).toMatchObject({
      meals: 2,
      daysWithMeals: 1,
      totals: { energyKcal: 3000, sodium: 40, potassium: null },
      completeness: { energyKcal: 1, potassium: 0 },
      shareOfReference: { energyKcal: 1.5, sodium: 0.02, potassium: null },
    });
    const week = await ask('week');
    expect(week.body.periods).toHaveLength(1);
    expect(week.body.periods[0]).toMatchObject({
      from: '2025-03-03',
      meals: 3,
      daysWithMeals: 2,
      totals: { energyKcal: 4500 },
    });
    expect((await ask('month')).body.periods[0]).toMatchObject({ from: '2025-03-01', meals: 3 });
    expect(days.body.reference.source.publisher).toMatch(/식품의약품안전처/);
  });

  test.each([
    ['from=2025-01-01', 400, 'required', 'to'],
    ['', 400, 'required', 'from'],
    ['from=x&to=2025-01-01', 400, 'invalid_date', 'from'],
    ['from=2025-02-01&to=2025-01-01', 400, 'invalid_range', 'to'],
    ['from=2020-01-01&to=2025-01-01', 400, 'invalid_range', 'to'],
    ['from=2025-01-01&to=2025-01-02&by=year', 400, 'invalid_filter', 'by'],
  ])('refuses ?%s', async (query, status, code, field) => {
    const answer = await call(`/api/meal-diaries/summary?${query}`, { token: me });
    expect({ status: answer.status, code: answer.body.code, field: answer.body.field }).toEqual({
      status,
      code,
      field,
    });
  });

  test('needs a member', async () => {
    expect((await call('/api/meal-diaries/summary?from=2025-01-01&to=2025-01-02')).status).toBe(401);
  });
});

describe('a meal', () => {
  test('stores a snapshot of its foods, and a job computes its totals', async () => {
    const { status, body } = await write({
      items: [
        { food: rice, amount: 2, unit: 'serving' },
        { food: soup, amount: 200, unit: 'g' },
      ],
    });
    expect(status).toBe(201);
    expect(body.doc).toMatchObject({ mealType: 'lunch', nutrition: { status: 'pending' }, isPublic: false });
    expect(body.doc.items[0]).toMatchObject({
      food: rice,
      amount: 2,
      unit: 'serving',
      snapshot: { name: '쌀밥', nutrients: { energyKcal: 150 } },
    });
    const { rows } = await server.pool.query(
      `SELECT data FROM jobs.agenda_jobs WHERE name = 'compute-nutrition' AND data->>'diary' = $1`,
      [String(body.doc.id)],
    );
    expect(rows).toEqual([{ data: { diary: body.doc.id } }]);
    await computeNutrition({ req: await createLocalReq({}, server.payload), diary: body.doc.id });
    const { body: ready } = await call(`/api/meal-diaries/${body.doc.id}`, { token: me });
    expect(ready.nutrition).toMatchObject({
      status: 'ready',
      totals: { energyKcal: 690, sodium: 8.4, potassium: null },
      completeness: { energyKcal: 1, sodium: 0.5, potassium: 0 },
    });
  });

  test('keeps the snapshot when its food is deleted, and can still be changed', async () => {
    const { id: fleeting } = await server.payload.create({
      collection: 'foods',
      data: {
        kind: 'cooked',
        name: '사라질 음식',
        basis: '100g',
        source: { name: 'test' },
        nutrients: { energyKcal: 10 },
      },
    });
    const { body } = await write({ items: [{ food: fleeting, amount: 100, unit: 'g' }] });
    await server.pool.query('DELETE FROM foods WHERE id = $1', [fleeting]);
    const update = await call(`/api/meal-diaries/${body.doc.id}`, {
      method: 'PATCH',
      token: me,
      json: { items: [{ food: fleeting, amount: 50, unit: 'g' }] },
    });
    expect(update.body.doc.items[0]).toMatchObject({ amount: 50, snapshot: { name: '사라질 음식' } });
    expect((await write({ items: [{ food: fleeting, amount: 100, unit: 'g' }] })).body).toMatchObject({
      code: 'unknown_food',
      field: 'items.0.food',
    });
  });

  test.each([
    [{ date: '2026-02-30' }, 400, 'invalid_date', 'date'],
    [{ date: '2999-01-01' }, 400, 'future_date', 'date'],
    [{ items: [] }, 400, 'items_required', 'items'],
    [
      { items: Array.from({ length: 11 }, () => ({ food: 1, amount: 1, unit: 'g' })) },
      400,
      'too_many_items',
      'items',
    ],
    [{ items: [{ food: 1, amount: -1, unit: 'g' }] }, 400, 'invalid_amount', 'items.0.amount'],
    [{ items: [{ food: 1, amount: 1e9, unit: 'g' }] }, 400, 'invalid_amount', 'items.0.amount'],
    [{ items: [{ food: 999_999, amount: 1, unit: 'g' }] }, 400, 'unknown_food', 'items.0.food'],
    [{ items: [{ food: 1, amount: 1, unit: 'cup' }] }, 400, 'invalid_unit', 'items.0.unit'],
    [{ mealType: 'brunch' }, 400, 'unknown_value', 'mealType'],
    [{ photos: [1, 2, 3, 4, 5, 6] }, 400, 'too_many_photos', 'photos'],
    [{ photos: [999_999] }, 400, 'unknown_photo', 'photos.0'],
  ])('is refused with %j', async (change, status, code, field) => {
    const before = await server.pool.query('SELECT count(*) FROM meal_diaries');
    const answer = await write(change);
    expect({ status: answer.status, code: answer.body.code, field: answer.body.field }).toEqual({
      status,
      code,
      field,
    });
    expect((await server.pool.query('SELECT count(*) FROM meal_diaries')).rows).toEqual(before.rows);
  });

  test('is refused when the day has one of its kind; snacks are not limited', async () => {
    const date = day();
    expect((await write({ date })).status).toBe(201);
    expect(await write({ date })).toMatchObject({
      status: 409,
      body: { code: 'meal_exists', field: 'mealType' },
    });
    expect((await write({ date, mealType: 'snack' })).status).toBe(201);
    expect((await write({ date, mealType: 'snack' })).status).toBe(201);
    expect((await write({ date }, {}, other)).status).toBe(201);
  });

  test('is written once when twenty lunches come at the same time', async () => {
    const date = day();
    const answers = await Promise.all(Array.from({ length: 20 }, () => write({ date })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'meal_exists')).toHaveLength(19);
  });
});

describe('an Idempotency-Key', () => {
  test('turns fifty equal calls at once into one meal and fifty equal answers', async () => {
    const body = meal({ mealType: 'snack' });
    const headers = { 'idempotency-key': randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => call('/api/meal-diaries', { json: body, token: me, headers })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ body: answer }) => answer.doc.id)).size).toBe(1);
    const { rows } = await server.pool.query('SELECT count(*)::int n FROM meal_diaries WHERE date = $1', [
      body.date,
    ]);
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('is refused with another body, and is separate for each member', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const body = meal();
    expect((await call('/api/meal-diaries', { json: body, token: me, headers })).status).toBe(201);
    const update = await call('/api/meal-diaries', {
      json: { ...body, content: 'else' },
      token: me,
      headers,
    });
    expect(update).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
    expect((await call('/api/meal-diaries', { json: body, token: other, headers })).status).toBe(201);
  });

  test('can be used again after a call that failed', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    expect((await write({ items: [] }, headers)).status).toBe(400);
    expect((await write({}, headers)).status).toBe(201);
  });

  test('works through GraphQL', async () => {
    const date = day();
    const query = `mutation { createMealDiary(data: { date: "${date}", mealType: dinner, items: [{ food: ${rice}, amount: 100, unit: "g" }] }) { id } }`;
    const headers = { 'idempotency-key': randomUUID() };
    const [one, two] = [
      await call('/api/graphql', { json: { query }, token: me, headers }),
      await call('/api/graphql', { json: { query }, token: me, headers }),
    ];
    expect(one.body.data.createMealDiary.id).toEqual(expect.any(Number));
    expect(two.body).toEqual(one.body);
  });
});

describe('the trash', () => {
  test('keeps a deleted meal until it is restored, and the day accepts a new meal', async () => {
    const date = day();
    const { body } = await write({ date });
    const { id } = body.doc;
    expect((await call(`/api/meal-diaries/${id}`, { method: 'DELETE', token: me })).status).toBe(200);
    expect((await call(`/api/meal-diaries/${id}`, { token: me })).status).toBe(404);
    const trash = await call('/api/meal-diaries?trash=true&where[deletedAt][exists]=true', { token: me });
    expect(trash.body.docs.map((doc: { id: number }) => doc.id)).toContain(id);
    expect((await call(`/api/meal-diaries/${id}/restore`, { method: 'POST', token: other })).status).toBe(
      404,
    );
    expect((await call(`/api/meal-diaries/${id}/restore`, { method: 'POST', token: me })).status).toBe(200);
    expect((await call(`/api/meal-diaries/${id}`, { token: me })).status).toBe(200);

    await call(`/api/meal-diaries/${id}`, { method: 'DELETE', token: me });
    expect((await write({ date })).status).toBe(201);
    expect(await call(`/api/meal-diaries/${id}/restore`, { method: 'POST', token: me })).toMatchObject({
      status: 409,
      body: { code: 'meal_exists' },
    });
  });

  test('refuses a deletedAt that a client sends', async () => {
    const { body } = await write();
    const answer = await call(`/api/meal-diaries/${body.doc.id}`, {
      method: 'PATCH',
      token: me,
      json: { deletedAt: '1999-01-01T00:00:00Z' },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden', field: 'deletedAt' } });
  });
});

describe('another member', () => {
  test('sees a shared meal and cannot change it', async () => {
    const { body } = await write({ content: '비밀' });
    const path = `/api/meal-diaries/${body.doc.id}`;
    expect((await call(path, { token: other })).status).toBe(404);
    expect((await call(path)).status).toBe(401);
    await call(path, { method: 'PATCH', token: me, json: { isPublic: true } });
    const shared = await call(path, { token: other });
    expect(shared.body).toMatchObject({ content: '비밀' });
    expect(shared.body.user).toBeUndefined();
    expect((await call(path, { method: 'PATCH', token: other, json: { content: 'x' } })).status).toBe(403);
    await call(path, { method: 'DELETE', token: me });
    expect((await call(`${path}?trash=true`, { token: other })).status).toBe(404);
  });

  test('finds no private meal by any filter, count or GraphQL', async () => {
    const { body } = await write({ content: '남이 볼 수 없는 글' });
    const filter = `where[content][equals]=${encodeURIComponent('남이 볼 수 없는 글')}`;
    expect((await call(`/api/meal-diaries?${filter}`, { token: other })).body.docs).toEqual([]);
    expect((await call(`/api/meal-diaries/count?${filter}`, { token: other })).body.totalDocs).toBe(0);
    const graphql = await call('/api/graphql', {
      token: other,
      json: { query: `{ MealDiary(id: ${body.doc.id}) { content } }` },
    });
    expect(graphql.body.data?.MealDiary ?? null).toBeNull();
  });
});

describe('a photo', () => {
  test('is rotated upright and loses its metadata', async () => {
    const { status, body } = await uploadPhoto(me, await photo());
    expect(status).toBe(201);
    expect(body.doc).toMatchObject({ mimeType: 'image/webp', width: 20, height: 40 });
    expect(body.doc.filename).toMatch(/^[0-9a-f-]{36}\.webp$/);
    const file = await fetch(`${server.url}${body.doc.url}`, { headers: { authorization: `JWT ${me}` } });
    expect(file.headers.get('cache-control')).toBe('private, no-store');
    const metadata = await sharp(Buffer.from(await file.arrayBuffer())).metadata();
    expect(metadata.exif).toBeUndefined();
    expect(metadata.orientation).toBeUndefined();
  });

  test('is visible to others only with a public meal', async () => {
    const { body } = await uploadPhoto(me, await photo());
    const statusFor = async (token: string) =>
      (await fetch(`${server.url}${body.doc.url}`, { headers: { authorization: `JWT ${token}` } })).status;
    expect(await statusFor(other)).not.toBe(200);
    const diary = await write({ photos: [body.doc.id] });
    expect(diary.status).toBe(201);
    expect(await statusFor(other)).not.toBe(200);
    expect((await call(`/api/meal-photos/${body.doc.id}`, { token: other })).status).toBe(404);
    await call(`/api/meal-diaries/${diary.body.doc.id}`, {
      method: 'PATCH',
      token: me,
      json: { isPublic: true },
    });
    expect(await statusFor(other)).toBe(200);
    await call(`/api/meal-diaries/${diary.body.doc.id}`, { method: 'DELETE', token: me });
    expect(await statusFor(other)).not.toBe(200);
    expect(await statusFor(me)).toBe(200);
  });

  test('belongs to one meal and its owner', async () => {
    const { body } = await uploadPhoto(me, await photo());
    expect((await write({ photos: [body.doc.id] })).status).toBe(201);
    expect(await write({ photos: [body.doc.id] })).toMatchObject({
      status: 409,
      body: { code: 'photo_in_use' },
    });
    expect(await write({ photos: [body.doc.id] }, {}, other)).toMatchObject({
      status: 400,
      body: { code: 'unknown_photo', field: 'photos.0' },
    });
  });

  test.each([
    ['is no image', async () => new TextEncoder().encode('<script>alert(1)</script>')],
    ['is an SVG', async () => new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['is cut short', async () => (await photo()).slice(0, 300)],
  ])('is refused when it %s', async (_, make) => {
    const { status, body } = await uploadPhoto(me, await make());
    expect({ status, code: body.code, field: body.field }).toEqual({
      status: 400,
      code: 'not_a_photo',
      field: 'file',
    });
  });

  test('is refused before decoding when it has 30,000 × 30,000 pixels', async () => {
    const { status, body } = await uploadPhoto(me, pngOf(30_000, 30_000), 'image/png');
    expect({ status, code: body.code }).toEqual({ status: 413, code: 'photo_too_large' });
  });

  test('is refused when it has 20 MB', async () => {
    const { status, body } = await uploadPhoto(me, new Uint8Array(20 * 1024 * 1024));
    expect({ status, code: body.code, field: body.field, title: body.title }).toEqual({
      status: 413,
      code: 'too_large',
      field: 'file',
      title: '요청이 15 MB보다 큽니다.',
    });
  });
});
