import { median, percentiles, type Answered, type Percentiles } from './measure.ts';
import { publishedFigures } from './published.ts';
import { queryClasses } from './queries.ts';

/** What one engine did in this run. */
export interface EngineResult {
  readonly name: string;
  readonly loadMs: number;
  readonly indexBytes: number;
  /** With whether the answer was the expected one. */
  readonly answered: readonly (Answered & { readonly isExpected: boolean })[];
}

const megabyte = 2 ** 20;
/** A figure that is further from the published one is pointed out. */
const toleratedDeviation = 0.3;

/** A table for each class of queries; ratios are ours / peer, so below 1 ours is faster. */
export function printClasses(results: readonly EngineResult[]): void {
  for (const { name } of queryClasses) {
    console.log(`\n${name}`);
    console.table(
      rows(results, (result) => result.answered.filter(({ queryClass }) => queryClass.name === name)),
    );
  }
}

/** One table over the classes that were asked of all, with load and size; ours also over all that it was asked. */
export function printSummary(results: readonly EngineResult[]): void {
  console.log('\nall classes that the peers can answer');
  const table = rows(results, ({ answered }) =>
    answered.filter(({ queryClass }) => queryClass.askedOf === 'all'),
  );
  for (const { name, loadMs, indexBytes } of results) {
    table[name] = {
      ...table[name],
      'index MB': (indexBytes / megabyte).toFixed(0),
      'load s': (loadMs / 1000).toFixed(1),
    };
  }
  console.table(table);
  const [ours] = results;
  if (ours === undefined) return;
  console.log('\nall classes');
  console.table(rows([ours], ({ answered }) => answered));
}

/** Wrong answers by query, so that a number below the full one can be looked into. */
export function printMisses(results: readonly EngineResult[]): void {
  for (const { name, answered } of results) {
    const misses = answered.filter(({ isExpected }) => !isExpected).map(({ query }) => query.keyword);
    if (misses.length > 0) console.log(`${name}: another top 20 for ${misses.join(', ')}`);
  }
}

/** Says which figures of this run are far from those measured before, for the numbers of foods that have any. */
export function printDeviations(results: readonly EngineResult[], foods: number): void {
  const published = publishedFigures[String(foods)];
  if (published === undefined) {
    console.log(
      `\nNo figures were published for ${foods} foods; there are for ${Object.keys(publishedFigures).join(', ')}.`,
    );
    return;
  }
  for (const { name, answered, indexBytes, loadMs } of results) {
    const before = published[name];
    const measured = percentiles(answered.filter(({ queryClass }) => queryClass.askedOf === 'all'));
    const pairs = [
      ['p50 ms', before?.p50, measured.p50],
      ['p95 ms', before?.p95, measured.p95],
      ['max ms', before?.max, measured.max],
      ['index MB', before?.indexMb, indexBytes / megabyte],
      ['load s', before?.loadS, loadMs / 1000],
    ] as const;
    for (const [figure, then, now] of pairs) {
      if (then === undefined || Math.abs(now / then - 1) <= toleratedDeviation) continue;
      console.log(
        `${name}: ${figure} ${shown(now)}, published ${shown(then)} (× ${(now / then).toFixed(2)})`,
      );
    }
  }
}

/** The query that costs our search most. */
export function worstOf(answered: readonly Answered[]): Answered | undefined {
  return answered.toSorted((a, b) => median(b) - median(a))[0];
}

type Row = Readonly<Record<string, string>>;

function rows(
  results: readonly EngineResult[],
  select: (result: EngineResult) => EngineResult['answered'],
): Record<string, Row> {
  const [first] = results;
  const ours = first === undefined ? undefined : percentiles(select(first));
  const asked = results.filter((result) => select(result).length > 0);
  return Object.fromEntries(
    asked.map((result) => {
      const answered = select(result);
      const right = answered.filter(({ isExpected }) => isExpected).length;
      const found = percentiles(answered);
      return [
        result.name,
        {
          'p50 ms': shown(found.p50),
          'p95 ms': shown(found.p95),
          'max ms': shown(found.max),
          'top 20 as expected': `${right}/${answered.length}`,
          ...(ours === undefined || result === first ? {} : ratios(ours, found)),
        },
      ];
    }),
  );
}

function ratios(ours: Percentiles, peer: Percentiles): Row {
  return {
    'ours/peer p50': (ours.p50 / peer.p50).toFixed(3),
    'ours/peer p95': (ours.p95 / peer.p95).toFixed(3),
  };
}

function shown(figure: number): string {
  return figure < 10 ? figure.toFixed(2) : figure.toFixed(0);
}
