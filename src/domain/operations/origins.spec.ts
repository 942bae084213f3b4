import { addressesOf } from './origins.ts';

test('returns all three names of the local machine', () => {
  expect(addressesOf('http://localhost:3000')).toEqual([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
  ]);
});

test('returns only the public origin of a published site', () => {
  expect(addressesOf('https://dining.example/path')).toEqual(['https://dining.example']);
});
