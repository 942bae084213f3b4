import type { LocalizedText } from '../../language.ts';
import { roundFigure } from '../../foods/nutrientValue.ts';
import { isWithin } from '../nutrientFinding.ts';
import type { LimitOperator } from '../rules/rules.ts';

/** Rounds a computed figure to six significant digits, to remove errors of binary fractions. */
export function plainFigure(value: number): number {
  // Rounding is slow, and most figures have few digits already.
  return value < 1_000 && Number.isInteger(value * 1_000) ? value : roundFigure(value);
}

/** A limit, as texts compare figures with it. */
export interface LimitInText {
  readonly operator: LimitOperator;
  readonly limit: number;
  readonly unit: string;
}

/**
 * A figure for people, with at most three significant digits. Where the rounded figure would be on the other side of
 * the limit, the text says on which side it is: "more than 120 mg" for 120.4 mg against at most 120 mg.
 */
export function figureInWords(
  value: number,
  { unit, operator, limit }: LimitInText,
): LocalizedText & { readonly isRoundedAcross: boolean } {
  const rounded = threeDigits(value);
  const text = withUnit(rounded, unit);
  const shownLimit = roundedLimit({ operator, limit });
  if (isWithin(operator, { value, limit }) === isWithin(operator, { value: rounded, limit: shownLimit })) {
    return { ko: text, en: text, isRoundedAcross: false };
  }
  return value > rounded
    ? { ko: `${text} 초과`, en: `more than ${text}`, isRoundedAcross: true }
    : { ko: `${text} 미만`, en: `less than ${text}`, isRoundedAcross: true };
}

/** A limit for people, with at most three significant digits: 11.2 g for at most 11.25 g. */
export function limitFigure({ unit, ...limit }: LimitInText): string {
  return withUnit(roundedLimit(limit), unit);
}

/** Rounds to the strict side, so that nobody reads a limit as wider than it is. */
function roundedLimit({ operator, limit }: Omit<LimitInText, 'unit'>): number {
  const rounded = threeDigits(limit);
  const isUpper = operator === 'at-most' || operator === 'less-than';
  if (rounded === limit || rounded < limit === isUpper) return rounded;
  const step = 10 ** (Math.floor(Math.log10(limit)) - 2);
  return threeDigits(isUpper ? rounded - step : rounded + step);
}

function threeDigits(value: number): number {
  // Rounding is slow, and most figures have few digits already.
  return value < 1_000 && Number.isInteger(value) ? value : Number(value.toPrecision(3));
}

/** Formats a figure with its unit and with separators between thousands. */
export function withUnit(value: number, unit: string): string {
  const text = value < 1_000 ? String(value) : groupThousands(String(value));
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
}

function groupThousands(text: string): string {
  if (text.includes('e')) return text;
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
