import { exportQuery } from './exportQuery.ts';

test.each([
  ['', ''],
  ['limit=25&page=3&depth=1', ''],
  ['search=%EB%91%90%EB%B6%80&limit=10', '?q=%EB%91%90%EB%B6%80'],
  ['search=', ''],
  [
    'sort=-name&where[or][0][and][0][kind][equals]=fresh',
    '?sort=-name&where%5Bor%5D%5B0%5D%5Band%5D%5B0%5D%5Bkind%5D%5Bequals%5D=fresh',
  ],
])('of the list ?%s', (address, query) => {
  expect(exportQuery(new URLSearchParams(address))).toBe(query);
});
