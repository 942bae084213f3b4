import { parseAmount } from '../../foods/nutrientValue.ts';
import { shownText } from '../../foods/text.ts';
import { isLowForItsName } from '../../foods/plausibility/plausibility.ts';
import type { NutrientName } from '../../foods/nutrients.ts';
import type { MappingBasis } from '../rows/preset.ts';
import { basisWritten, isServingWord } from '../settings/basisWords.ts';
import { figureAt, type FigurePlace } from './columnDoubts.ts';

/** Figures that are probably for another amount than assumed. */
export interface BasisDoubt {
  readonly assumed: MappingBasis;
  readonly proposed: MappingBasis;
  /** The columns whose names or cells say so, or some rows that cannot be otherwise. */
  readonly because:
    | { readonly kind: 'words'; readonly columns: readonly string[] }
    | { readonly kind: 'figures'; readonly examples: readonly string[] };
}

/** Finds out whether the figures of a table are per serving or per 100 g, in the same memory for any number of rows. */
export interface BasisDoubts {
  readonly see: (cells: readonly string[]) => void;
  readonly doubt: () => BasisDoubt | undefined;
}

interface BasisPlaces {
  readonly assumed: MappingBasis;
  /** The columns as the file names them, in its order. */
  readonly names: readonly string[];
  readonly places: readonly FigurePlace[];
  readonly nameAt: number | undefined;
  readonly sizeAt: number | undefined;
}

/** Fewer rows may have errors of their own. */
const leastRows = 3;
/** Fewer rows show no slope. */
const leastForSlope = 30;

/**
 * Prepares to compare the figures of a table with its servings. These decide:
 *
 * - Words: names of the columns with figures, or cells of another column: "per serving", "1회 제공량당".
 * - Weight. Nothing has more than 100 g of macronutrients in 100 g, and none has more of them than its serving weighs.
 * - Names: a pizza with 17 kcal is not possible for 100 g, but for a serving of 5 g it is.
 * - Slope: energy per serving grows with the serving; per 100 g it does not (drinks have large servings).
 *
 * Measured on the tables of the MFDS, as they are and converted to the other amount: of 7,704 dishes per serving, 411 are
 * possible for their serving only and 10 for 100 g only; of 10,275 per 100 g, 2 and 308. Per serving, the slope of each
 * group of dishes is 0.5 to 1.1; per 100 g, at most 0.1.
 */
export function startBasisDoubts({ assumed, names, places, nameAt, sizeAt }: BasisPlaces): BasisDoubts {
  const said = new Map(
    places.flatMap((place) => {
      const basis = basisWritten(names[place.at] ?? '');
      return basis === undefined ? [] : [[names[place.at] ?? '', basis] as const];
    }),
  );
  const others = names.flatMap((_, at) => (places.some((place) => place.at === at) ? [] : [at]));
  const words = new Map(others.map((at) => [at, { serving: 0, all: 0 }]));
  const placeOf = (nutrient: NutrientName) => places.find((place) => place.nutrient === nutrient);
  const energy = placeOf('energyKcal');
  const macronutrients = (['carbohydrate', 'protein', 'fat', 'alcohol'] as const).flatMap(
    (nutrient) => placeOf(nutrient) ?? [],
  );
  const counts = startCounts();

  return {
    see: (cells) => {
      for (const [at, count] of words) {
        const cell = (cells[at] ?? '').trim();
        if (cell === '') continue;
        count.all += 1;
        if (isServingWord(cell)) count.serving += 1;
      }
      const size = sizeAt === undefined ? null : parseAmount(cells[sizeAt] ?? '');
      if (size === null) return;
      const weight = macronutrients.reduce((sum, place) => sum + (figureAt(cells, place) ?? 0), 0);
      const kcal = energy === undefined ? undefined : figureAt(cells, energy);
      if (kcal === undefined && weight === 0) return;
      const name = nameAt === undefined ? '' : (cells[nameAt] ?? '');
      countRow(counts, { name, size, weight, kcal });
    },
    doubt: () => doubtByWords(assumed, said, wordColumns(names, words)) ?? doubtByFigures(assumed, counts),
  };
}

function wordColumns(
  names: readonly string[],
  words: ReadonlyMap<number, { readonly serving: number; readonly all: number }>,
): string[] {
  return [...words].flatMap(([at, { all, serving }]) =>
    serving > 0 && serving >= 0.5 * all ? [names[at] ?? ''] : [],
  );
}

/** What the names of the columns say, or else the cells of another. */
function doubtByWords(
  assumed: MappingBasis,
  said: ReadonlyMap<string, MappingBasis>,
  servingColumns: readonly string[],
): BasisDoubt | undefined {
  const other = [...said].find(([, basis]) => basis !== assumed);
  if (other !== undefined) {
    const columns = [...said].flatMap(([column, basis]) => (basis === other[1] ? [column] : []));
    return { assumed, proposed: other[1], because: { kind: 'words', columns } };
  }
  if (assumed === 'serving' || said.size > 0 || servingColumns.length === 0) return undefined;
  return { assumed, proposed: 'serving', because: { kind: 'words', columns: servingColumns } };
}

interface Counts {
  rows: number;
  /** Rows that can be for their serving only, and rows that can be for 100 g only. */
  serving: number;
  hundred: number;
  /** The same by their names. */
  servingByName: number;
  hundredByName: number;
  /** Of the logarithms of servings and of energy. */
  readonly slope: { n: number; x: number; y: number; xx: number; xy: number };
  readonly servingExamples: string[];
  readonly hundredExamples: string[];
}

function startCounts(): Counts {
  return {
    rows: 0,
    serving: 0,
    hundred: 0,
    servingByName: 0,
    hundredByName: 0,
    slope: { n: 0, x: 0, y: 0, xx: 0, xy: 0 },
    servingExamples: [],
    hundredExamples: [],
  };
}

interface SizedRow {
  readonly name: string;
  readonly size: number;
  readonly weight: number;
  readonly kcal: number | undefined;
}

function countRow(counts: Counts, { name, size, weight, kcal }: SizedRow): void {
  counts.rows += 1;
  const fitsHundred = weight <= 105 && (kcal ?? 0) <= 930;
  // A figure per serving is rounded, which counts in a small one.
  const fitsServing = weight <= 1.05 * size + 2 && (kcal ?? 0) <= 9.3 * size + 10;
  const example = (examples: string[]): void => {
    if (examples.length < 3 && name.trim() !== '') examples.push(shownText(name.trim(), 40));
  };
  if (fitsServing && !fitsHundred) {
    counts.serving += 1;
    example(counts.servingExamples);
  }
  if (fitsHundred && !fitsServing) {
    counts.hundred += 1;
    example(counts.hundredExamples);
  }
  if (kcal === undefined || kcal === 0) return;
  const isLow = isLowForItsName(name, 'energyKcal', kcal);
  const isLowConverted = isLowForItsName(name, 'energyKcal', (100 * kcal) / size);
  if (isLow === true && isLowConverted === false && fitsServing) {
    counts.servingByName += 1;
    example(counts.servingExamples);
  }
  if (isLow === false && isLowConverted === true) {
    counts.hundredByName += 1;
    example(counts.hundredExamples);
  }
  const [x, y] = [Math.log(size), Math.log(kcal)];
  const { slope } = counts;
  slope.n += 1;
  slope.x += x;
  slope.y += y;
  slope.xx += x * x;
  slope.xy += x * y;
}

function doubtByFigures(assumed: MappingBasis, counts: Counts): BasisDoubt | undefined {
  const { hundred, hundredByName, hundredExamples, rows, serving, servingByName, servingExamples } = counts;
  // Names are less certain than weights, so they contradict nothing.
  const isFor = (own: number, other: number): boolean =>
    own >= leastRows && own >= 0.02 * rows && other <= 0.1 * own;
  if (assumed === 'serving') {
    return isFor(hundred + hundredByName, serving)
      ? { assumed, proposed: '100g', because: { kind: 'figures', examples: hundredExamples } }
      : undefined;
  }
  const grows = hundred <= 0.01 * rows && slopeOf(counts.slope) > leastSlope;
  return isFor(serving + servingByName, hundred) || grows
    ? { assumed, proposed: 'serving', because: { kind: 'figures', examples: servingExamples } }
    : undefined;
}

const leastSlope = 0.5;

/** By how much the logarithm of the energy grows with that of the serving; -1 when that cannot be said. */
function slopeOf({ n, x, xx, xy, y }: Counts['slope']): number {
  const spread = xx / n - (x / n) ** 2;
  // Servings that are nearly the same show nothing.
  if (n < leastForSlope || spread < 0.1) return -1;
  return (xy / n - (x / n) * (y / n)) / spread;
}
