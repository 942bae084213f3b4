import type pg from 'pg';
import { printHttp } from './http/measureHttp.ts';
import { parseBenchArguments, peerNames, type PeerName } from './search/arguments.ts';
import { collectGarbage } from './search/collectGarbage.ts';
import { printBudget } from './search/budget.ts';
import { openBenchDatabase } from './search/database.ts';
import type { Engine } from './search/engine.ts';
import { expectedIds } from './search/expected.ts';
import { explainSearch } from './search/explain.ts';
import { generateFoods } from './search/catalogue/generateFoods.ts';
import { loadShown } from './search/loading.ts';
import { measureSearches, percentiles, type Percentiles } from './search/measure.ts';
import { fts5Peer } from './search/peers/fts5.ts';
import { groongaPeer } from './search/peers/groonga.ts';
import { requireProgram } from './search/peers/lineProcess.ts';
import { sequentialPeer } from './search/peers/sequential.ts';
import { trigramPeer } from './search/peers/trigram.ts';
import { idsAlone, productEngine, refreshProduct, searchProduct, suitableTo } from './search/product.ts';
import { queryClasses, type QueryClass, type SearchQuery } from './search/queries.ts';
import {
  printClasses,
  printDeviations,
  printMisses,
  printSummary,
  worstOf,
  type EngineResult,
} from './search/report.ts';
import { searchableFood, type SearchableFood } from './search/catalogue/searchableFood.ts';
import { measureUpserts } from './search/writes.ts';

const programs: Partial<Record<PeerName, string>> = { groonga: 'groonga', fts5: 'sqlite3' };
const upserts = 10_000;

/**
 * Measures food search beside its peers on one generated catalogue, see docs/decisions/search-benchmark.md.
 *
 * `npm run bench -- search [FOODS] [--without=PEER,…] [--load-before=SECONDS]`: 1,000,000 foods and all peers when not told.
 * Milliseconds as the caller sees them, warm, one search at a time. The last table is the budget.
 */
export default async function benchSearch(args: readonly string[]): Promise<void> {
  const { foods: count, without, loadBefore } = parseBenchArguments(args);
  const chosen = peerNames.filter((peer) => !without.includes(peer));
  // Before the work of minutes, not after.
  for (const peer of chosen) {
    const program = programs[peer];
    if (program !== undefined) requireProgram(program, { peer });
  }
  const catalogue: Catalogue = () => Array.from(generateFoods(count), searchableFood);
  console.error('Every food is read for every query, to know the right answers: a minute or two a million.');
  const expected = expectedAnswers(catalogue());
  const database = await openBenchDatabase();
  try {
    const { pool } = database;
    const peerClasses = queryClasses.filter(({ askedOf }) => askedOf === 'all');
    const product = productEngine(pool);
    const ours = await runEngine(product, { catalogue, classes: queryClasses, expected });
    const results = [
      ours,
      await runEngine(idsAlone(product, pool), { catalogue: () => [], classes: queryClasses, expected }),
    ];
    for (const peer of chosen) {
      for (const open of peerEngines[peer]) {
        const engine = open(pool);
        try {
          results.push(await runEngine(engine, { catalogue, classes: peerClasses, expected }));
        } finally {
          await engine.close();
        }
      }
    }
    printClasses(results);
    printSummary(results);
    printMisses(results);
    printDeviations(results, count);
    await printWorst(ours, database.adminUrl);
    const p95Suitable = await printSuitable(pool, ours);
    const httpShare = await printHttp({
      databaseUrl: database.url,
      route: 'search',
      parameters: queryClasses.flatMap(({ queries }) => queries.map(({ keyword }) => keyword)),
    });
    const p95AfterWrites = await printWrites({ pool, product, catalogue });
    const refreshS = await refreshProduct(pool);
    printBudget({ results, refreshS, loadBefore, p95AfterWrites, p95Suitable, httpShare });
  } finally {
    await database.close();
  }
}

/** Makes the foods anew: nobody holds them while searches are measured, see {@link collectGarbage}. */
type Catalogue = () => readonly SearchableFood[];

const peerEngines: Readonly<Record<PeerName, readonly ((pool: pg.Pool) => Engine)[]>> = {
  sequential: [sequentialPeer],
  trigram: [(pool) => trigramPeer(pool, 'all rows'), (pool) => trigramPeer(pool, 'top 20')],
  groonga: [() => groongaPeer('one select'), () => groongaPeer('a select a tier')],
  fts5: [fts5Peer],
};

function expectedAnswers(foods: readonly SearchableFood[]): ReadonlyMap<SearchQuery, readonly number[]> {
  const queries = queryClasses.flatMap(({ queries }) => queries);
  return new Map(queries.map((query) => [query, expectedIds(foods, query)]));
}

async function runEngine(
  engine: Engine,
  {
    catalogue,
    classes,
    expected,
  }: {
    catalogue: Catalogue;
    classes: readonly QueryClass[];
    expected: ReadonlyMap<SearchQuery, readonly number[]>;
  },
): Promise<EngineResult> {
  const loadMs = await loadShown(engine, catalogue());
  collectGarbage();
  const answered = await measureSearches(engine, { classes });
  // A run takes minutes: what is known is said at once.
  const { p50, p95 } = percentiles(answered);
  console.log(`${engine.name}: searches p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)} ms`);
  return {
    name: engine.name,
    loadMs,
    indexBytes: await engine.sizeBytes(),
    answered: answered.map((one) => ({
      ...one,
      isExpected: String(one.ids) === String(expected.get(one.query)),
    })),
  };
}

async function printWorst({ answered }: EngineResult, adminUrl: string): Promise<void> {
  const worst = worstOf(answered);
  if (worst === undefined) return;
  const { keyword, kind } = worst.query;
  console.log(`\nThe slowest of our searches: ${keyword}${kind === undefined ? '' : ` (kind ${kind})`}`);
  console.log(await explainSearch({ url: adminUrl, query: worst.query }));
}

/** The same queries for what suits somebody. Returns the largest p95. */
async function printSuitable(pool: pg.Pool, plain: EngineResult): Promise<number> {
  const base = percentiles(plain.answered);
  const row = ({ p50, p95, max }: Percentiles) => ({
    'p50 ms': p50.toFixed(2),
    'p95 ms': p95.toFixed(2),
    'max ms': max.toFixed(2),
    'p95, times plain': (p95 / base.p95).toFixed(2),
  });
  const rows: Record<string, ReturnType<typeof row>> = { plain: row(base) };
  let largest = 0;
  for (const [whom, unfit] of Object.entries(suitableTo)) {
    const engine: Engine = { ...productEngine(pool), search: (query) => searchProduct(pool, query, unfit) };
    const measured = percentiles(await measureSearches(engine, { classes: queryClasses }));
    rows[whom] = row(measured);
    largest = Math.max(largest, measured.p95);
  }
  console.log('\nsuitable=true, by what suits');
  console.table(rows);
  return largest;
}

/** Also how fast searches are right after the writes: an index that postpones its work pays for it then. Returns p95. */
async function printWrites({
  pool,
  catalogue,
  product,
}: {
  pool: pg.Pool;
  product: Engine;
  catalogue: Catalogue;
}): Promise<number> {
  const written = await measureUpserts(pool, { foods: catalogue(), count: upserts });
  collectGarbage();
  const after = percentiles(await measureSearches(product, { classes: queryClasses, rounds: 2 }));
  console.log('\nwrites');
  console.table([
    {
      upserts: written.upserts,
      seconds: (written.milliseconds / 1000).toFixed(2),
      'searches after them: p50 ms': after.p50.toFixed(2),
      'p95 ms': after.p95.toFixed(2),
      'max ms': after.max.toFixed(2),
    },
  ]);
  return after.p95;
}
