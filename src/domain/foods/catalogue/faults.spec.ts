import { foodSchema, type Food, type FoodInput } from '../food.ts';
import { checkDigit } from '../barcode.ts';
import { qualityFlags } from '../quality.ts';
import { unknownNutrients } from '../nutrients.ts';
import { categoryFaults, categoryPath, type StarterCategory } from './categories.ts';
import { dietFaults, dietsFile } from './diets.ts';
import { foodFaults } from './foods.ts';

const node = (slug: string, parent: string | null, name = slug): StarterCategory => ({
  slug,
  parent,
  name: { ko: name, en: name },
});
const tree = [node('meat', null), node('pork', 'meat'), node('beef', 'meat')];
const codes = (faults: readonly { code: string }[]) => faults.map(({ code }) => code);

describe('faults of categories', () => {
  it.each<[string, StarterCategory[], string[]]>([
    ['none', tree, []],
    ['a slug that is there twice', [...tree, node('pork', 'meat', 'other')], ['duplicate_slug']],
    ['a parent that does not exist', [node('pork', 'meat')], ['parent_not_before']],
    ['a cycle', [node('a', 'b'), node('b', 'a')], ['parent_not_before']],
    [
      'siblings with the same name',
      [...tree, node('ham', 'meat', 'pork')],
      ['duplicate_name', 'duplicate_name'],
    ],
  ])('%s', (_, categories, expected) => {
    expect(codes(categoryFaults(categories))).toEqual(expected);
  });

  it('returns no path for a cycle or an unknown category', () => {
    expect(categoryPath([node('a', 'b'), node('b', 'a')], 'a')).toBeNull();
    expect(categoryPath(tree, 'fish')).toBeNull();
  });
});

describe('faults of diets', () => {
  const source = { title: 'A guideline', publisher: 'A society', year: 2020 };
  const rule = {
    id: 'no-pork',
    type: 'food-category',
    effect: 'avoid',
    categories: ['pork'],
    source,
    strength: 'well-founded',
    cases: [{ food: { category: 'pork' }, outcome: 'unsuitable' }],
  };
  const diet = (change: object, slug = 'halal') => ({
    slug,
    kind: 'religion',
    name: { ko: '할랄', en: 'halal' },
    description: { ko: '설명', en: 'About' },
    ruleSet: {
      diet: slug,
      name: { ko: '할랄', en: 'halal diet' },
      version: 1,
      status: 'published',
      isComplete: true,
      rules: [{ ...rule, ...change }],
    },
  });
  const faultsOf = (change: object) =>
    codes(dietFaults({ ...dietsFile.parse({ diets: [diet(change)] }), categories: tree })).filter(
      (code) => code !== 'missing_diet',
    );

  it.each<[string, object, string[]]>([
    ['none', {}, []],
    ['a category that does not exist', { categories: ['fish'] }, ['unknown_category']],
    [
      'a scope that does not exist',
      { scope: ['fish'], except: ['rice'] },
      ['unknown_category', 'unknown_category'],
    ],
    ['a rule without a case', { cases: [] }, ['rule_without_case']],
    ['a case that comes out otherwise', { effect: 'caution' }, ['rule_case_failed']],
    ['a rule with a signature', { signedBy: 'Nobody' }, ['signed']],
  ])('%s', (_, change, expected) => {
    expect(faultsOf(change)).toEqual(expected);
  });

  it('reports each missing diet', () => {
    expect(codes(dietFaults({ diets: [], categories: tree }))).toHaveLength(21);
  });

  it('refuses weak rules that are published', () => {
    expect(dietsFile.safeParse({ diets: [diet({ strength: 'weak' })] }).success).toBe(false);
  });
});

describe('faults of foods', () => {
  const demoBarcode = '200000000001';
  const food = (change: Partial<FoodInput> & Record<string, unknown> = {}): Food => {
    const parsed = foodSchema.parse({
      kind: 'fresh',
      name: '사과',
      nameEn: 'Apple',
      source: {
        name: 'USDA SR28 (starter catalogue)',
        licence: 'Public domain',
        url: 'https://example.org/',
      },
      code: '09003',
      categorySlug: 'pork',
      nutrients: { ...unknownNutrients(), sodium: 1 },
      ...change,
    });
    return { ...parsed, quality: qualityFlags(parsed) };
  };
  const demo = { kind: 'processed' as const, source: { name: 'DiningCoach demo', licence: 'Fictional' } };
  const faultsOf = (foods: Food[], isShareAlike = false) =>
    codes(foodFaults({ foods, categories: tree, isShareAlike }));

  it.each<[string, Food[], string[]]>([
    ['none', [food()], []],
    ['no English name', [food({ nameEn: null })], ['name_missing']],
    ['a name that is not Korean', [food({ name: 'Apple' })], ['name_missing']],
    ['no category', [food({ categorySlug: null })], ['not_a_leaf_category']],
    ['a category that has categories below it', [food({ categorySlug: 'meat' })], ['not_a_leaf_category']],
    [
      'an unknown source',
      [food({ source: { name: 'Somewhere' } })],
      ['unknown_source', 'not_measured_by_source:sodium'],
    ],
    [
      'no licence',
      [food({ source: { name: 'USDA SR28 (starter catalogue)', url: 'https://example.org/' } })],
      ['no_licence'],
    ],
    ['a code that is there twice', [food(), food()], ['duplicate_code']],
    ['no figures at all', [food({ nutrients: unknownNutrients() })], ['no_figures']],
    [
      'a zero that the source cannot have measured',
      [food({ nutrients: { ...unknownNutrients(), iodine: 0 } })],
      ['not_measured_by_source:iodine'],
    ],
    [
      'more sugars than carbohydrate',
      [food({ nutrients: { ...unknownNutrients(), sugars: 20, carbohydrate: 5 } })],
      ['doubtful:sugars-over-carbohydrate'],
    ],
    [
      'energy without a nutrient that carries it',
      [
        food({
          nutrients: {
            ...unknownNutrients(),
            energyKcal: 500,
            carbohydrate: 5,
            protein: 1,
            fat: 1,
            fibre: 1,
            alcohol: 0,
          },
        }),
      ],
      ['doubtful:energy-mismatch'],
    ],
    ['a demo product without a barcode', [food(demo)], ['no_barcode']],
    [
      'a demo product with a real barcode',
      [food({ ...demo, barcode: '8801043150620' })],
      ['wrong_barcode_range'],
    ],
    ['a demo product', [food({ ...demo, barcode: demoBarcode + checkDigit(demoBarcode) })], []],
    [
      "a shop's own number on a real product",
      [food({ kind: 'processed', barcode: demoBarcode + checkDigit(demoBarcode) })],
      ['wrong_barcode_range', 'restricted_barcode'],
    ],
    ['a barcode on an apple', [food({ barcode: '8801043150620' })], ['barcode_on_no_product']],
  ])('%s', (_, foods, expected) => {
    expect(faultsOf(foods)).toEqual(expected);
  });

  it('refuses a row in the file of another licence', () => {
    expect(faultsOf([food()], true)).toEqual(['wrong_file']);
  });
});
