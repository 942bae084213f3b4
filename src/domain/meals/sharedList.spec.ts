import { closedPath, mealScopeOf } from './sharedList.ts';

const list = { payloadAPI: 'REST', routeParams: { collection: 'meal-diaries' } };

test.each([
  [{ ...list }, 'own'],
  [{ ...list, query: {} }, 'own'],
  [{ ...list, query: { scope: 'own' } }, 'own'],
  [{ ...list, query: { scope: 'shared' } }, 'shared'],
  [{ ...list, query: { scope: 'all' } }, undefined],
  [{ ...list, query: { scope: ['shared', 'own'] } }, undefined],
  [{ ...list, query: { scope: 'shared' }, routeParams: { collection: 'meal-photos' } }, 'own'],
  [{ ...list, query: { scope: 'shared' }, payloadAPI: 'GraphQL' }, 'own'],
  [{ payloadAPI: 'local' }, 'own'],
])('the scope of %j is %s', (request, scope) => {
  expect(mealScopeOf(request)).toBe(scope);
});

test.each([
  [{ sort: ['-date', 'id'], where: undefined }, undefined],
  [{ sort: [], where: { and: [{ date: { equals: '2026-01-01' } }, { or: [{ mealType: {} }] }] } }, undefined],
  [{ sort: ['-isFavourite'], where: {} }, 'isFavourite'],
  [{ sort: ['date,-isFavourite'], where: {} }, 'isFavourite'],
  [{ sort: [], where: { isFavourite: { equals: true } } }, 'isFavourite'],
  [{ sort: [], where: { AND: [{ OR: [{ 'items.0.snapshot.name': {} }] }] } }, 'items.0.snapshot.name'],
  [{ sort: [], where: { and: { isFavourite: {} } } }, 'and'],
  [{ sort: [], where: { photos__diary__isFavourite: {} } }, 'photos__diary__isFavourite'],
])('in a list of shared meals, %j has the closed path %s', (query, path) => {
  expect(closedPath(query)).toBe(path);
});
