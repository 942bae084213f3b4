import { listOfDays } from './listAddress.ts';

test('a list of days begins and ends at midnight in Korea', () => {
  const { pathname, searchParams } = new URL(
    listOfDays('/admin/collections/posts', { from: '2026-03-01', until: '2026-03-07' }),
    'http://localhost',
  );
  expect(pathname).toBe('/admin/collections/posts');
  expect([...searchParams]).toEqual([
    ['where[or][0][and][0][createdAt][greater_than_equal]', '2026-02-28T15:00:00.000Z'],
    ['where[or][0][and][1][createdAt][less_than]', '2026-03-07T15:00:00.000Z'],
  ]);
});
