import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { diningcoach } from '../../imports/presets/diningcoach.ts';
import { plainFormat, type Cells } from '../../imports/rows/preset.ts';
import { readFood } from '../../imports/rows/readFood.ts';
import type { Food } from '../food.ts';
import { plausibilityFlags } from '../plausibility/plausibility.ts';
import { ruleSetsSchema } from '../../suitability/rules/ruleSets.ts';
import { starterAllergens } from '../../suitability/facts/starterAllergens.ts';
import { categoriesFile, categoryFaults, categoryPath } from './categories.ts';
import { starterDietSlugs } from './starterDietSlugs.ts';
import { dietFaults, dietsFile } from './diets.ts';
import { demoSource, foodFaults } from './foods.ts';
import { ingredientFaults, type IngredientCells } from './ingredients.ts';

const folder = resolve(import.meta.dirname, '../../../../catalogue');
const readCatalogueFile = (name: string) => readFileSync(resolve(folder, name), 'utf8');
const { categories } = categoriesFile.parse(JSON.parse(readCatalogueFile('categories.json')));
const { diets } = dietsFile.parse(JSON.parse(readCatalogueFile('diets.json')));

function foodsOf(file: string): Food[] {
  const rows: Cells[] = parse(readCatalogueFile(file), { columns: true });
  return rows.map((cells) => {
    const { food, issues } = readFood(diningcoach, {
      table: 'foods',
      cells,
      partner: null,
      joinedByLine: false,
      format: plainFormat,
    });
    if (food === null || issues.length > 0)
      throw new Error(`${cells['name'] ?? ''}: ${JSON.stringify(issues)}`);
    return food;
  });
}
const ownFoods = foodsOf('foods.csv');
const shareAlikeFoods = foodsOf('foods-odbl.csv');
const allFoods = [...ownFoods, ...shareAlikeFoods];

describe('the shipped catalogue', () => {
  it('has a tree of categories', () => {
    expect(categoryFaults(categories)).toEqual([]);
    expect(categories.length).toBeGreaterThanOrEqual(80);
    expect(categoryPath(categories, 'raw-pork')).toEqual(['meat', 'pork', 'raw-pork']);
  });

  it('has all starter diets, with rules about existing categories', () => {
    expect(dietFaults({ diets, categories })).toEqual([]);
    expect(diets.map(({ slug }) => slug)).toEqual([...starterDietSlugs]);
    expect(ruleSetsSchema.safeParse(diets.map(({ ruleSet }) => ruleSet)).success).toBe(true);
    const lowSalt = diets.find(({ slug }) => slug === 'low-salt')?.ruleSet;
    expect(lowSalt).toMatchObject({ status: 'published', isComplete: true });
    expect(lowSalt?.rules).toContainEqual(
      expect.objectContaining({ effect: 'avoid', nutrient: 'sodium', per: '100g', limit: 120 }),
    );
  });

  it('has no food whose figures are implausible for what it is', () => {
    const flagged = allFoods.flatMap((food) =>
      plausibilityFlags({ ...food, category: food.categorySlug }).map(({ flag, nutrients }) => [
        food.name,
        flag,
        ...nutrients,
      ]),
    );
    expect(flagged).toEqual([]);
  });

  it('has a dictionary of at least 1,500 ingredients, in which every word has one meaning', () => {
    const rows: IngredientCells[] = parse(readCatalogueFile('ingredients.csv'), { columns: true });
    expect(rows.length).toBeGreaterThanOrEqual(1_500);
    expect(ingredientFaults(rows)).toEqual([]);
  });

  it('publishes complete rules for every diet, and asks for own triggers where there is no common list', () => {
    for (const { ruleSet } of diets)
      expect([ruleSet.diet, ruleSet.status, ruleSet.isComplete]).toEqual([ruleSet.diet, 'published', true]);
    expect(diets.filter(({ ruleSet }) => ruleSet.personal !== undefined).map(({ slug }) => slug)).toEqual([
      'skin-disease',
    ]);
  });

  it('has at least a thousand foods, with every kind and every category', () => {
    expect(foodFaults({ foods: ownFoods, categories, isShareAlike: false })).toEqual([]);
    expect(foodFaults({ foods: shareAlikeFoods, categories, isShareAlike: true })).toEqual([]);
    expect(allFoods.length).toBeGreaterThanOrEqual(1_000);
    for (const kind of ['fresh', 'cooked', 'processed']) {
      expect(allFoods.filter((food) => food.kind === kind).length).toBeGreaterThanOrEqual(200);
    }
    const used = new Set(allFoods.map(({ categorySlug }) => categorySlug));
    const parents = new Set(categories.map(({ parent }) => parent));
    expect(categories.filter(({ slug }) => !parents.has(slug) && !used.has(slug))).toEqual([]);
  });

  it('gives no two foods the same barcode or the same name', () => {
    const barcodes = allFoods.flatMap(({ barcode }) => barcode ?? []);
    expect(new Set(barcodes).size).toBe(barcodes.length);
    expect(new Set(allFoods.map(({ name }) => name)).size).toBe(allFoods.length);
  });

  it('has a demo product that declares each Korean allergen', () => {
    const texts = ownFoods
      .filter(({ source }) => source.name === demoSource)
      .flatMap(({ allergenText }) => allergenText ?? []);
    const undeclared = starterAllergens
      .filter(({ schemes }) => schemes.includes('mfds'))
      .map(({ name }) => name.ko)
      .filter((name) => !texts.some((text) => new RegExp(`(물질: |, )${name}[^.]*함유`).test(text)));
    expect(undeclared).toEqual([]);
  });
});
