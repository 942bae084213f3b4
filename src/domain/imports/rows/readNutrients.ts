import type { QualityFlag } from '../../foods/quality.ts';
import {
  eachNutrient,
  isNutrientName,
  nutrientNames,
  unknownNutrients,
  nutrients as highest,
  type NutrientName,
  type NutrientQualifier,
  type NutrientValues,
} from '../../foods/nutrients.ts';
import { parseNutrientValue, roundFigure, type WrittenUnit } from '../../foods/nutrientValue.ts';
import { perHundred } from '../../foods/food.ts';
import { boundOfTinyServing } from '../../foods/labelRounding.ts';
import { recordOf } from '../../record.ts';
import type { RowFormat } from './preset.ts';
import type { RowIssue } from './rowIssues.ts';

/** The cell of one nutrient in a row. */
export interface NutrientCell {
  readonly nutrient: NutrientName;
  readonly column: string;
  readonly text: string;
  /** The unit of the column, when it differs from the unit of the stored nutrient. */
  readonly unit?: WrittenUnit | undefined;
  /** The share of the figure that is the nutrient, when the column is of another thing: sodium in salt. */
  readonly share?: number | undefined;
}

/** Salt is sodium × 2.5 (Regulation (EU) No 1169/2011, annex I). */
export const sodiumInSalt = 1 / 2.5;

/** The first of several cells for one nutrient that says something; the first when none does. */
export function firstKnown(
  cells: readonly [NutrientCell, ...NutrientCell[]],
  { units, decimal }: RowFormat,
): NutrientCell {
  const says = ({ nutrient, text, column, unit }: NutrientCell) =>
    parseNutrientValue(text, { nutrient, unit: units[column] ?? unit, decimal }).kind !== 'unknown';
  return cells.find(says) ?? cells[0];
}

/**
 * What figures are given for: 100 g or 100 ml, or a serving of a number of grams or millilitres. Null when unknown: the
 * figures then stay unchanged and get a quality flag.
 */
export type FigureBasis =
  { readonly kind: 'hundred' } | { readonly kind: 'serving'; readonly size: number | null };

/** The nutrients of a row in the form of a food, with quality flags and issues. */
export interface NutrientReadings {
  readonly nutrients: NutrientValues;
  readonly nutrientQualifiers: Partial<Record<NutrientName, NutrientQualifier>>;
  readonly quality: readonly QualityFlag[];
  readonly issues: readonly RowIssue[];
}

/**
 * Parses the nutrient cells of a row.
 *
 * @param input.format units that the header or an answer gives go before those of the cells.
 */
export function readNutrients({
  cells,
  format,
  per,
}: {
  cells: readonly NutrientCell[];
  format: RowFormat;
  per: FigureBasis;
}): NutrientReadings {
  const values = unknownNutrients();
  const qualifiers: Partial<Record<NutrientName, NutrientQualifier>> = {};
  const unreadable: NutrientName[] = [];
  const issues: RowIssue[] = [];
  for (const { nutrient, column, text, unit, share = 1 } of cells) {
    const reading = parseNutrientValue(text, {
      nutrient,
      unit: format.units[column] ?? unit,
      decimal: format.decimal,
    });
    switch (reading.kind) {
      case 'value':
        values[nutrient] = share === 1 ? reading.value : roundFigure(reading.value * share);
        break;
      case 'trace':
      case 'below':
        values[nutrient] = share === 1 ? reading.bound : roundFigure(reading.bound * share);
        qualifiers[nutrient] = reading.kind;
        break;
      case 'invalid':
        unreadable.push(nutrient);
        issues.push({ code: 'unreadable_value', field: column, value: reading.text });
        break;
      case 'unknown':
        break;
    }
  }
  const quality: QualityFlag[] =
    unreadable.length === 0 ? [] : [{ flag: 'unreadable-value', nutrients: unreadable }];
  if (per.kind === 'hundred') return { nutrients: values, nutrientQualifiers: qualifiers, quality, issues };
  return { issues, ...convertServing(values, qualifiers, quality, per.size) };
}

function convertServing(
  values: NutrientValues,
  qualifiers: Partial<Record<NutrientName, NutrientQualifier>>,
  quality: readonly QualityFlag[],
  servingSize: number | null,
): Pick<NutrientReadings, 'nutrients' | 'nutrientQualifiers' | 'quality'> {
  const bounds = boundsOfServing(values, qualifiers, servingSize);
  const { values: converted, converted: isConverted } = perHundred({
    values: { ...values, ...bounds },
    servingSize,
  });
  if (!isConverted) {
    const knownNames = nutrientNames.filter((name) => values[name] !== null);
    if (knownNames.length === 0) return { nutrients: values, nutrientQualifiers: qualifiers, quality };
    return {
      nutrients: values,
      nutrientQualifiers: qualifiers,
      quality: [...quality, { flag: 'per-serving-without-size', nutrients: knownNames }],
    };
  }
  // The bound of a trace is our own value for 100 g. A large serving must not reduce it; a small serving does increase
  // it.
  const nutrients = eachNutrient((name) => {
    const [value, original] = [converted[name], values[name]];
    if (value !== null && bounds[name] !== undefined) return Math.min(value, highest[name].max);
    if (qualifiers[name] !== 'trace' || value === null || original === null) return value;
    return roundFigure(Math.max(value, original));
  });
  const below = recordOf(Object.keys(bounds).filter(isNutrientName), () => 'below' as const);
  return { nutrients, nutrientQualifiers: { ...qualifiers, ...below }, quality };
}

/** The figures of a tiny serving that are only bounds. */
function boundsOfServing(
  values: NutrientValues,
  qualifiers: Partial<Record<NutrientName, NutrientQualifier>>,
  size: number | null,
): Partial<Record<NutrientName, number>> {
  if (size === null) return {};
  const bounds: Partial<Record<NutrientName, number>> = {};
  for (const name of nutrientNames) {
    const value = values[name];
    if (value === null || qualifiers[name] !== undefined) continue;
    const bound = boundOfTinyServing(name, { value, size });
    if (bound !== undefined) bounds[name] = bound;
  }
  return bounds;
}
