import fc from 'fast-check';

const codePoint = fc.integer({ min: 0, max: 0x10ffff }).map((point) => String.fromCodePoint(point));

/**
 * Any text, with lone surrogates too. fast-check's unit `binary` is not used, because it first makes a table of all 1.1
 * million code points, which takes seconds.
 */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.array(codePoint).map((points) => points.join('')),
);
