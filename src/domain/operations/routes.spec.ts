import { allowedMethods } from './routes.ts';

const routes = [
  { method: 'get', path: '/' },
  { method: 'post', path: '/' },
  { method: 'post', path: '/login' },
  { method: 'get', path: '/:id' },
  { method: 'delete', path: '/:id' },
  { method: 'post', path: '/access/:id?' },
];

test.each([
  ['GET', '/', undefined],
  ['HEAD', '/', undefined],
  ['OPTIONS', '/login', undefined],
  ['POST', '/login', undefined],
  ['GET', '/nothing/here', undefined],
  ['PUT', '/', ['GET', 'HEAD', 'OPTIONS', 'POST']],
  ['GET', '/login', ['OPTIONS', 'POST']],
  ['POST', '/12', ['DELETE', 'GET', 'HEAD', 'OPTIONS']],
  ['GET', '/access/5', ['OPTIONS', 'POST']],
])('%s of %s: %j', (method, rest, methods) => {
  expect(allowedMethods({ method, rest, routes })).toEqual(methods);
});
