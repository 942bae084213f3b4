import { hasUnstorableCharacter, isSerialId, jsonDepth, pathOfUnstorable } from './requestShape.ts';

test.each([
  ['', 0],
  ['1', 0],
  ['{}', 1],
  ['[[],[[]]]', 3],
  ['{"a":"[[[["}', 1],
  [String.raw`{"a":"\"[[["}`, 1],
  [String.raw`["\\",[]]`, 2],
  ['['.repeat(1_000_000), 1_000_000],
])('the depth of %.20s… is %i', (json, depth) => {
  expect(jsonDepth(json)).toBe(depth);
});

test.each([
  ['1', true],
  ['2147483647', true],
  ['2147483648', false],
  ['0', false],
  ['01', false],
  ['1e3', false],
  ['１', false],
  ['', false],
  ['1 ', false],
])('%s as an id: %s', (text, isId) => {
  expect(isSerialId(text)).toBe(isId);
});

test.each([
  ['순두부 🍲', false],
  ['a\0', true],
  ['\ud83d', true],
  ['\udf72\ud83c', true],
])('%j cannot be stored: %s', (text, cannot) => {
  expect(hasUnstorableCharacter(text)).toBe(cannot);
});

describe('pathOfUnstorable', () => {
  test.each([
    [{ a: [{ b: 'x\0' }] }, 'a.0.b'],
    [{ a: { 'k\0': 1 } }, 'a'],
    ['\0', ''],
    [{ a: 'fine', b: [null, 1, true] }, undefined],
  ])('%j', (json, path) => {
    expect(pathOfUnstorable(json)).toBe(path);
  });
});
