import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { parseShippedIngredient, type IngredientCells } from '../src/domain/foods/catalogue/ingredients.ts';
import { compileDictionary, type Dictionary } from '../src/domain/labels/words/dictionary.ts';
import { readLabel } from '../src/domain/labels/readLabel.ts';
import { wordKey } from '../src/domain/labels/words/wordKey.ts';
import { hostileTexts } from '../tests/fixtures/labels/hostileTexts.ts';
import { shippedAllergens } from '../tests/fixtures/suitability/shippedAllergens.ts';

const fixture = z.array(z.object({ ingredients: z.string().nullable(), declaration: z.string().nullable() }));

/**
 * Measures the reader of labels on one core with the 355 labels of the tests. The baseline only looks up every word
 * between commas in the same dictionary. The ratio is the cost of reading a label. Then it prints the slowest of the texts that
 * try to stop the reader.
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
  printHostileTexts(dictionary);
  console.log(`${dictionary.size.words} words compiled in ${compileMs.toFixed(0)} ms`);
  return Promise.resolve();
}

/** As long as the longest text that a food may have. */
const hostileLength = 20_000;

/**
 * Prints the slowest texts that try to stop the reader: their time, the growth of the time when the length doubles, and
 * the time of a letter against one of a plain label of the same length.
 */
function printHostileTexts(dictionary: Dictionary): void {
  const read = (text: string): number => {
    const start = process.cpuUsage();
    lastResult = readLabel({ ingredientsText: text, allergenText: text }, dictionary);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
  const best = (text: string): number => Math.min(read(text), read(text), read(text));
  const plain = best('밀가루, 설탕, 우유, 정제소금, '.repeat(2_000).slice(0, hostileLength));
  const half = new Map(hostileTexts(hostileLength / 2).map(({ name, text }) => [name, text]));
  const rows = hostileTexts(hostileLength)
    .map(({ name, text }) => ({ name, text, ms: read(text) }))
    .sort((one, other) => other.ms - one.ms)
    .slice(0, 20)
    .map(({ name, text }) => ({ name, ms: best(text), growth: best(text) / best(half.get(name) ?? '') }))
    .sort((one, other) => other.ms - one.ms);
  const rounded = (value: number) => Math.round(10 * value) / 10;
  console.log(
    `The slowest of ${String(half.size)} hostile texts of ${String(hostileLength)} letters, as list and as declaration:`,
  );
  console.table(
    Object.fromEntries(
      rows.map(({ name, ms, growth }) => [
        name,
        {
          ms: rounded(ms),
          'µs/letter': rounded((1_000 * ms) / hostileLength),
          '× plain': rounded(ms / plain),
          'growth for twice the length': rounded(growth),
        },
      ]),
    ),
  );
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
