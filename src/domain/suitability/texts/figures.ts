import { roundFigure } from '../../foods/nutrientValue.ts';

/** A computed figure without the noise of binary fractions: six significant digits. */
export function plainFigure(value: number): number {
  // Most figures have few digits already, and rounding is slow.
  return value < 1_000 && Number.isInteger(value * 1_000) ? value : roundFigure(value);
}

/** A plain figure as people read it, thousands apart, with its unit. */
export function withUnit(value: number, unit: string): string {
  const text = value < 1_000 ? String(value) : apart(String(value));
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
}

function apart(text: string): string {
  if (text.includes('e')) return text;
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
