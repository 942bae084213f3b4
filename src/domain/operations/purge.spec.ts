import { asksForTrash, isPurge, purgeContext } from './purge.ts';

test('a purge is about one collection', () => {
  expect(isPurge(purgeContext('foods'), 'foods')).toBe(true);
  expect(isPurge(purgeContext('foods'), 'meal-diaries')).toBe(false);
  expect(isPurge({}, 'foods')).toBe(false);
});

test.each([
  [{ deletedAt: { exists: 'true' } }, true],
  [{ and: { 0: { and: [{ id: { equals: 1 } }, { deletedAt: { exists: true } }] } } }, true],
  [{ and: [{ id: { equals: 1 } }] }, false],
  [{ deletedAt: { exists: 'false' } }, false],
  [{ or: [{ deletedAt: { exists: true } }, { id: { equals: 1 } }] }, false],
  [undefined, false],
])('%j asks for the trash: %s', (where, asks) => {
  expect(asksForTrash(where)).toBe(asks);
});
