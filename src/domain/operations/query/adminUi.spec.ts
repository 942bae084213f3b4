import { isAdminUiRequest } from './adminUi.ts';

const cookie = 'a=1; diningcoach-token=abc';
const referer = 'http://localhost:3000/admin/collections/foods';

test.each([
  [{ cookie, referer }, true],
  [{ cookie, referer: 'http://localhost:3000/admin' }, true],
  [{ cookie, referer: 'http://localhost:3000/administration' }, false],
  [{ cookie, referer: 'no address' }, false],
  [{ cookie }, false],
  [{ referer }, false],
  [{ cookie, referer, authorization: 'JWT abc' }, false],
])('%j comes from the admin UI: %s', (headers: Record<string, string>, expected) => {
  const options = { adminRoute: '/admin', cookiePrefix: 'diningcoach' };
  expect(isAdminUiRequest(new Headers(headers), options)).toBe(expected);
});
