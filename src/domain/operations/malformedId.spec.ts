import { findRoute, hasMalformedId } from './malformedId.ts';

const routes = [
  { method: 'get', path: '/search' },
  { method: 'get', path: '/' },
  { method: 'get', path: '/count' },
  { method: 'post', path: '/verify/:id' },
  { method: 'post', path: '/access/:id?' },
  { method: 'get', path: '/versions/:id' },
  { method: 'get', path: '/file/:filename' },
  { method: 'get', path: '/:id' },
  { method: 'post', path: '/:id/duplicate' },
];

test.each([
  ['GET', '', false],
  ['GET', '12', false],
  ['GET', 'count', false],
  ['GET', 'search', false],
  ['GET', 'counts', true],
  ['GET', '12abc', true],
  ['GET', 'versions/abc', true],
  ['GET', 'versions/5', false],
  ['GET', 'file/abc.png', false],
  ['GET', 'a/b/c', false],
  ['POST', 'search', false],
  ['POST', 'verify/0a1b2c', false],
  ['POST', 'access', false],
  ['POST', 'access/x', true],
  ['POST', '1e9/duplicate', true],
  ['PUT', 'abc', false],
])('%s %s: %s', (method, rest, isMalformed) => {
  const route = findRoute({ method, rest, routes });
  expect(route !== undefined && hasMalformedId({ rest, route })).toBe(isMalformed);
});
