import type { Percentiles } from './measure.ts';

interface Figures extends Percentiles {
  /** Megabytes (2^20). */
  readonly indexMb?: number;
  /** Seconds to load the foods and to build the index. */
  readonly loadS?: number;
}

/**
 * Figures from before this benchmark: 1,000,000 and 2,000,000 names (without brands, English names and aliases),
 * PostgreSQL 15, 2 cores, warm, 75 queries, milliseconds. A range is given by its upper end. "DiningCoach" is the best
 * design of that time, so ours is compared with it.
 */
export const publishedFigures: Readonly<Record<string, Readonly<Record<string, Figures>>>> = {
  '1000000': {
    DiningCoach: { p50: 0.56, p95: 3.9, max: 7.3, indexMb: 110, loadS: 65 },
    'sequential ILIKE': { p50: 437, p95: 1153, max: 1622 },
    'trigram GIN, all rows': { p50: 20, p95: 943, max: 1206, indexMb: 53 },
    'Groonga, one select': { p50: 8.4, p95: 49, max: 64, indexMb: 45 },
    'SQLite FTS5 trigram': { p50: 18, p95: 155, max: 186, indexMb: 52 },
  },
  '2000000': {
    DiningCoach: { p50: 0.42, p95: 5.8, max: 16 },
    'trigram GIN, all rows': { p50: 39, p95: 1172, max: 1825 },
  },
};
