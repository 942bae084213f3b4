import { isTypeOf, mediaTypeOf } from './mediaType.ts';

test.each([
  ['application/json', true],
  ['Application/JSON; charset=UTF-8', true],
  ['application/json;charset="utf-8"', true],
  ['application/json; charset=utf8; version=1', true],
  ['application/json; charset=euc-kr', false],
  ['application/json; charset=utf-16', false],
  ['application/jsonx', false],
  ['text/json', false],
  ['text/plain', false],
  ['', false],
  [null, false],
])('%j is JSON in UTF-8: %s', (header, isJson) => {
  expect(isTypeOf(mediaTypeOf(header), 'application/json')).toBe(isJson);
});
