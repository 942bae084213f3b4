import { hotKindOf, kindOf, maximumBodyBytes, type Call, type Kind } from './kinds.ts';

const config = {
  collections: [
    { slug: 'foods', endpoints: [{ method: 'post', path: '/' }] },
    { slug: 'users', auth: {}, endpoints: false },
    {
      slug: 'food-imports',
      endpoints: [{ method: 'post', path: '/', custom: { body: { kind: 'stream' } } }],
    },
  ],
  routes: { api: '/api', graphQL: '/graphql' },
} as unknown as Parameters<typeof kindOf>[1];
const call = (line: string, contentType?: string): Call => {
  const [method = '', path = ''] = line.split(' ');
  return { method, path, contentType };
};
const form = 'multipart/form-data; boundary=x';

test.each<[line: string, contentType: string | undefined, kind: Kind | undefined]>([
  ['GET /api/foods', undefined, 'read'],
  ['GET /api/users/me', undefined, 'read'],
  ['GET /admin', undefined, 'read'],
  ['GET /_next/static/a.js', undefined, undefined],
  ['POST /api/graphql', 'application/json', 'graphql'],
  ['GET /api/auth/google', undefined, 'sign-in'],
  ['POST /api/auth/apple/callback', 'application/x-www-form-urlencoded', 'sign-in'],
  ['POST /api/users/me/identities', 'application/json', 'sign-in'],
  ['POST /api/users', 'application/json', 'password'],
  ['POST /api/users', form, 'password'],
  ['POST /api/users/login', 'application/json', 'password'],
  ['POST /api/users/reset-password', 'application/json', 'password'],
  ['PATCH /api/users/7', 'application/json', 'password'],
  ['POST /api/users-of-another-kind', 'application/json', 'write'],
  ['POST /api/foods', 'application/json', 'write'],
  ['DELETE /api/foods/7', undefined, 'write'],
  ['POST /api/foods/scan', form, 'upload'],
  ['PATCH /api/foods/7', ' Multipart/Form-Data; boundary=x', 'upload'],
  ['POST /admin', form, 'upload'],
  ['POST /api/food-imports', form, undefined],
  ['POST /api/food-imports/7/start', undefined, 'write'],
])('%s (%s) is of the kind %s', (line, contentType, kind) => {
  expect(kindOf(call(line, contentType), config)).toBe(kind);
});

test('forms may be as large as an upload, other bodies as large as JSON', () => {
  expect(maximumBodyBytes(call('POST /api/foods', form))).toBeGreaterThan(15_000_000);
  expect(maximumBodyBytes(call('POST /api/foods', 'application/json'))).toBe(262_144);
});

test.each([
  ['/api/foods/search?q=a', 'hot'],
  ['/api/foods/search?q=a&limit=20', 'hot'],
  ['/api/foods/search?q=a&limit=21', 'hot-large'],
  ['/api/foods/scan/8801043014809', 'hot'],
])('%s is of the kind %s', (path, kind) => {
  expect(hotKindOf(new URL(path, 'http://localhost'))).toBe(kind);
});
