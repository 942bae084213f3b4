import { nutrients, type NutrientName, type NutrientUnit } from './nutrients.ts';

/**
 * What a cell of a composition table says of one nutrient, in the unit that nutrient is kept in.
 * `trace` and `below` carry the upper bound of what they can mean; `invalid` is text that says nothing we may use.
 */
export type NutrientReading =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'trace'; readonly bound: number }
  | { readonly kind: 'below'; readonly bound: number }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'invalid'; readonly text: string };

/** Units a figure may be written in: those that are kept, and kilojoules. */
export type WrittenUnit = NutrientUnit | 'kJ';

/**
 * Reads one cell of a composition table.
 *
 * - blank, `-`, `n/a` are unknown, never 0; `Tr`, `traces`, `미량` are a trace; `< 0.5`, `0.5 미만` are at most 0.5
 * - full-width characters, stray blanks, thousands separators (comma, blank), decimal commas and a unit glued to the
 *   figure are understood; a glued unit is converted, and one that cannot be (`IU`, kcal for grams) is invalid
 * - anything below zero, not finite, in brackets, or merely a lower bound (`> 5`) is invalid: a wrong guess would
 *   judge a food by a figure nobody wrote
 *
 * @param input.nutrient decides the unit of the answer and the bound of a trace.
 * @param input.unit the unit of the column, when it differs from the one the nutrient is kept in.
 * @param input.decimal the column's decimal mark. It settles `1,234`: 1234 with `.` (the default), 1.234 with `,`.
 */
export function parseNutrientValue(
  text: string,
  input: { nutrient: NutrientName; unit?: WrittenUnit; decimal?: '.' | ',' },
): NutrientReading {
  const invalid: NutrientReading = { kind: 'invalid', text: text.slice(0, 64) };
  const plain = plainText(text);
  if (plain === undefined) return invalid;
  if (unknownWords.has(plain)) return { kind: 'unknown' };
  if (traceWords.test(plain)) return { kind: 'trace', bound: nutrients[input.nutrient].trace };

  const { isBound, amount } = splitBound(plain);
  const figure = amountIn(amount, input);
  if (figure === undefined) return invalid;
  if (!isBound) return { kind: 'value', value: figure };
  return figure > 0 ? { kind: 'below', bound: figure } : invalid;
}

/**
 * Reads a plain amount: a serving size, a package weight. Units are as in {@link parseNutrientValue}; grams and
 * millilitres may be glued to it.
 *
 * @returns the figure as written, or null when nothing usable and positive stands there.
 */
export function parseAmount(text: string, decimal: '.' | ',' = '.'): number | null {
  const plain = plainText(text)?.replace(/ ?(g|ml)$/, '');
  const figure = plain === undefined ? undefined : parseFigure(plain, decimal);
  return figure === undefined || figure <= 0 ? null : figure;
}

/** Six significant digits: more than any analysis has, few enough to drop the noise of binary fractions. */
export function roundFigure(value: number): number {
  return Number(value.toPrecision(6));
}

const unknownWords = new Set(['', '-', '--', '–', '—', '―', '−', 'n/a', 'na', 'n.a.', 'null', '.']);
const traceWords = /^(?:tr\.?|traces?|미량|\((?:tr\.?|traces?|미량)\))$/;

/** Compatibility characters (full width, ㎎, ㎉) become plain ones; blanks at the ends and zero-width ones go. */
function plainText(text: string): string | undefined {
  if (text.length > 64) return undefined;
  return text
    .normalize('NFKC')
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
  { nutrient, unit, decimal }: { nutrient: NutrientName; unit?: WrittenUnit; decimal?: '.' | ',' },
): number | undefined {
  const wanted = nutrients[nutrient].unit;
  const [, digits = '', glued = ''] = /^([\d., ]*\d(?:e[+-]?\d+)?) ?([a-z\u03bc]*)$/.exec(text) ?? [];
  const written = glued === '' ? (unit ?? wanted) : gluedUnits.get(glued);
  const figure = parseFigure(digits, decimal ?? '.');
  if (written === undefined || figure === undefined) return undefined;
  const factor = factorBetween(written, wanted);
  if (factor === undefined) return undefined;
  return factor === 1 ? figure : roundFigure(figure * factor);
}

const gluedUnits = new Map<string, WrittenUnit>([
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
  const [mass, wanted] = [masses.get(from), masses.get(to)];
  return mass === undefined || wanted === undefined ? undefined : mass / wanted;
}

/** A figure without sign: digits, one decimal mark, groups of three, an exponent. Undefined for anything else. */
function parseFigure(text: string, decimal: '.' | ','): number | undefined {
  const [, mantissa = '', exponent = ''] = /^([\d., ]*\d)(e[+-]?\d+)?$/.exec(text) ?? [];
  const digits = plainDigits(mantissa, decimal);
  if (digits === undefined) return undefined;
  const figure = Number(digits + exponent);
  return Number.isFinite(figure) ? figure : undefined;
}

function plainDigits(text: string, decimal: '.' | ','): string | undefined {
  if (/^\d*\.?\d+$/.test(text) && !(decimal === ',' && grouped('.').test(text))) return text;
  const groups = decimal === '.' ? [',', ' '] : ['.', ' '];
  for (const group of groups) {
    if (grouped(group).test(text)) return text.replaceAll(group, '').replace(',', '.');
  }
  // Left over: the other mark between digits that are no group of three, as `0,5` in a table with decimal points.
  return /^\d+,\d+$/.test(text) ? text.replace(',', '.') : undefined;
}

/** Digits in groups of three, and what may follow as a decimal mark. */
function grouped(group: string): RegExp {
  const mark = group === ' ' ? '[.,]' : group === ',' ? '\\.' : ',';
  return new RegExp(`^[1-9]\\d{0,2}(?:\\${group}\\d{3})+(?:${mark}\\d+)?$`);
}
