import { isRestrictedRange } from '../barcode.ts';
import type { Food } from '../food.ts';
import { nutrientNames, type NutrientName } from '../nutrients.ts';
import type { StarterCategory } from './categories.ts';
import type { CatalogueFault } from './fault.ts';

/** The source name of the made-up products. */
export const demoSource = 'DiningCoach demo';

const mfdsNutrients: readonly NutrientName[] = [
  'energyKcal',
  'carbohydrate',
  'sugars',
  'protein',
  'fat',
  'saturatedFat',
  'transFat',
  'cholesterol',
  'sodium',
];

/**
 * The sources of the catalogue and the nutrients that each of them measures. A value for another nutrient, least of all
 * a zero, cannot come from there. Rows under a share-alike licence are in a separate file.
 */
export const starterSources: Readonly<
  Record<string, { readonly measures: readonly NutrientName[]; readonly isShareAlike: boolean }>
> = {
  'USDA SR28 (starter catalogue)': {
    measures: nutrientNames.filter((name) => name !== 'iodine' && name !== 'purines'),
    isShareAlike: false,
  },
  'Anses-Ciqual 2020 (starter catalogue)': {
    measures: nutrientNames.filter((name) => !['transFat', 'purines', 'caffeine', 'vitaminA'].includes(name)),
    isShareAlike: false,
  },
  'MFDS 식품영양성분 DB (starter catalogue)': { measures: mfdsNutrients, isShareAlike: false },
  'Open Food Facts (starter catalogue)': {
    measures: ['carbohydrate', 'sugars', 'fibre', 'protein', 'fat', 'saturatedFat', 'sodium'],
    isShareAlike: true,
  },
  [demoSource]: { measures: [...mfdsNutrients, 'caffeine'], isShareAlike: false },
};

/**
 * Finds faults in the foods of one catalogue file that the schema of a food does not exclude.
 *
 * @param input.isShareAlike whether the file is the one for rows under a share-alike licence.
 */
export function foodFaults({
  foods,
  categories,
  isShareAlike,
}: {
  foods: readonly Food[];
  categories: readonly StarterCategory[];
  isShareAlike: boolean;
}): CatalogueFault[] {
  const parents = new Set(categories.map(({ parent }) => parent));
  const leaves = new Set(categories.map(({ slug }) => slug).filter((slug) => !parents.has(slug)));
  return [
    ...duplicateFaults(foods, 'duplicate_code', ({ source, code }) => `${source.name} ${code}`),
    ...duplicateFaults(foods, 'duplicate_barcode', ({ barcode }) => barcode),
    ...foods.flatMap((food) => {
      const codes = [
        ...originFaults(food, isShareAlike),
        ...barcodeFaults(food),
        ...figureFaults(food),
        ...(/[가-힣]/.test(food.name) && food.nameEn !== null ? [] : ['name_missing']),
        // With a category that has categories below it, rules about those would stay open.
        ...(food.categorySlug !== null && leaves.has(food.categorySlug) ? [] : ['not_a_leaf_category']),
      ];
      return codes.map((code): CatalogueFault => ({ where: whereOf(food), code }));
    }),
  ];
}

function originFaults({ source }: Food, isShareAlike: boolean): string[] {
  const starterSource = starterSources[source.name];
  if (starterSource === undefined) return ['unknown_source'];
  return [
    ...(source.licence === null ? ['no_licence'] : []),
    ...(source.url === null && source.name !== demoSource ? ['no_url'] : []),
    ...(starterSource.isShareAlike === isShareAlike ? [] : ['wrong_file']),
  ];
}

/** A made-up number outside of 200–299 could match a real pack. A number that a shop gives identifies no product. */
function barcodeFaults({ barcode, source, kind }: Food): string[] {
  const isDemo = source.name === demoSource;
  if (barcode === null) return isDemo ? ['no_barcode'] : [];
  return [
    ...(kind === 'processed' ? [] : ['barcode_on_no_product']),
    ...(isDemo === /^2\d{12}$/.test(barcode) ? [] : ['wrong_barcode_range']),
    ...(!isDemo && isRestrictedRange(barcode) ? ['restricted_barcode'] : []),
  ];
}

function figureFaults(food: Food): string[] {
  const { nutrients, source, quality } = food;
  const measures = starterSources[source.name]?.measures ?? [];
  const unmeasured = nutrientNames.filter((name) => nutrients[name] !== null && !measures.includes(name));
  // An energy mismatch is allowed only where fibre or alcohol, which carry energy, are unknown.
  const isExcused = nutrients.fibre === null || nutrients.alcohol === null;
  const doubts = quality.filter(({ flag }) => flag !== 'energy-mismatch' || !isExcused);
  return [
    ...(nutrientNames.every((name) => nutrients[name] === null) ? ['no_figures'] : []),
    ...unmeasured.map((name) => `not_measured_by_source:${name}`),
    ...doubts.map(({ flag }) => `doubtful:${flag}`),
  ];
}

function duplicateFaults(
  foods: readonly Food[],
  code: string,
  keyOf: (food: Food) => string | null,
): CatalogueFault[] {
  const keys = new Set<string>();
  return foods.flatMap((food) => {
    const key = keyOf(food);
    if (key === null || !keys.has(key)) {
      if (key !== null) keys.add(key);
      return [];
    }
    return [{ where: whereOf(food), code }];
  });
}

function whereOf({ source, code }: Food): string {
  return `${source.name} ${code}`;
}
