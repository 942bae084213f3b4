import { performance } from 'node:perf_hooks';
import type { Engine } from './engine.ts';
import type { QueryClass, SearchQuery } from './queries.ts';

/** What one engine answered to one query. */
export interface Answered {
  readonly queryClass: QueryClass;
  readonly query: SearchQuery;
  readonly ids: readonly number[];
  /** Milliseconds as the caller sees them, one a round. */
  readonly times: readonly number[];
}

/**
 * Asks an engine every query that it can answer, one at a time: all of them once to warm it and whoever asks, then each as
 * often as its rounds say.
 */
export async function measureSearches(
  engine: Engine,
  { classes, rounds = engine.rounds }: { classes: readonly QueryClass[]; rounds?: number },
): Promise<Answered[]> {
  const asked = classes.flatMap((queryClass) => queryClass.queries.map((query) => ({ queryClass, query })));
  const warm = [];
  for (const one of asked) warm.push({ ...one, ids: await engine.search(one.query) });
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

/** Nearest rank, over every time of every query. */
export function percentiles(answered: readonly Answered[]): Percentiles {
  return percentilesOf(answered.flatMap(({ times }) => times));
}

/** Nearest rank. */
export function percentilesOf(milliseconds: readonly number[]): Percentiles {
  const times = milliseconds.toSorted((a, b) => a - b);
  const at = (share: number) => times[Math.max(0, Math.ceil(times.length * share) - 1)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

/** The middle of a query's times: what it costs, whatever else the machine did for a moment. */
export function median({ times }: Answered): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** As a table shows them. */
export function rounded({ p50, p95, max }: Percentiles): Record<keyof Percentiles, string> {
  return { p50: p50.toFixed(2), p95: p95.toFixed(2), max: max.toFixed(2) };
}
