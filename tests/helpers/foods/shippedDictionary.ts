import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  parseShippedIngredient,
  type IngredientCells,
} from '../../../src/domain/foods/catalogue/ingredients.ts';
import {
  compileDictionary,
  type Dictionary,
  type DictionaryRow,
} from '../../../src/domain/labels/words/dictionary.ts';
import { shippedAllergens } from '../../fixtures/suitability/shippedAllergens.ts';

/** The shipped dictionary without a database, with the shipped or the given allergens. */
export function shippedDictionary(allergens = shippedAllergens): Dictionary {
  return compileDictionary({ allergens, version: 'shipped', rows: shippedIngredients() });
}

/** The rows of the shipped dictionary. */
export function shippedIngredients(): DictionaryRow[] {
  const cells: IngredientCells[] = parse(readFileSync(resolve('catalogue/ingredients.csv')), {
    columns: true,
  });
  return cells.map(parseShippedIngredient);
}
