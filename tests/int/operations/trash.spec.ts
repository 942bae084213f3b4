import { createLocalReq, type PayloadRequest } from 'payload';
import { purgeContext } from '../../../src/domain/operations/purge.ts';
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

const makeFood = () =>
  server.payload.create({
    collection: 'foods',
    data: { kind: 'fresh', name: '배추', basis: '100g', source: { name: 'test' } },
  });
const row = async (id: number) => {
  const { rows } = await server.pool.query<{ deleted_at: Date | null }>(
    'SELECT deleted_at FROM foods WHERE id = $1',
    [id],
  );
  return rows[0];
};

test('a delete moves a food into the trash', async () => {
  const { id } = await makeFood();
  await server.payload.delete({ collection: 'foods', id, overrideAccess: false, req: dietitian });
  expect((await row(id))?.deleted_at).toBeInstanceOf(Date);
  await expect(server.payload.findByID({ collection: 'foods', id })).rejects.toMatchObject({ status: 404 });
});

test('a bulk delete moves foods into the trash', async () => {
  const { id } = await makeFood();
  await server.payload.delete({
    collection: 'foods',
    where: { id: { equals: id } },
    overrideAccess: false,
    req: dietitian,
  });
  expect((await row(id))?.deleted_at).toBeInstanceOf(Date);
});

test('a second delete leaves the food in the trash', async () => {
  const { id } = await makeFood();
  const remove = () => server.payload.db.deleteOne({ collection: 'foods', where: { id: { equals: id } } });
  await remove();
  const before = await row(id);
  expect(before?.deleted_at).toBeInstanceOf(Date);
  expect(await remove()).toMatchObject({ id });
  expect(await row(id)).toEqual(before);
});

test('a delete that asks for the trash leaves the food there, too', async () => {
  const { id } = await makeFood();
  const request = { collection: 'foods', id, trash: true, overrideAccess: false, req: dietitian } as const;
  await server.payload.delete(request);
  await server.payload.delete(request);
  expect((await row(id))?.deleted_at).toBeInstanceOf(Date);
});

test('a purge deletes what is in the trash, and does not find what is not', async () => {
  const { id } = await makeFood();
  const purge = () =>
    server.payload.delete({ collection: 'foods', id, trash: true, context: purgeContext('foods') });
  await expect(purge()).rejects.toMatchObject({ code: 'not_found' });
  expect(await row(id)).toEqual({ deleted_at: null });
  await server.payload.delete({ collection: 'foods', id });
  await purge();
  expect(await row(id)).toBeUndefined();
});

test('hooks after a deletion run for what is gone, and not for what is in the trash', async () => {
  const { id } = await makeFood();
  const { hooks } = server.payload.collections.foods.config;
  const deleted: unknown[] = [];
  hooks.afterDelete.push((deletion) => void deleted.push(deletion.id));
  await server.payload.delete({ collection: 'foods', id });
  await server.payload.delete({ collection: 'foods', where: { id: { equals: id } }, trash: true });
  expect(deleted).toEqual([]);
  await server.payload.delete({ collection: 'foods', id, trash: true, context: purgeContext('foods') });
  expect(deleted).toEqual([id]);
  hooks.afterDelete.pop();
});

test('only staff can read the trash', async () => {
  const { id } = await makeFood();
  await server.payload.delete({ collection: 'foods', id });
  const search = {
    collection: 'foods',
    where: { id: { equals: id } },
    trash: true,
    overrideAccess: false,
  } as const;
  const countFoods = async (req: PayloadRequest) =>
    (await server.payload.find({ ...search, req })).docs.length;
  expect(await countFoods(dietitian)).toBe(1);
  expect(await countFoods(member)).toBe(0);
  expect(await countFoods(await createLocalReq({}, server.payload))).toBe(0);
});

test('the server sets the date of the deletion and ignores a date of the client', async () => {
  const { id } = await makeFood();
  await server.payload.update({
    collection: 'foods',
    id,
    data: { deletedAt: '1999-01-01T00:00:00.000Z' },
    overrideAccess: false,
    req: dietitian,
  });
  expect((await row(id))?.deleted_at?.getFullYear()).toBeGreaterThanOrEqual(2026);
});

test('a client cannot prolong the time in the trash by a new date', async () => {
  const { id } = await makeFood();
  await server.payload.delete({ collection: 'foods', id });
  const before = await row(id);
  await server.payload.update({
    collection: 'foods',
    id,
    data: { deletedAt: '2099-01-01T00:00:00.000Z' },
    trash: true,
    overrideAccess: false,
    req: dietitian,
  });
  expect(await row(id)).toEqual(before);
});

test('staff can restore foods that they can delete', async () => {
  const { id } = await makeFood();
  await server.payload.delete({ collection: 'foods', id });
  await server.payload.update({
    collection: 'foods',
    id,
    data: { deletedAt: null },
    trash: true,
    overrideAccess: false,
    req: dietitian,
  });
  expect(await row(id)).toEqual({ deleted_at: null });
});
