import { createLocalReq, type PayloadRequest } from 'payload';
import { notePurgeLimit } from '../../../src/domain/operations/purgeLimit.ts';
import { hire, signUp } from '../../helpers/accounts.ts';
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
  dietitian = await requestOf('staff', (await hire(server.payload, 'dietitian')).id);
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

test('a deleted food lies in the trash', async () => {
  const { id } = await makeFood();
  await server.payload.delete({ collection: 'foods', id, overrideAccess: false, req: dietitian });
  expect((await row(id))?.deleted_at).toBeInstanceOf(Date);
  await expect(server.payload.findByID({ collection: 'foods', id })).rejects.toMatchObject({ status: 404 });
});

test('a bulk delete moves into the trash, too', async () => {
  const { id } = await makeFood();
  await server.payload.delete({
    collection: 'foods',
    where: { id: { equals: id } },
    overrideAccess: false,
    req: dietitian,
  });
  expect((await row(id))?.deleted_at).toBeInstanceOf(Date);
});

test('a second delete that reaches the database leaves the food in the trash', async () => {
  const { id } = await makeFood();
  const remove = () => server.payload.db.deleteOne({ collection: 'foods', where: { id: { equals: id } } });
  await remove();
  const before = await row(id);
  expect(before?.deleted_at).toBeInstanceOf(Date);
  expect(await remove()).toMatchObject({ id });
  expect(await row(id)).toEqual(before);
});

test('a delete for good spares a food that was moved into the trash after it began', async () => {
  const { id } = await makeFood();
  const req = await createLocalReq({}, server.payload);
  const began = new Date(Date.now() - 1_000);
  notePurgeLimit({ context: req.context, collection: 'foods', trash: true, now: began });
  const remove = () =>
    server.payload.db.deleteOne({ collection: 'foods', where: { id: { equals: id } }, req });
  await remove();
  await remove();
  expect((await row(id))?.deleted_at).toBeInstanceOf(Date);
});

test('what lies in the trash can be deleted for good by staff', async () => {
  const { id } = await makeFood();
  await server.payload.delete({ collection: 'foods', id });
  await server.payload.delete({
    collection: 'foods',
    id,
    trash: true,
    overrideAccess: false,
    req: dietitian,
  });
  expect(await row(id)).toBeUndefined();
});

test('only staff look into the trash', async () => {
  const { id } = await makeFood();
  await server.payload.delete({ collection: 'foods', id });
  const search = {
    collection: 'foods',
    where: { id: { equals: id } },
    trash: true,
    overrideAccess: false,
  } as const;
  const found = async (req: PayloadRequest) => (await server.payload.find({ ...search, req })).docs.length;
  expect(await found(dietitian)).toBe(1);
  expect(await found(member)).toBe(0);
  expect(await found(await createLocalReq({}, server.payload))).toBe(0);
});

test('the server says when: a date sent along is not believed', async () => {
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

test('a new date does not keep a trashed food longer', async () => {
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

test('staff restore what they may delete', async () => {
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
