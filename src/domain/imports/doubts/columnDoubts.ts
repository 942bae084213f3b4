import { parseNutrientValue, unitsOf, type WrittenUnit } from '../../foods/nutrientValue.ts';
import { nutrients, type NutrientName } from '../../foods/nutrients.ts';
import { shownText } from '../../foods/text.ts';
import { isLowForItsName } from '../../foods/plausibility/plausibility.ts';
import type { FigureColumn } from '../rows/preset.ts';

/** A column whose figures do not fit its unit. */
export interface ColumnDoubt {
  readonly column: string;
  readonly nutrient: NutrientName;
  /** The unit in which they would fit. */
  readonly proposed: WrittenUnit;
  /** The unit that the file says or its preset assumes. */
  readonly assumed: WrittenUnit;
  readonly examples: readonly string[];
}

/** Counts of what the figures of a table are like. They take the same memory for any number of rows. */
export interface ColumnDoubts {
  readonly see: (cells: readonly string[]) => void;
  readonly doubts: () => readonly ColumnDoubt[];
}

/** A column with figures, at its place in the rows. */
export interface FigurePlace extends FigureColumn {
  readonly column: string;
  readonly at: number;
}

/**
 * What nearly all figures of a mixed table exceed in the right unit, unless they are zero, and what nearly none exceeds in
 * a unit a thousand times as large. Of the figures over zero in USDA SR28, 7.9 % of sodium and at most 1.2 % of each other
 * nutrient are less; a thousandth of them is less for 94 % (vitamins A and K) to 100 %. Iodine: none of 1,215 figures of
 * Ciqual 2020 is less.
 */
const usualLeast: Readonly<Partial<Record<NutrientName, number>>> = {
  sodium: 5,
  potassium: 5,
  phosphorus: 2,
  calcium: 1.5,
  magnesium: 0.8,
  iron: 0.03,
  zinc: 0.02,
  cholesterol: 1,
  vitaminC: 0.1,
  vitaminA: 0.5,
  vitaminK: 0.05,
  folate: 0.5,
  iodine: 0.05,
};

/** Thirty fruits have little sodium, too, but their milligrams are mostly whole. */
const leastFigures = 20;
const leastRatios = 5;

interface Counts {
  figures: number;
  small: number;
  fractions: number;
  /** Foods that cannot have so little by their names, and those that can have what they have. */
  impossible: number;
  possible: number;
  readonly examples: string[];
}

/**
 * Prepares to count the figures of a table.
 *
 * @param input.nameAt the place of the names of foods, when the table has them.
 */
export function startColumnDoubts({
  places,
  nameAt,
}: {
  places: readonly FigurePlace[];
  nameAt: number | undefined;
}): ColumnDoubts {
  const counted = places.filter(({ nutrient }) => usualLeast[nutrient] !== undefined);
  const counts = new Map(counted.map((place) => [place, startCounts()]));
  const placeOf = (nutrient: NutrientName) => places.find((place) => place.nutrient === nutrient);
  const energy = placeOf('energyKcal');
  const macronutrients = [placeOf('carbohydrate'), placeOf('protein'), placeOf('fat')];
  const ratios = { all: 0, large: 0, small: 0, examples: [] as string[] };

  const countRatio = (cells: readonly string[], place: FigurePlace): void => {
    const stated = figureAt(cells, place);
    const [carbohydrate, protein, fat] = macronutrients.map((one) =>
      one === undefined ? undefined : figureAt(cells, one),
    );
    if (stated === undefined || carbohydrate === undefined || protein === undefined || fat === undefined)
      return;
    const computed = 4 * (carbohydrate + protein) + 9 * fat;
    if (computed < 20 || stated === 0) return;
    ratios.all += 1;
    const ratio = stated / computed;
    // 4.184, with fibre, alcohol and the rounding of small figures.
    if (ratio > 3.2 && ratio < 5.5) ratios.large += 1;
    if (ratio > 0.17 && ratio < 0.32) ratios.small += 1;
    if (ratios.examples.length < 3) ratios.examples.push(shownText((cells[place.at] ?? '').trim(), 40));
  };

  return {
    see: (cells) => {
      for (const [place, count] of counts) countFigure(count, cells, place, nameAt);
      if (energy !== undefined) countRatio(cells, energy);
    },
    doubts: () => [
      ...[...counts].flatMap(([place, count]) =>
        isTooSmall(count) ? largerUnit(place, count.examples) : [],
      ),
      ...(energy === undefined ? [] : energyDoubt(energy, ratios)),
    ],
  };
}

function startCounts(): Counts {
  return { figures: 0, small: 0, fractions: 0, impossible: 0, possible: 0, examples: [] };
}

function countFigure(
  count: Counts,
  cells: readonly string[],
  place: FigurePlace,
  nameAt: number | undefined,
): void {
  const value = figureAt(cells, place);
  const least = usualLeast[place.nutrient];
  if (value === undefined || value === 0 || least === undefined) return;
  count.figures += 1;
  if (value < least) count.small += 1;
  if (!Number.isInteger(value)) count.fractions += 1;
  if (count.examples.length < 3) count.examples.push(shownText((cells[place.at] ?? '').trim(), 40));
  if (nameAt === undefined) return;
  const isLow = isLowForItsName(cells[nameAt] ?? '', place.nutrient, value);
  if (isLow === true) count.impossible += 1;
  if (isLow === false) count.possible += 1;
}

/**
 * Nearly all figures are smaller than they can be: by their kind (fractions, where the right unit gives mostly whole
 * figures), or by the names of some foods.
 */
function isTooSmall({ figures, small, fractions, impossible, possible }: Counts): boolean {
  const isMostlySmall = small >= 0.95 * figures;
  if (figures >= leastFigures && isMostlySmall && fractions >= 0.6 * figures) return true;
  return small >= 0.7 * figures && impossible >= 3 && possible * 9 <= impossible;
}

function largerUnit({ column, nutrient, unit }: FigurePlace, examples: readonly string[]): ColumnDoubt[] {
  const assumed = unit ?? storedUnit(nutrient);
  const proposed = assumed === 'µg' ? 'mg' : assumed === 'mg' ? 'g' : undefined;
  return proposed === undefined || !unitsOf(nutrient).includes(proposed)
    ? []
    : [{ column, nutrient, assumed, proposed, examples }];
}

function energyDoubt(
  { column, nutrient, unit }: FigurePlace,
  { all, large, small, examples }: { all: number; large: number; small: number; examples: readonly string[] },
): ColumnDoubt[] {
  if (all < leastRatios) return [];
  const assumed = unit ?? 'kcal';
  if (large >= 0.7 * all && assumed === 'kcal')
    return [{ column, nutrient, assumed, proposed: 'kJ', examples }];
  if (small >= 0.7 * all && assumed === 'kJ')
    return [{ column, nutrient, assumed, proposed: 'kcal', examples }];
  return [];
}

function storedUnit(nutrient: NutrientName): WrittenUnit {
  return nutrients[nutrient].unit;
}

/** A plain figure in the stored unit. Bounds and texts say nothing about the unit. */
export function figureAt(cells: readonly string[], { at, nutrient, unit }: FigurePlace): number | undefined {
  const reading = parseNutrientValue((cells[at] ?? '').trim(), { nutrient, unit });
  return reading.kind === 'value' ? reading.value : undefined;
}
