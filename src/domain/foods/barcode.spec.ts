import fc from 'fast-check';
import { anyText } from '../../../tests/helpers/anyText.ts';
import { checkDigit, isRestrictedRange, parseBarcode } from './barcode.ts';

describe('parseBarcode', () => {
  it.each([
    ['4006381333931', '4006381333931'],
    ['400-6381-333931', '4006381333931'],
    [' 4006381 333931 ', '4006381333931'],
    ['４００６３８１３３３９３１', '4006381333931'],
    ['036000291452', '0036000291452'],
    ['96385074', '0000096385074'],
    ['04006381333931', '4006381333931'],
    ['14006381333938', '14006381333938'],
  ])('reads %j as %s', (text, barcode) => expect(parseBarcode(text)).toEqual({ ok: true, barcode }));

  it.each([
    ['4006381333932', 'check-digit'],
    ['96385075', 'check-digit'],
    ['', 'length'],
    ['1234567', 'length'],
    ['123456789012345', 'length'],
    ['4'.repeat(10_000), 'length'],
    ['400638133393x', 'characters'],
    ['４００6381333931\u0000', 'characters'],
    ['4.00638E+12', 'characters'],
  ])('refuses %j: %s', (text, reason) => expect(parseBarcode(text)).toEqual({ ok: false, reason }));

  it('accepts every number with its check digit, and parses its own result to the same value', () => {
    fc.assert(
      fc.property(gtin(), (text) => {
        const reading = parseBarcode(text);
        expect(reading.ok).toBe(true);
        if (!reading.ok) return;
        expect(reading.barcode).toMatch(/^(?:\d{13}|[1-9]\d{13})$/);
        expect(parseBarcode(reading.barcode)).toEqual(reading);
      }),
    );
  });

  it('detects every wrong digit', () => {
    fc.assert(
      fc.property(gtin(), fc.nat(), fc.integer({ min: 1, max: 9 }), (text, place, shift) => {
        const at = place % text.length;
        const wrong = String((Number(text[at]) + shift) % 10);
        const reading = parseBarcode(text.slice(0, at) + wrong + text.slice(at + 1));
        expect(reading).toEqual({ ok: false, reason: 'check-digit' });
      }),
    );
  });

  it('gives the same result for any number of leading zeros', () => {
    fc.assert(
      fc.property(digits(7), (seven) => {
        const eight = seven + checkDigit(seven);
        for (const length of [12, 13, 14])
          expect(parseBarcode(eight.padStart(length, '0'))).toEqual(parseBarcode(eight));
      }),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(anyText, (text) => typeof parseBarcode(text).ok === 'boolean'));
  });
});

describe('isRestrictedRange', () => {
  it.each([
    ['0200000000000', true],
    ['0400000000000', true],
    ['2000000000000', true],
    ['2990000000000', true],
    ['3000000000000', false],
    ['1990000000000', false],
    ['0300000000000', false],
    ['8801234567893', false],
    ['12900000000000', true],
    ['18801234567890', false],
    // GTIN-8 that start with 0 and 2 are for shops.
    ['0000020000004', true],
    ['0000096385074', false],
    ['0000001234565', true],
  ])('of %s is %p', (barcode, isRestricted) => expect(isRestrictedRange(barcode)).toBe(isRestricted));
});

function digits(length: number): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
}

function gtin(): fc.Arbitrary<string> {
  return fc
    .constantFrom(8, 12, 13, 14)
    .chain((length) => digits(length - 1).map((before) => before + checkDigit(before)));
}
