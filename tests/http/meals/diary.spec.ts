import { createLocalReq } from 'payload';
import sharp from 'sharp';
import { readMealRow, storeTotals } from '../../../src/database/meals/totals.ts';
import { addDays, dayIn } from '../../../src/domain/calendar.ts';
import { totalsOf } from '../../../src/domain/meals/totals.ts';
import { computeNutrition, healPendingTotals } from '../../../src/services/meals/mealNutrition.ts';
import { createStaff, signUpAndLogIn, startTestSession, type TestMember } from '../../helpers/accounts.ts';
import { clientOf, upload, type Answer } from '../../helpers/client.ts';
import { startTestServer, type TestServer } from '../../helpers/server.ts';

let server: TestServer;
let call: ReturnType<typeof clientOf>;
let me: TestMember;
let other: TestMember;
let rice: number;
let ownFood: number;

beforeAll(async () => {
  server = await startTestServer();
  call = clientOf(server.url);
  me = await signUpAndLogIn({ payload: server.payload, call });
  other = await signUpAndLogIn({ payload: server.payload, call });
  const food = { basis: '100g', source: { name: 'test' }, nutrients: { energyKcal: 150 } } as const;
  ({ id: rice } = await server.payload.create({
    collection: 'foods',
    data: { ...food, kind: 'cooked', name: '쌀밥' },
  }));
  const custom = await call('/api/foods', {
    token: me.token,
    json: { kind: 'custom', name: '우리집 비밀 국', brand: '우리집', basis: '100g' },
  });
  ownFood = custom.body.doc.id;
});
afterAll(() => server.stop());

let usedDays = 0;
/** A new day at each call, because a day has at most one breakfast, lunch and dinner. */
const day = () => addDays('2025-01-01', (usedDays += 1));
const item = (change: object = {}) => ({ food: rice, amount: 100, unit: 'g', ...change });
const write = (change: object = {}, { token }: { token: string } = me) =>
  call('/api/meal-diaries', {
    token,
    json: { date: day(), mealType: 'lunch', items: [item()], ...change },
  });
const patch = (id: number, json: object, { token }: { token: string } = me, query = '') =>
  call(`/api/meal-diaries/${String(id)}${query}`, { method: 'PATCH', token, json });
const read = async (id: number, { token }: { token: string } = me) =>
  (await call(`/api/meal-diaries/${String(id)}`, { token })).body;
const compute = async (diary: number) =>
  computeNutrition({ req: await createLocalReq({}, server.payload), diary });

/** Writes a meal whose totals are ready. */
async function readyMeal(change: object = {}): Promise<number> {
  const { id } = (await write(change)).body.doc;
  await compute(id);
  return id;
}

async function jobsOf(diary: number): Promise<number> {
  const { rowCount } = await server.pool.query(
    `SELECT FROM jobs.agenda_jobs WHERE name = 'compute-nutrition' AND data->>'diary' = $1`,
    [String(diary)],
  );
  return rowCount ?? 0;
}

async function uploadPhoto({ token }: { token: string } = me): Promise<number> {
  const bytes = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
  return (await upload({ url: `${server.url}/api/meal-photos`, bytes, token })).body.doc.id;
}

/** The part of an answer by which an app decides. */
const faultOf = ({ status, body }: Answer) => ({ status, code: body.code, field: body.field });

describe('a change of a meal', () => {
  test.each([
    [{ isFavourite: true }],
    [{ isPublic: true }],
    [{ content: '맛있었다' }],
    [{ date: '2024-02-29' }],
    [{ mealType: 'snack' }],
    [{ photos: [] }],
  ])('leaves the totals alone with %j', async (change) => {
    const id = await readyMeal();
    const jobs = await jobsOf(id);
    const answer = await patch(id, change);
    expect(answer.body.doc).toMatchObject({ ...change, nutrition: { status: 'ready' } });
    expect(await jobsOf(id)).toBe(jobs);
  });

  test('leaves the totals alone with equal foods, with and without their snapshots', async () => {
    const id = await readyMeal();
    const jobs = await jobsOf(id);
    const { items } = await read(id);
    expect((await patch(id, { items })).body.doc.nutrition.status).toBe('ready');
    expect((await patch(id, { items: [item()] })).body.doc).toMatchObject({
      items,
      nutrition: { status: 'ready' },
    });
    expect(await jobsOf(id)).toBe(jobs);
  });

  test('of the foods makes the totals wait for a job, even if the answer shows other fields only', async () => {
    const id = await readyMeal();
    await server.pool.query('DELETE FROM jobs.agenda_jobs');
    await patch(id, { items: [item({ amount: 200 })] }, me, '?select[date]=true');
    expect((await read(id)).nutrition).toEqual({ status: 'pending' });
    expect(await jobsOf(id)).toBe(1);
    await compute(id);
    expect((await read(id)).nutrition.totals.energyKcal).toBe(300);
  });

  test('does not ask again whether the stored day has come', async () => {
    const id = await readyMeal();
    await server.pool.query(`UPDATE meal_diaries SET date = '2999-01-01' WHERE id = $1`, [id]);
    expect((await patch(id, { isFavourite: true })).status).toBe(200);
    expect(faultOf(await patch(id, { date: '2999-01-02' }))).toEqual({
      status: 400,
      code: 'future_date',
      field: 'date',
    });
  });

  test('loses nothing beside another one', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => readyMeal()));
    await Promise.all(
      ids.flatMap((id) => [
        patch(id, { isFavourite: true }),
        patch(id, { items: [item({ amount: 300 })] }),
        compute(id),
      ]),
    );
    for (const id of ids) {
      await compute(id);
      expect(await read(id)).toMatchObject({
        isFavourite: true,
        items: [{ amount: 300 }],
        nutrition: { status: 'ready', totals: { energyKcal: 450 } },
      });
    }
  });
});

describe('totals', () => {
  test('move updatedAt when they become ready, and not again', async () => {
    const { doc } = (await write()).body;
    await compute(doc.id);
    const ready = await read(doc.id);
    expect(Date.parse(ready.updatedAt)).toBeGreaterThan(Date.parse(doc.updatedAt));
    await compute(doc.id);
    expect((await read(doc.id)).updatedAt).toBe(ready.updatedAt);
  });

  test('of foods that changed meanwhile are not stored', async () => {
    const { id } = (await write()).body.doc;
    const req = await createLocalReq({}, server.payload);
    const stale = await readMealRow(req, id);
    await patch(id, { items: [item({ amount: 200 })] });
    if (stale !== undefined) await storeTotals(req, stale, totalsOf([]));
    expect((await read(id)).nutrition).toEqual({ status: 'pending' });
  });

  test('that wait for more than a minute are computed by a job', async () => {
    const [lost, fresh] = [(await write()).body.doc.id, (await write()).body.doc.id];
    await server.pool.query(`UPDATE meal_diaries SET updated_at = now() - interval '61 s' WHERE id = $1`, [
      lost,
    ]);
    const req = await createLocalReq({}, server.payload);
    await healPendingTotals({ req, signal: new AbortController().signal });
    expect((await read(lost)).nutrition).toMatchObject({ status: 'ready', totals: { energyKcal: 150 } });
    expect((await read(fresh)).nutrition.status).toBe('pending');
  });
});

describe('the input of a meal', () => {
  test.each([
    ['a text as the foods', () => ({ items: 'rice' }), 'wrong_type', 'items'],
    ['an object as the foods', () => ({ items: { 0: item() } }), 'wrong_type', 'items'],
    ['an unknown name', () => ({ items: [item(), item({ amuont: 1 })] }), 'unknown_field', 'items.1.amuont'],
    ['a food as a text', () => ({ items: [item({ food: '1' })] }), 'wrong_type', 'items.0.food'],
    ['half a food', () => ({ items: [item({ food: 1.5 })] }), 'wrong_type', 'items.0.food'],
    ['a food beyond all ids', () => ({ items: [item({ food: 1e10 })] }), 'unknown_food', 'items.0.food'],
    ['an amount as a text', () => ({ items: [item({ amount: '1,200' })] }), 'wrong_type', 'items.0.amount'],
    [
      'an amount of 0',
      () => ({ items: [item(), item(), item(), item({ amount: 0 })] }),
      'invalid_amount',
      'items.3.amount',
    ],
    ['a vast amount', () => ({ items: [item({ amount: 1e300 })] }), 'invalid_amount', 'items.0.amount'],
    [
      'a snapshot of its own',
      () => ({ items: [item({ snapshot: { name: '위조' } })] }),
      'read_only_field',
      'items.0.snapshot',
    ],
    ['a number as the photos', () => ({ photos: 7 }), 'wrong_type', 'photos'],
    ['a day before 1900', () => ({ date: '1899-12-31' }), 'past_date', 'date'],
    [
      'the day after tomorrow',
      () => ({ date: addDays(dayIn('Asia/Seoul', new Date()), 2) }),
      'future_date',
      'date',
    ],
  ])('is refused with %s', async (_, change, code, field) => {
    expect(faultOf(await write(change()))).toEqual({ status: 400, code, field });
  });

  test('may name tomorrow, because it is tomorrow already in other time zones', async () => {
    expect((await write({ date: addDays(dayIn('Asia/Seoul', new Date()), 1) })).status).toBe(201);
  });
});

describe('a photo', () => {
  test.each([
    ['a number', (id: number): unknown => id],
    ['a text', (id: number): unknown => String(id)],
    ['an object', (id: number): unknown => ({ id })],
    ['a list of objects', (id: number): unknown => [{ id }]],
    ['a relation', (id: number): unknown => [{ relationTo: 'meal-photos', value: id }]],
    ['a list', (id: number): unknown => [id]],
    ['an object of a list', (id: number): unknown => ({ 0: id })],
  ])('of another member cannot be taken as %s', async (_, shape) => {
    const photo = await uploadPhoto(other);
    const [meal] = [(await write({ isPublic: true })).body.doc.id];
    const answers = [
      await write({ isPublic: true, photos: shape(photo) }),
      await patch(meal, { photos: shape(photo) }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    const mutation = `mutation ($photos: [Int]) { updateMealDiary(id: ${String(meal)}, data: { photos: $photos }) { id } }`;
    const graphql = await call('/api/graphql', {
      token: me.token,
      json: { query: mutation, variables: { photos: shape(photo) } },
    });
    expect(graphql.body.errors).toHaveLength(1);
    const { rows } = await server.pool.query('SELECT diary_id FROM meal_photos WHERE id = $1', [photo]);
    expect(rows).toEqual([{ diary_id: null }]);
    expect((await call(`/api/meal-photos/${String(photo)}`, { token: me.token })).status).toBe(404);
  });

  test('of another member is never linked, even if its id reached the row of a meal', async () => {
    const photo = await uploadPhoto(other);
    const { id } = (await write({ isPublic: true })).body.doc;
    await server.pool.query(
      `INSERT INTO meal_diaries_rels ("order", parent_id, path, meal_photos_id) VALUES (1, $1, 'photos', $2)`,
      [id, photo],
    );
    expect(faultOf(await patch(id, { content: 'x' }))).toEqual({
      status: 400,
      code: 'unknown_photo',
      field: 'photos',
    });
  });

  test('is refused twice in one meal', async () => {
    const photo = await uploadPhoto();
    expect(faultOf(await write({ photos: [photo, photo] }))).toEqual({
      status: 400,
      code: 'duplicate_value',
      field: 'photos.1',
    });
  });

  test('goes to one of two meals that claim it at the same time', async () => {
    const photo = await uploadPhoto();
    const answers = await Promise.all([write({ photos: [photo] }), write({ photos: [photo] })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('photo_in_use');
  });

  test('can be taken out of its meal and deleted at the same time', async () => {
    const deleteOne = (photo: number) =>
      call(`/api/meal-photos/${String(photo)}`, { method: 'DELETE', token: me.token });
    for (let round = 0; round < 3; round += 1) {
      const [photo, other] = [await uploadPhoto(), await uploadPhoto()];
      const { id } = (await write({ photos: [photo, other] })).body.doc;
      const answers = await Promise.all([
        patch(id, { photos: [other] }),
        deleteOne(photo),
        patch(id, { content: 'x' }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await read(id)).toMatchObject({ content: 'x', photos: [{ id: other }] });
    }
  });

  test('moves updatedAt of its meal when it is deleted by its owner, and by nobody else', async () => {
    const photo = await uploadPhoto();
    const { doc } = (await write({ photos: [photo], isPublic: true })).body;
    const deleteAs = ({ token }: { token: string }) =>
      call(`/api/meal-photos/${String(photo)}`, { method: 'DELETE', token });
    expect((await deleteAs(other)).status).toBe(403);
    expect((await read(doc.id)).updatedAt).toBe(doc.updatedAt);
    await deleteAs(me);
    expect(Date.parse((await read(doc.id)).updatedAt)).toBeGreaterThan(Date.parse(doc.updatedAt));
  });

  test('is deleted, or is part of a new meal that keeps it, when both happen at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const photo = await uploadPhoto();
      const [deleted, created] = await Promise.all([
        call(`/api/meal-photos/${String(photo)}`, { method: 'DELETE', token: me.token }),
        write({ photos: [photo] }),
      ]);
      expect(deleted.status).toBe(200);
      if (created.status === 201) expect((await read(created.body.doc.id)).photos).toEqual([]);
      else expect(faultOf(created)).toEqual({ status: 400, code: 'unknown_photo', field: 'photos.0' });
    }
  });

  test('stays with its meal when an answer shows other fields only', async () => {
    const photo = await uploadPhoto();
    const { id } = (await write({ photos: [photo], isPublic: true })).body.doc;
    await patch(id, { content: 'x' }, me, '?select[date]=true');
    expect((await call(`/api/meal-photos/${String(photo)}`, { token: other.token })).status).toBe(200);
    await patch(id, { photos: [] });
    expect((await call(`/api/meal-photos/${String(photo)}`, { token: other.token })).status).toBe(404);
  });
});

describe('a list of meals', () => {
  const idsOf = ({ body }: Answer): number[] => body.docs.map(({ id }: { id: number }) => id);
  const list = (query: string, { token }: { token: string } = other) =>
    call(`/api/meal-diaries?limit=100${query}`, { token });
  let shared: number;
  let photo: number;

  beforeAll(async () => {
    photo = await uploadPhoto();
    const answer = await write({
      isPublic: true,
      isFavourite: true,
      content: '나눔',
      photos: [photo],
      items: [item(), item({ food: ownFood })],
    });
    shared = answer.body.doc.id;
  });

  test('has the own meals only, in REST, counts and GraphQL', async () => {
    const mine = (await write({}, other)).body.doc.id;
    const filter = `&where[id][in]=${String(shared)},${String(mine)}`;
    expect(idsOf(await list(filter))).toEqual([mine]);
    expect((await call(`/api/meal-diaries/count?${filter}`, other)).body.totalDocs).toBe(1);
    const query = `{ MealDiaries(where: { OR: [{ id: { equals: ${String(shared)} } }, { id: { equals: ${String(mine)} } }] }) { docs { id } } }`;
    const graphql = await call('/api/graphql', { token: other.token, json: { query } });
    expect(graphql.body.data.MealDiaries.docs).toEqual([{ id: mine }]);
  });

  test('has the shared meals of others with scope=shared, with authors, without what is private', async () => {
    const answer = await list('&scope=shared');
    expect(idsOf(answer)).toContain(shared);
    expect(idsOf(await list('&scope=shared', me))).not.toContain(shared);
    const meal = answer.body.docs.find(({ id }: { id: number }) => id === shared);
    const { rows } = await server.pool.query('SELECT id FROM members WHERE user_id = $1', [me.id]);
    expect(meal).toMatchObject({
      content: '나눔',
      author: { id: rows[0].id, username: me.username },
      photos: [{ id: photo }],
      items: [{ snapshot: { name: '쌀밥' } }, { food: ownFood, snapshot: { brand: null } }],
    });
    expect(meal).not.toHaveProperty('isFavourite');
    expect(meal).not.toHaveProperty('user');
    expect(JSON.stringify(meal)).not.toMatch(/우리집/);
  });

  test('shows one shared meal by its id as the list does', async () => {
    expect((await call(`/api/foods/${String(ownFood)}`, { token: other.token })).status).toBe(404);
    const meal = await read(shared, other);
    expect(meal.author).toEqual({ id: expect.any(Number), username: me.username });
    expect(meal).not.toHaveProperty('isFavourite');
    expect(JSON.stringify(meal)).not.toMatch(/우리집/);
    const query = `{ MealDiary(id: ${String(shared)}) { author isFavourite items photos { id } } }`;
    const { MealDiary } = (await call('/api/graphql', { token: other.token, json: { query } })).body.data;
    expect(MealDiary).toEqual({
      author: meal.author,
      isFavourite: null,
      items: meal.items,
      photos: [{ id: photo }],
    });
    const own = await read(shared);
    expect(own).toMatchObject({ isFavourite: true, items: [{}, { snapshot: { name: '우리집 비밀 국' } }] });
    expect(own).not.toHaveProperty('author');
  });

  test.each([
    ['where[isFavourite][equals]=true'],
    ['where[and][0][or][0][isFavourite][equals]=true'],
    ['where[photos.diary.isFavourite][equals]=true'],
    ['where[items][exists]=true'],
    ['sort=isFavourite'],
    ['sort=-date,isFavourite'],
  ])('of shared meals is refused with %s', async (query) => {
    expect(faultOf(await list(`&scope=shared&${query}`))).toMatchObject({
      status: 400,
      code: 'invalid_filter',
    });
  });

  test('does not tell through photos or distinct values what others like', async () => {
    const filter = await call('/api/meal-photos?where[diary.isFavourite][equals]=true', other);
    expect(faultOf(filter)).toMatchObject({ status: 400, code: 'invalid_filter' });
    expect(idsOf(await call('/api/meal-photos?limit=100', me))).toContain(photo);
    expect(idsOf(await call('/api/meal-photos?limit=100', other))).not.toContain(photo);
  });

  test('is refused with an unknown scope', async () => {
    expect(faultOf(await list('&scope=all'))).toEqual({
      status: 400,
      code: 'invalid_filter',
      field: 'scope',
    });
  });
});

describe('a copy', () => {
  const copy = (id: number, json: object, { token }: { token: string } = me) =>
    call(`/api/meal-diaries/${String(id)}/copy`, { token, json });
  const copyDay = (json: object | undefined, { token }: { token: string } = me) =>
    call('/api/meal-diaries/copy-day', { method: 'POST', token, json });

  test('of a meal has its foods and content, and is neither public nor a favourite nor has photos', async () => {
    const photo = await uploadPhoto();
    const meal = { isPublic: true, isFavourite: true, content: '집밥', photos: [photo] };
    const id = await readyMeal(meal);
    const { items } = await read(id);
    const date = day();
    const { status, body } = await copy(id, { date, mealType: 'dinner' });
    expect(status).toBe(201);
    expect(body.doc).toMatchObject({
      date,
      mealType: 'dinner',
      content: '집밥',
      isPublic: false,
      isFavourite: false,
      photos: [],
      items,
      nutrition: { status: 'pending' },
    });
    expect(await jobsOf(body.doc.id)).toBe(1);
    expect(await read(id)).toMatchObject({ isPublic: true, isFavourite: true, photos: [{ id: photo }] });
  });

  test('keeps the snapshot of a food that is gone', async () => {
    const { id: fleeting } = await server.payload.create({
      collection: 'foods',
      data: { kind: 'cooked', name: '사라질 음식', basis: '100g', source: { name: 'test' } },
    });
    const { id } = (await write({ items: [item({ food: fleeting })] })).body.doc;
    await server.pool.query('DELETE FROM foods WHERE id = $1', [fleeting]);
    const { body } = await copy(id, { date: day() });
    expect(body.doc.items).toMatchObject([{ food: fleeting, snapshot: { name: '사라질 음식' } }]);
  });

  test.each([['copy'], ['duplicate']])(
    "of another's public meal has no words of that member, by /%s",
    async (route) => {
      const photo = await uploadPhoto();
      const items = [item(), item({ food: ownFood })];
      const meal = { isPublic: true, content: '비밀 이야기', photos: [photo], items };
      const { id } = (await write(meal)).body.doc;
      const { body } = await call(`/api/meal-diaries/${String(id)}/${route}`, {
        token: other.token,
        json: { date: day() },
      });
      const stored = await read(body.doc.id, other);
      expect(stored).toMatchObject({
        isPublic: false,
        photos: [],
        items: [{ snapshot: { name: '쌀밥' } }, {}],
      });
      expect(JSON.stringify(stored)).not.toMatch(/우리집|비밀 이야기/);
      expect(await read(id)).toMatchObject({ photos: [{ id: photo }] });
    },
  );

  test('is refused for a private meal of another, and for a meal in the trash', async () => {
    const { id } = (await write()).body.doc;
    const staff = await createStaff(server.payload, 'moderator');
    const token = await startTestSession(server.payload, { collection: 'staff', id: staff.id });
    expect((await copy(id, { date: day() }, { token })).status).toBe(403);
    expect((await copyDay({ from: day(), to: day() }, { token })).status).toBe(403);
    expect((await copy(id, { date: day() }, other)).status).toBe(404);
    await call(`/api/meal-diaries/${String(id)}`, { method: 'DELETE', token: me.token });
    expect((await copy(id, { date: day() })).status).toBe(404);
    expect((await call(`/api/meal-diaries/${String(id)}/copy`, { json: { date: day() } })).status).toBe(401);
  });

  test('of a day has all its meals', async () => {
    const [from, to] = [day(), day()];
    for (const mealType of ['breakfast', 'dinner', 'snack', 'snack']) await write({ date: from, mealType });
    const { status, body, headers } = await copyDay({ from, to });
    expect({ status, etag: headers.get('etag') }).toEqual({ status: 201, etag: null });
    expect(body.docs.map((doc: { date: string; mealType: string }) => [doc.date, doc.mealType])).toEqual([
      [to, 'breakfast'],
      [to, 'dinner'],
      [to, 'snack'],
      [to, 'snack'],
    ]);
  });

  test('of a day is refused as a whole when the other day has one of its meals', async () => {
    const [from, to] = [day(), day()];
    for (const mealType of ['breakfast', 'lunch', 'dinner']) await write({ date: from, mealType });
    for (const mealType of ['lunch', 'dinner']) await write({ date: to, mealType });
    const answer = await copyDay({ from, to });
    expect(faultOf(answer)).toEqual({ status: 409, code: 'meal_exists', field: 'to' });
    expect(answer.body.title).toMatch(/\(lunch, dinner\)/);
    const { rows } = await server.pool.query('SELECT count(*)::int n FROM meal_diaries WHERE date = $1', [
      to,
    ]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  test('of a day is made once when five come at the same time', async () => {
    const [from, to] = [day(), day()];
    for (const mealType of ['breakfast', 'snack']) await write({ date: from, mealType });
    const answers = await Promise.all(Array.from({ length: 5 }, () => copyDay({ from, to })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409]);
    const { rows } = await server.pool.query('SELECT count(*)::int n FROM meal_diaries WHERE date = $1', [
      to,
    ]);
    expect(rows).toEqual([{ n: 2 }]);
  });

  test.each([
    [{}, 400, 'required', 'from'],
    [undefined, 400, 'required', 'from'],
    [{ from: '2025-01-01' }, 400, 'required', 'to'],
    [{ from: '2025-01-01', to: 5 }, 400, 'wrong_type', 'to'],
    [{ from: '2025-01-01', to: '2025-02-30' }, 400, 'invalid_date', 'to'],
    [{ from: '2025-01-01', to: '2999-01-01' }, 400, 'future_date', 'to'],
    [{ from: '2025-01-01', to: '2025-01-02', tp: 1 }, 400, 'unknown_field', 'tp'],
    [{ from: '1999-01-01', to: '2025-01-02' }, 404, 'no_meals', 'from'],
  ])('of a day is refused with %j', async (json, status, code, field) => {
    expect(faultOf(await copyDay(json))).toEqual({ status, code, field });
  });

  test.each([
    [{}, 'required', 'date'],
    [{ date: '2025-01-01', mealType: 'brunch' }, 'unknown_value', 'mealType'],
    [{ date: '2025-01-01', isPublic: true }, 'unknown_field', 'isPublic'],
  ])('of a meal is refused with %j', async (json, code, field) => {
    const { id } = (await write()).body.doc;
    expect(faultOf(await copy(id, json))).toEqual({ status: 400, code, field });
  });
});
