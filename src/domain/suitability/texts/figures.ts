import { roundFigure } from '../../foods/nutrientValue.ts';

/** Rounds a computed figure to six significant digits, to remove errors of binary fractions. */
export function plainFigure(value: number): number {
  // Rounding is slow, and most figures have few digits already.
  return value < 1_000 && Number.isInteger(value * 1_000) ? value : roundFigure(value);
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
