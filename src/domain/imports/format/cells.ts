import { z } from 'zod';
import {
  isNutrientName,
  nutrients,
  type NutrientName,
  type NutrientQualifier,
} from '../../foods/nutrients.ts';
import { originFlagNames, type QualityFlag } from '../../foods/quality.ts';

/**
 * The writing of cells in our CSV format that are more than a plain text. Each kind has its two directions here, so that
 * what is exported is read as what it was.
 */

const formulaStart = /^'*\s*[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A spreadsheet would run a text that begins like a formula. An apostrophe makes it a text. A text that has
 * apostrophes before such a beginning already gets one more, so that {@link withoutGuard} finds them all again.
 */
export function guarded(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** Takes off the apostrophe that {@link guarded} has put there. Other apostrophes are part of the text. */
export function withoutGuard(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell) ? cell.slice(1) : cell;
}

/** A list of words with `;` between them. A `;` or `\` in a word has a `\` before it. */
export function writeWords(words: readonly string[]): string {
  return words.map((word) => word.replace(/[\\;]/g, String.raw`\$&`)).join(';');
}

export function readWords(cell: string): string[] {
  if (!cell.includes('\\')) return cell.split(';').filter((word) => word.trim() !== '');
  const words = cell.match(/(?:\\[\\;]|[^;])+/g) ?? [];
  return words.filter((word) => word.trim() !== '').map((word) => word.replace(/\\([\\;])/g, '$1'));
}

/** A category without a slug: its names from the root down, `/축산물/소고기`. A `/` or `\` in a name has a `\` before it. */
export function writePath(names: readonly string[]): string {
  return names.map((name) => `/${name.replace(/[\\/]/g, String.raw`\$&`)}`).join('');
}

/** The names of a path; undefined for a slug. */
export function readPath(cell: string): string[] | undefined {
  const text = cell.trim();
  if (!text.startsWith('/')) return undefined;
  const names = text.match(/(?:\\[\\/]|[^/])+/g) ?? [];
  return names.map((name) => name.replace(/\\([\\/])/g, '$1'));
}

/** A figure with its qualifier. The bound of a trace is written when it is not the usual one of its nutrient. */
export function writeFigure(
  nutrient: NutrientName,
  value: number | null,
  qualifier: NutrientQualifier | undefined,
): string {
  if (value === null) return '';
  if (qualifier === undefined || value === 0) return String(value);
  if (qualifier === 'below') return `<${String(value)}`;
  return value === nutrients[nutrient].trace ? 'Tr' : `Tr <${String(value)}`;
}

const ofOrigin: ReadonlySet<string> = new Set(originFlagNames);

const flagList = z.array(z.looseObject({ flag: z.string(), nutrients: z.array(z.string()) })).catch([]);

/**
 * The flags that say where figures are from: `joined-by-line; unreadable-value: sodium iron`. All others are computed
 * from the figures when they are read.
 */
export function writeFlags(quality: unknown): string {
  return flagList
    .parse(quality ?? [])
    .filter(({ flag }) => ofOrigin.has(flag))
    .map(({ flag, nutrients: names }) =>
      [flag, ...(names.length === 0 ? [] : [`: ${names.join(' ')}`])].join(''),
    )
    .join('; ');
}

/** The flags of a cell, and the words in it that are none. */
export function readFlags(cell: string): { readonly flags: QualityFlag[]; readonly unknown: string[] } {
  const flags: QualityFlag[] = [];
  const unknown: string[] = [];
  for (const part of readWords(cell)) {
    const [name = '', names = ''] = part.split(':').map((text) => text.trim());
    const flag = originFlagNames.find((known) => known === name);
    const words = names.split(/[\s,]+/).filter((word) => word !== '');
    const known = words.filter(isNutrientName);
    if (flag === undefined || known.length < words.length) unknown.push(part.trim());
    else flags.push({ flag, nutrients: known });
  }
  return { flags, unknown };
}
