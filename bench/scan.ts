import { performance } from 'node:perf_hooks';
import { foodsByBarcode } from '../src/database/suitability/judging.ts';
import { checkDigit } from '../src/domain/foods/barcode.ts';
import { printHttp } from './http/measureHttp.ts';
import { openBenchDatabase } from './search/database.ts';
import { generateFoods } from './search/catalogue/generateFoods.ts';
import { loadShown } from './search/loading.ts';
import { percentilesOf, rounded } from './search/measure.ts';
import { productEngine } from './search/product.ts';
import { searchableFood } from './search/catalogue/searchableFood.ts';

const scanned = 2_000;

/**
 * Measures scans of barcodes. Each scan is of another food.
 *
 * `npm run bench -- scan [FOODS]`; the default is 1,000,000 foods.
 */
export default async function benchScan([count = '1000000']: readonly string[]): Promise<void> {
  const database = await openBenchDatabase();
  try {
    const { pool } = database;
    await loadShown(productEngine(pool), Array.from(generateFoods(Number(count)), searchableFood));
    const barcodes = Array.from({ length: scanned }, (_, at) => {
      const digits = `880${String(1_000_000 + at * 13).padStart(9, '0')}`;
      return `${digits}${checkDigit(digits)}`;
    });
    await pool.query(
      `UPDATE foods SET barcode = scanned.barcode
         FROM unnest($1::text[]) WITH ORDINALITY AS scanned (barcode, place)
        WHERE foods.id = (scanned.place * $2::int)`,
      [barcodes, Math.max(1, Math.floor(Number(count) / scanned))],
    );
    await pool.query('ANALYZE foods');
    const times: number[] = [];
    for (const barcode of barcodes) {
      const start = performance.now();
      const [food] = await foodsByBarcode(pool, { barcode, viewer: undefined });
      times.push(performance.now() - start);
      if (food === undefined) throw new Error(`${barcode} was not found`);
    }
    console.log(`\n${String(scanned)} barcodes, ${count} foods`);
    console.table({ 'one statement (ms)': rounded(percentilesOf(times)) });
    await printHttp({ databaseUrl: database.url, route: 'scan', parameters: barcodes });
  } finally {
    await database.close();
  }
}
