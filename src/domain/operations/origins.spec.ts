import { addressesOf } from './origins.ts';

test('this machine has three names', () => {
  expect(addressesOf('http://localhost:3000')).toEqual([
    'http://localhost:3000',
    'http://127.0.0.1:3000',
    'http://[::1]:3000',
  ]);
});

test('a published site has one', () => {
  expect(addressesOf('https://dining.example/path')).toEqual(['https://dining.example']);
});
