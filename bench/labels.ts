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
 * Measures the reader of labels on one core with the 355 labels of the tests. The baseline only looks up every word
 * between commas in the same dictionary. The ratio is the cost of reading a label.
 *
 * `npm run bench -- labels [SECONDS]`; the default is 3 seconds each.
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
    const labelRate = rate(labels, { milliseconds, run: (label) => readLabel(label, dictionary) });
    const lookedUp = rate(labels, {
      milliseconds,
      run: ({ ingredientsText }) =>
        (ingredientsText ?? '').split(/[,()[\]{}]/u).map((word) => dictionary.find(wordKey(word))),
    });
    return [
      language,
      {
        'labels/s': labelRate,
        'characters/s': Math.round((labelRate * characters) / labels.length),
        'words looked up, labels/s': lookedUp,
        'times slower': Math.round((10 * lookedUp) / labelRate) / 10,
      },
    ] as const;
  });
  console.table(Object.fromEntries(results));
  console.log(`${dictionary.size.words} words compiled in ${compileMs.toFixed(0)} ms`);
  return Promise.resolve();
}

/** Runs per second of processor time. Other load on the machine does not change this figure. */
function rate<T>(
  items: readonly T[],
  { milliseconds, run }: { milliseconds: number; run: (item: T) => unknown },
): number {
  // V8 compiles the code during the first rounds, so they are not counted.
  for (let round = 0; round < 5; round += 1) for (const item of items) lastResult = run(item);
  const start = process.cpuUsage();
  let [runs, spent] = [0, 0];
  while (spent < milliseconds * 1_000) {
    for (const item of items) lastResult = run(item);
    runs += items.length;
    const { user, system } = process.cpuUsage(start);
    spent = user + system;
  }
  return Math.round((runs * 1_000_000) / spent);
}

/** Results are exported, so that the compiler does not remove the work. */
export let lastResult: unknown;
