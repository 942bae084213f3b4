import { performance } from 'node:perf_hooks';
import { completionsOf } from '../src/database/search/words.ts';
import { printHttp } from './http/measureHttp.ts';
import { openBenchDatabase } from './search/database.ts';
import { generateFoods } from './search/catalogue/generateFoods.ts';
import { loadShown } from './search/loading.ts';
import { percentilesOf, rounded } from './search/measure.ts';
import { productEngine } from './search/product.ts';
import { queryClasses } from './search/queries.ts';
import { searchableFood } from './search/catalogue/searchableFood.ts';

const rounds = 5;
const plainEvery = 10;
const plainSql = 'SELECT name FROM foods WHERE name LIKE $1 ORDER BY popularity DESC LIMIT 10';

/**
 * Measures completions: every query of the search benchmark, typed letter by letter. The baseline is a plain prefix
 * search of the names in the same table.
 *
 * `npm run bench -- suggest [FOODS]`; the default is 1,000,000 foods.
 */
export default async function benchSuggest([count = '1000000']: readonly string[]): Promise<void> {
  const database = await openBenchDatabase();
  try {
    const { pool } = database;
    await loadShown(productEngine(pool), Array.from(generateFoods(Number(count)), searchableFood));
    await pool.query('SELECT food_words_refresh()');
    const typed = typedTexts();
    const ours: number[] = [];
    const plain: number[] = [];
    for (const [at, text] of typed.entries()) {
      for (let round = 0; round <= rounds; round += 1) {
        const time = await timed(() => completionsOf(pool, { typed: text, viewer: undefined }));
        // The first round warms the caches.
        if (round > 0) ours.push(time);
      }
      // The baseline reads every food and takes hundreds of milliseconds, so a few texts are enough.
      if (at % plainEvery === 0) plain.push(await timed(() => pool.query(plainSql, [`${text}%`])));
    }
    console.log(`\n${typed.length} texts as they are typed, ${count} foods`);
    console.table({
      'DiningCoach (ms)': rounded(percentilesOf(ours)),
      'LIKE prefix of names (ms)': rounded(percentilesOf(plain)),
    });
    await printHttp({ databaseUrl: database.url, route: 'suggest', parameters: typed });
  } finally {
    await database.close();
  }
}

/** 신, 신라, 신라면: each prefix once. */
function typedTexts(): string[] {
  const keywords = queryClasses.flatMap(({ queries }) => queries.map(({ keyword }) => keyword));
  return [
    ...new Set(
      keywords.flatMap((keyword) =>
        Array.from(keyword, (_, at) =>
          Array.from(keyword)
            .slice(0, at + 1)
            .join(''),
        ).filter((text) => text.trim() !== ''),
      ),
    ),
  ];
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
