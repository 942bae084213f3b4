import { chooseReturnAddress, parseReturnAddress, returnAddressWith } from './returnAddress.ts';

test.each([
  ['https://app.example.com/signed-in', 'https://app.example.com/signed-in'],
  ['https://app.example.com', 'https://app.example.com/'],
  ['http://localhost:5173/signed-in', 'http://localhost:5173/signed-in'],
  ['http://[::1]/', 'http://[::1]/'],
  ['diningcoach://signed-in', 'diningcoach://signed-in'],
  ['http://app.example.com/', undefined],
  ['http://localhost.example.com/', undefined],
  ['https://user@app.example.com/', undefined],
  ['https://app.example.com/?next=x', undefined],
  ['https://app.example.com/#x', undefined],
  ['https://app.example.com/?', undefined],
  ['javascript:alert(1)', undefined],
  ['data:text/html,x', undefined],
  ['//app.example.com', undefined],
  ['/signed-in', undefined],
  ['', undefined],
])('reads %s as %s', (text, expected) => {
  expect(parseReturnAddress(text)).toBe(expected);
});

const allowed = ['https://app.example.com/signed-in', 'diningcoach://signed-in'];

test.each([
  [undefined, { address: 'https://app.example.com/signed-in' }],
  ['diningcoach://signed-in', { address: 'diningcoach://signed-in' }],
  ['HTTPS://APP.example.com:443/signed-in', { address: 'https://app.example.com/signed-in' }],
  ['https://app.example.com/signed-in/', undefined],
  ['https://app.example.com/signed-in/../evil', undefined],
  ['https://app.example.com.evil.example/signed-in', undefined],
  ['https://app.example.com@evil.example/signed-in', undefined],
  ['https://evil.example/https://app.example.com/signed-in', undefined],
  ['https:\\\\evil.example', undefined],
  ['diningcoach://signed-in/more', undefined],
])('%s leads to %j', (requested, expected) => {
  expect(chooseReturnAddress(allowed, requested)).toEqual(expected);
});

test('without a list there is no address to return to, and none can be asked for', () => {
  expect(chooseReturnAddress([], undefined)).toEqual({ address: undefined });
  expect(chooseReturnAddress([], 'https://app.example.com/')).toBeUndefined();
});

test('the answer is encoded, and what is absent is left out', () => {
  expect(returnAddressWith('diningcoach://signed-in', { code: 'a&b', state: undefined })).toBe(
    'diningcoach://signed-in?code=a%26b',
  );
});
