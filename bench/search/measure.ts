import { performance } from 'node:perf_hooks';
import type { Engine } from './engine.ts';
import type { QueryClass, SearchQuery } from './queries.ts';

/** The answer of one engine to one query. */
export interface Answered {
  readonly queryClass: QueryClass;
  readonly query: SearchQuery;
  readonly ids: readonly number[];
  /** Milliseconds that the caller waits, one value for each round. */
  readonly times: readonly number[];
}

/**
 * Runs every query of the classes on an engine, one at a time: first each once to warm up, then each as often as the
 * engine has rounds.
 */
export async function measureSearches(
  engine: Engine,
  { classes, rounds = engine.rounds }: { classes: readonly QueryClass[]; rounds?: number },
): Promise<Answered[]> {
  const queries = classes.flatMap((queryClass) => queryClass.queries.map((query) => ({ queryClass, query })));
  const warm = [];
  for (const one of queries) warm.push({ ...one, ids: await engine.search(one.query) });
  const answered: Answered[] = [];
  for (const one of warm) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const start = performance.now();
      await engine.search(one.query);
      times.push(performance.now() - start);
    }
    answered.push({ ...one, times });
  }
  return answered;
}

export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** Percentiles by nearest rank over all times of all queries. */
export function percentiles(answered: readonly Answered[]): Percentiles {
  return percentilesOf(answered.flatMap(({ times }) => times));
}

/** The percentile by nearest rank. */
export function percentilesOf(milliseconds: readonly number[]): Percentiles {
  const times = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The median of a query's times. A short load of the machine does not change it. */
export function median({ times }: Answered): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Formats percentiles for a table. */
export function rounded({ p50, p95, max }: Percentiles): Record<keyof Percentiles, string> {
  return { p50: p50.toFixed(2), p95: p95.toFixed(2), max: max.toFixed(2) };
}
