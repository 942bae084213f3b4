import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { parseShippedIngredient, type IngredientCells } from '../src/domain/foods/catalogue/ingredients.ts';
import { compileDictionary } from '../src/domain/labels/words/dictionary.ts';
import { readLabel } from '../src/domain/labels/readLabel.ts';
import { wordKey } from '../src/domain/labels/words/wordKey.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';

const fixture = z.array(z.object({ ingredients: z.string().nullable(), declaration: z.string().nullable() }));

/**
 * Measures the reader of labels on one core, on the 355 labels of the tests, beside looking up every word between commas
 * in the same dictionary, which understands nothing: the ratio says what understanding costs.
 *
 * `npm run bench -- labels [SECONDS]`, 3 seconds each when not told.
 */
export default function benchLabels([seconds = '3']: readonly string[]): Promise<void> {
  const cells: IngredientCells[] = parse(readFileSync(resolve('catalogue/ingredients.csv')), {
    columns: true,
  });
  const rows = cells.map(parseShippedIngredient);
  const compileStart = performance.now();
  const dictionary = compileDictionary({ allergens: shippedAllergens, version: 'bench', rows });
  const compileMs = performance.now() - compileStart;
  const milliseconds = Number(seconds) * 1_000;
  const results = ['ko', 'en'].map((language) => {
    const labels = fixture
      .parse(JSON.parse(readFileSync(resolve(`tests/fixtures/labels/${language}.json`), 'utf8')))
      .map(({ ingredients, declaration }) => ({ ingredientsText: ingredients, allergenText: declaration }));
    const characters = labels.reduce(
      (sum, { ingredientsText, allergenText }) =>
        sum + (ingredientsText?.length ?? 0) + (allergenText?.length ?? 0),
      0,
    );
    const read = rate(labels, { milliseconds, run: (label) => readLabel(label, dictionary) });
    const lookedUp = rate(labels, {
      milliseconds,
      run: ({ ingredientsText }) =>
        (ingredientsText ?? '').split(/[,()[\]{}]/u).map((word) => dictionary.find(wordKey(word))),
    });
    return [
      language,
      {
        'labels/s': read,
        'characters/s': Math.round((read * characters) / labels.length),
        'words looked up, labels/s': lookedUp,
        'times slower': Math.round((10 * lookedUp) / read) / 10,
      },
    ] as const;
  });
  console.table(Object.fromEntries(results));
  console.log(`${dictionary.size.words} words compiled in ${compileMs.toFixed(0)} ms`);
  return Promise.resolve();
}

/** How often it runs in a second of processor time: what one core of its own would do, however busy the machine is. */
function rate<T>(
  items: readonly T[],
  { milliseconds, run }: { milliseconds: number; run: (item: T) => unknown },
): number {
  // The first rounds compile the code; they are not counted.
  for (let round = 0; round < 5; round += 1) for (const item of items) kept = run(item);
  const start = process.cpuUsage();
  let [done, spent] = [0, 0];
  while (spent < milliseconds * 1_000) {
    for (const item of items) kept = run(item);
    done += items.length;
    const { user, system } = process.cpuUsage(start);
    spent = user + system;
  }
  return Math.round((done * 1_000_000) / spent);
}

/** Where results go, so that no compiler finds the work useless. */
export let kept: unknown;
