import { starterAllergens } from '../../suitability/facts/starterAllergens.ts';
import { isIngredientClass, widerClasses } from '../../suitability/facts/ingredientClasses.ts';
import { dictionaryRow, type DictionaryRow } from '../../labels/words/dictionary.ts';
import { isTextureHint } from '../../suitability/facts/textureHints.ts';
import { wordKey } from '../../labels/words/wordKey.ts';
import type { CatalogueFault } from './fault.ts';

/** A row of `catalogue/ingredients.csv`, by column name. */
export type IngredientCells = Readonly<Record<string, string>>;

/**
 * Parses a row of the shipped dictionary.
 *
 * @throws {z.ZodError} for a row without a name, or with an invalid value.
 */
export function parseShippedIngredient(cells: IngredientCells): DictionaryRow {
  const list = (column: string) => (cells[column] ?? '').split(';').filter((word) => word.trim() !== '');
  return dictionaryRow.parse({
    name: cells['name'],
    nameEn: cells['nameEn'],
    ...Object.fromEntries(
      ['synonyms', 'synonymsEn', 'parents', 'allergens', 'classes', 'textures'].map((column) => [
        column,
        list(column),
      ]),
    ),
    vegan: cells['vegan'],
    vegetarian: cells['vegetarian'],
    halal: cells['halal'],
    isOpaque: cells['opaque'] === 'yes',
  });
}

/** Finds faults in the shipped dictionary that the schema of its rows does not exclude. */
export function ingredientFaults(rows: readonly IngredientCells[]): CatalogueFault[] {
  const names = new Set(rows.map(({ name }) => name ?? ''));
  const owners = new Map<string, string>();
  const faults: CatalogueFault[] = [];
  const allergens = new Set(starterAllergens.map(({ slug }) => slug));
  for (const cells of rows) {
    const where = cells['name'] ?? '';
    const addFault = (code: string, detail: string) => faults.push({ where, code, detail });
    const column = (name: string) => (cells[name] ?? '').split(';').filter((word) => word !== '');
    for (const word of [where, cells['nameEn'] ?? '', ...column('synonyms'), ...column('synonymsEn')]) {
      const owner = owners.get(wordKey(word));
      if (owner !== undefined && owner !== where) addFault('word_in_two_rows', `${word}: ${owner}`);
      owners.set(wordKey(word), where);
    }
    for (const slug of column('allergens')) if (!allergens.has(slug)) addFault('unknown_allergen', slug);
    for (const slug of column('classes')) if (!isIngredientClass(slug)) addFault('unknown_class', slug);
    for (const hint of column('textures')) {
      if (!isTextureHint(hint)) addFault('unknown_texture', hint);
    }
    for (const parent of column('parents')) if (!names.has(parent)) addFault('unknown_parent', parent);
    faults.push(...contradictions(cells).map((detail) => ({ where, code: 'contradiction', detail })));
  }
  return faults;
}

/** Finds answers (vegan, vegetarian, halal) that contradict the classes of the row. */
function contradictions(cells: IngredientCells): string[] {
  const row = parseShippedIngredient(cells);
  const classes = new Set(row.classes.flatMap(widerClasses));
  const has = (...slugs: string[]) => slugs.some((slug) => [...classes].some((one) => one === slug));
  return [
    ...(has('animal') && row.vegan !== 'no' ? ['animal, but vegan'] : []),
    ...(has('meat', 'seafood', 'blood', 'gelatin') && row.vegetarian !== 'no'
      ? ['meat or fish, but vegetarian']
      : []),
    ...(has('pork', 'blood', 'alcohol') && row.halal !== 'no' ? ['forbidden, but halal'] : []),
    ...(has('bone-char-sugar', 'animal-origin-unstated') && row.vegan === 'yes'
      ? ['unstated origin, but vegan']
      : []),
  ];
}
