import fc from 'fast-check';
import {
  guarded,
  readFlags,
  readPath,
  readWords,
  withoutGuard,
  writeFigure,
  writeFlags,
  writePath,
  writeWords,
} from './cells.ts';
import { parseNutrientValue } from '../../foods/nutrientValue.ts';

const hostile = fc.string({
  unit: fc.constantFrom("'", '=', '+', '-', '@', ' ', '\t', 'a', '＝', '"', ',', '\n'),
});

test('every text is read as it was written, and none begins like a formula', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(withoutGuard(guarded(text))).toBe(text);
      expect(guarded(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
    }),
  );
});

test('an apostrophe that guards nothing is part of the text', () => {
  expect(guarded("'s-Gravenhage")).toBe("'s-Gravenhage");
  expect(withoutGuard("'s-Gravenhage")).toBe("'s-Gravenhage");
  expect([guarded('=1'), guarded("'=1")]).toEqual(["'=1", "''=1"]);
});

const word = fc.string({ unit: fc.constantFrom(';', '\\', '/', 'a', '가', ':'), minLength: 1 });

test('every list and every path is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(readWords(writeWords(words))).toEqual(words);
      if (words.length > 0) expect(readPath(writePath(words))).toEqual(words);
    }),
  );
  expect(readWords('두부; 모두부;')).toEqual(['두부', ' 모두부']);
  expect(readWords(String.raw`C:\temp;b`)).toEqual([String.raw`C:\temp`, 'b']);
  expect(readPath('soy-products')).toBeUndefined();
});

test.each([
  [null, undefined, '', { kind: 'unknown' }],
  [0, undefined, '0', { kind: 'value', value: 0 }],
  [0, 'below', '0', { kind: 'value', value: 0 }],
  [0.30000000000000004, undefined, '0.30000000000000004', { kind: 'value', value: 0.30000000000000004 }],
  [1e-7, undefined, '1e-7', { kind: 'value', value: 1e-7 }],
  [5, 'below', '<5', { kind: 'below', bound: 5 }],
  [0.5, 'trace', 'Tr', { kind: 'trace', bound: 0.5 }],
  [0.83, 'trace', 'Tr <0.83', { kind: 'trace', bound: 0.83 }],
] as const)('the figure %p (%p) is written as %p', (value, qualifier, cell, reading) => {
  expect(writeFigure('sugars', value, qualifier)).toBe(cell);
  expect(parseNutrientValue(cell, { nutrient: 'sugars' })).toEqual(reading);
});

test('flags about the origin of figures are kept, others are left to be computed', () => {
  const quality = [
    { flag: 'unreadable-value', nutrients: ['sodium', 'iron'] },
    { flag: 'sum-over-100', nutrients: ['fat'] },
    { flag: 'joined-by-line', nutrients: [] },
  ];
  expect(writeFlags(quality)).toBe('unreadable-value: sodium iron; joined-by-line');
  expect(readFlags(writeFlags(quality))).toEqual({ flags: [quality[0], quality[2]], unknown: [] });
  expect(readFlags('sum-over-100: fat; unreadable-value: salt')).toEqual({
    flags: [],
    unknown: ['sum-over-100: fat', 'unreadable-value: salt'],
  });
});
