import fc from 'fast-check';
import { anyText } from '../../../tests/helpers/anyText.ts';
import { nutrientNames, nutrients } from './nutrients.ts';
import { parseAmount, parseNutrientValue, roundFigure, type NutrientReading } from './nutrientValue.ts';

const sodium = (text: string) => parseNutrientValue(text, { nutrient: 'sodium' });
const value = (figure: number): NutrientReading => ({ kind: 'value', value: figure });

describe('parseNutrientValue', () => {
  it.each([
    '',
    ' ',
    '\t',
    '-',
    ' - ',
    '–',
    '—',
    'n/a',
    'N/A',
    'NA',
    'n.a.',
    '\u3000',
    '\ufeff-',
    '.',
    'NULL',
  ])('reads %j as unknown, never as 0', (text) => expect(sodium(text)).toEqual({ kind: 'unknown' }));

  it.each(['Tr', 'tr', 'TR.', '(Tr)', 'trace', 'Traces', '미량', '(미량)', ' Tr '])(
    'reads %j as a trace',
    (text) => expect(sodium(text)).toEqual({ kind: 'trace', bound: 5 }),
  );

  it.each<[string, number]>([
    ['< 0.5', 0.5],
    ['<0,5', 0.5],
    ['＜0.5', 0.5],
    ['≤ 2', 2],
    ['<= 2', 2],
    ['less than 5', 5],
    ['0.5 미만', 0.5],
    ['1mg 미만', 1],
    ['2 이하', 2],
  ])('reads %j as at most %d', (text, bound) => expect(sodium(text)).toEqual({ kind: 'below', bound }));

  it.each<[string, number]>([
    ['0', 0],
    ['0.0', 0],
    ['380 ', 380],
    [' 11.40', 11.4],
    ['.5', 0.5],
    ['0,5', 0.5],
    ['12,34', 12.34],
    ['0,500', 0.5],
    ['1,234', 1234],
    ['1,234.5', 1234.5],
    ['1,234,567', 1_234_567],
    ['1 234,5', 1234.5],
    ['1\u00a0234', 1234],
    ['１２．５', 12.5],
    ['１，２３４', 1234],
    ['2.3E-05', 0.000023],
    ['12mg', 12],
    ['12 ㎎', 12],
    ['0.3 g', 300],
    ['250 µg', 0.25],
    ['250 mcg', 0.25],
    ['007', 7],
  ])('reads %j as %d', (text, figure) => expect(sodium(text)).toEqual(value(figure)));

  it.each([
    '-0.3',
    '−5',
    '-0',
    '+5',
    'NaN',
    'Infinity',
    '1e999',
    '0x10',
    '(12.3)',
    '> 5',
    '~5',
    '5-10',
    '1.2.3',
    '12,34,5',
    '1 2',
    '12 kcal',
    '12 IU',
    '12%',
    '< 0',
    '<',
    '미만',
    'abc',
    '1\u0000',
    '9'.repeat(400),
  ])('refuses %j', (text) => expect(sodium(text).kind).toBe('invalid'));

  it('reads a comma as the decimal mark when the column says so', () => {
    const french = (text: string) => parseNutrientValue(text, { nutrient: 'fat', decimal: ',' });
    expect(french('1,234')).toEqual(value(1.234));
    expect(french('1.234,5')).toEqual(value(1234.5));
    expect(french('1 234,5')).toEqual(value(1234.5));
    expect(french('< 0,5')).toEqual({ kind: 'below', bound: 0.5 });
    expect(french('0.5')).toEqual(value(0.5));
  });

  it('converts the unit of the column, and prefers a unit after the figure', () => {
    expect(parseNutrientValue('0.4', { nutrient: 'sodium', unit: 'g' })).toEqual(value(400));
    expect(parseNutrientValue('400 mg', { nutrient: 'sodium', unit: 'g' })).toEqual(value(400));
    expect(parseNutrientValue('418.4 kJ', { nutrient: 'energyKcal' })).toEqual(value(100));
    expect(parseNutrientValue('1', { nutrient: 'protein', unit: 'kJ' }).kind).toBe('invalid');
  });

  it('reads every amount that JavaScript prints', () => {
    const amounts = fc.double({ min: 0, max: 1e9, noNaN: true, noDefaultInfinity: true }).map(roundFigure);
    fc.assert(fc.property(amounts, (amount) => expect(sodium(String(amount))).toEqual(value(amount))));
  });

  it('never returns a negative or infinite figure, whatever the text', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...nutrientNames), (text, nutrient) => {
        const reading = parseNutrientValue(text, { nutrient });
        if (reading.kind === 'value') expect(isAmount(reading.value)).toBe(true);
        if (reading.kind === 'below' || reading.kind === 'trace') expect(isAmount(reading.bound)).toBe(true);
      }),
    );
  });

  it('has a trace bound for every nutrient, far below its maximum', () => {
    for (const nutrient of nutrientNames) {
      const reading = parseNutrientValue('Tr', { nutrient });
      expect(reading).toEqual({ kind: 'trace', bound: nutrients[nutrient].trace });
      expect(nutrients[nutrient].trace).toBeGreaterThan(0);
      expect(nutrients[nutrient].trace).toBeLessThan(nutrients[nutrient].max / 100);
    }
  });
});

describe('parseAmount', () => {
  it.each<[string, number | null]>([
    ['100', 100],
    ['1,655', 1655],
    [' 30 g', 30],
    ['250㎖', 250],
    ['0', null],
    ['-5', null],
    ['-', null],
    ['', null],
    ['한 컵', null],
  ])('reads %j as %p', (text, amount) => expect(parseAmount(text)).toBe(amount));
});

function isAmount(figure: number): boolean {
  return Number.isFinite(figure) && figure >= 0;
}
