import { nutrients, type NutrientName, type NutrientUnit } from './nutrients.ts';
import { inNormalForm } from '../normalForm.ts';
import { shownText } from './text.ts';

/**
 * The value of one cell of a composition table, in the unit in which the nutrient is stored. `trace` and `below` carry
 * an upper bound. `invalid` is text that cannot be used.
 */
export type NutrientReading =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'trace'; readonly bound: number }
  | { readonly kind: 'below'; readonly bound: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'invalid'; readonly text: string };

/**
 * The decimal mark of a file. `either`: a file has both, so three digits behind a mark are no amount.
 */
export const decimalMarks = ['.', ',', 'either'] as const;
export type DecimalMark = (typeof decimalMarks)[number];

/** Units of figures in sources: those that are stored, and kilojoules. */
export const writtenUnits = ['kcal', 'kJ', 'g', 'mg', 'µg'] as const satisfies readonly (
  NutrientUnit | 'kJ'
)[];
export type WrittenUnit = (typeof writtenUnits)[number];

/**
 * Reads one cell of a composition table.
 *
 * - Blank, `-` and `n/a` are unknown, never 0. `Tr`, `traces` and `미량` are a trace. `< 0.5` and `0.5 미만` are at most
 *   0.5.
 * - Full-width characters, extra blanks, thousands separators (comma, blank), decimal commas and a unit after the
 *   figure are understood. The unit is converted; one that cannot be converted (`IU`, kcal for grams) is invalid.
 * - A negative or infinite figure, one in brackets, and a lower bound (`> 5`) are invalid. A wrong guess would judge a
 *   food by a figure that is not in the source.
 *
 * @param input.nutrient sets the unit of the result and the bound of a trace. @param input.unit the unit of the column,
 *   when it differs from the one in which the nutrient is stored. @param input.decimal the column's decimal mark.
 *   `1,234` is 1234 with `.` (the default) and 1.234 with `,`.
 */
export function parseNutrientValue(
  text: string,
  input: { nutrient: NutrientName; unit?: WrittenUnit | undefined; decimal?: DecimalMark },
): NutrientReading {
  if (text === '') return unknown;
  if (plainFigure.test(text) && input.decimal !== ',' && input.decimal !== 'either') {
    const value = inStoredUnit(Number(text), input);
    if (value !== undefined) return { kind: 'value', value };
  }
  const plain = plainText(text);
  const invalid = (): NutrientReading => ({ kind: 'invalid', text: shownText(text) });
  if (plain === undefined) return invalid();
  if (unknownWords.has(plain)) return unknown;
  if (traceWords.test(plain)) return { kind: 'trace', bound: nutrients[input.nutrient].trace };

  const bound = boundOfTrace.exec(plain)?.[1];
  const { isBound, amount } = splitBound(bound ?? plain);
  const figure = amountIn(amount, input);
  if (figure === undefined) return invalid();
  if (!isBound) return { kind: 'value', value: figure };
  return figure > 0 ? { kind: bound === undefined ? 'below' : 'trace', bound: figure } : invalid();
}

/**
 * Reads a plain amount: a serving size or a package weight. Syntax is as in {@link parseNutrientValue}. A unit `g` or
 * `ml` after the figure is ignored.
 *
 * @returns the figure as written; null when there is no usable positive figure.
 */
export function parseAmount(text: string, decimal: DecimalMark = '.'): number | null {
  const plain = plainText(text)?.replace(/ ?(g|ml)$/, '');
  const figure = plain === undefined ? undefined : parseFigure(plain, decimal);
  return figure === undefined || figure <= 0 ? null : figure;
}

/** Rounds to six significant digits. Analyses have fewer, and it removes errors of binary fractions. */
export function roundFigure(value: number): number {
  return Number(value.toPrecision(6));
}

const unknown: NutrientReading = { kind: 'unknown' };
/** Most cells of a table; they need no further look. */
const plainFigure = /^\d{1,9}(?:\.\d{1,9})?$/;
const unknownWords = new Set(['', '-', '--', '–', '—', '―', '−', 'n/a', 'na', 'n.a.', 'null', '.']);
/** A trace with a bound of its own: `Tr <0.8`. */
const boundOfTrace = /^(?:tr\.?|traces?|미량) ?(<.+)$/;
const traceWords = /^(?:tr\.?|traces?|미량|\((?:tr\.?|traces?|미량)\))$/;

/**
 * Replaces compatibility characters (full width, ㎎, ㎉) by plain ones. Removes zero-width characters and blanks at the
 * ends.
 */
function plainText(text: string): string | undefined {
  if (text.length > 64) return undefined;
  return inNormalForm(text, 'NFKC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

function splitBound(text: string): { isBound: boolean; amount: string } {
  const before = /^(?:<=?|≤|less than) ?(.+)$/.exec(text)?.[1];
  if (before !== undefined) return { isBound: true, amount: before };
  const after = /^(.+?) ?(?:미만|이하)$/.exec(text)?.[1];
  if (after !== undefined) return { isBound: true, amount: after };
  return { isBound: false, amount: text };
}

function amountIn(
  text: string,
  {
    nutrient,
    unit,
    decimal,
  }: { nutrient: NutrientName; unit?: WrittenUnit | undefined; decimal?: DecimalMark },
): number | undefined {
  const [, digits = '', suffix = ''] = /^([\d., ]*\d(?:e[+-]?\d+)?) ?([a-z\u03bc]*)$/.exec(text) ?? [];
  const writtenUnit = suffix === '' ? unit : unitsBySuffix.get(suffix);
  const figure = parseFigure(digits, decimal ?? '.');
  if (figure === undefined || (suffix !== '' && writtenUnit === undefined)) return undefined;
  return inStoredUnit(figure, { nutrient, unit: writtenUnit });
}

/** Converts a figure to the unit in which its nutrient is stored; undefined when it cannot be. */
function inStoredUnit(
  figure: number,
  { nutrient, unit }: { nutrient: NutrientName; unit?: WrittenUnit | undefined },
): number | undefined {
  if (unit === undefined) return figure;
  const factor = factorBetween(unit, nutrients[nutrient].unit);
  if (factor === undefined) return undefined;
  return factor === 1 ? figure : roundFigure(figure * factor);
}

/** The units in which a nutrient can be written. */
export function unitsOf(nutrient: NutrientName): WrittenUnit[] {
  return writtenUnits.filter((unit) => factorBetween(unit, nutrients[nutrient].unit) !== undefined);
}

/** The unit of a word behind a figure or in a header, in any case: `mg`, `kJ`, `mcg`. */
export function unitOfSuffix(word: string): WrittenUnit | undefined {
  return unitsBySuffix.get(inNormalForm(word, 'NFKC').toLowerCase());
}

const unitsBySuffix = new Map<string, WrittenUnit>([
  ['kcal', 'kcal'],
  ['kj', 'kJ'],
  ['g', 'g'],
  ['mg', 'mg'],
  ['\u03bcg', 'µg'],
  ['ug', 'µg'],
  ['mcg', 'µg'],
]);

/** Micrograms in one unit of mass. */
const masses = new Map<WrittenUnit, number>([
  ['g', 1e6],
  ['mg', 1e3],
  ['µg', 1],
]);

function factorBetween(from: WrittenUnit, to: NutrientUnit): number | undefined {
  if (from === to) return 1;
  if (from === 'kJ') return to === 'kcal' ? 1 / 4.184 : undefined;
  const [mass, targetMass] = [masses.get(from), masses.get(to)];
  return mass === undefined || targetMass === undefined ? undefined : mass / targetMass;
}

/**
 * Parses a figure without sign: digits, one decimal mark, groups of three, an exponent. Undefined for anything else.
 */
function parseFigure(text: string, decimal: DecimalMark): number | undefined {
  const [, mantissa = '', exponent = ''] = /^([\d., ]*\d)(e[+-]?\d+)?$/.exec(text) ?? [];
  const digits = plainDigits(mantissa, decimal);
  if (digits === undefined) return undefined;
  const figure = Number(digits + exponent);
  return Number.isFinite(figure) ? figure : undefined;
}

function plainDigits(text: string, decimal: DecimalMark): string | undefined {
  if (decimal === 'either') {
    const digits = /^(\d*)(?:[.,](\d+))?$/.exec(text);
    // `1,234` is 1234 or 1.234, and nothing says which.
    if (digits === null || (digits[2]?.length === 3 && /^[1-9]\d{0,2}$/.test(digits[1] ?? '')))
      return undefined;
    return text.replace(',', '.');
  }
  if (/^\d*\.?\d+$/.test(text) && !(decimal === ',' && groupedDigitsPattern('.').test(text))) return text;
  const groups = decimal === '.' ? [',', ' '] : ['.', ' '];
  for (const group of groups) {
    if (groupedDigitsPattern(group).test(text)) return text.replaceAll(group, '').replace(',', '.');
  }
  // The last case: the other mark between digits that are no group of three, as `0,5` in a table with decimal points.
  return /^\d+,\d+$/.test(text) ? text.replace(',', '.') : undefined;
}

/** Matches digits in groups of three, with an optional decimal part. */
function groupedDigitsPattern(group: string): RegExp {
  const mark = group === ' ' ? '[.,]' : group === ',' ? '\\.' : ',';
  return new RegExp(`^[1-9]\\d{0,2}(?:\\${group}\\d{3})+(?:${mark}\\d+)?$`);
}
