import pg from 'pg';
import { searchProduct } from './product.ts';
import type { SearchQuery } from './queries.ts';

/** A search may run dozens of small statements; only the slowest are printed. */
const slowestPlans = 5;

/**
 * Prints the slowest plans of one search with their times. auto_explain reports them, because EXPLAIN does not show the
 * statements inside a function. auto_explain measures every row, so the times are longer than without it.
 *
 * @param input.url the product's database with the superuser, because only the superuser may load auto_explain
 */
export async function explainSearch({ url, query }: { url: string; query: SearchQuery }): Promise<string> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 1,
    options: [
      'session_preload_libraries=auto_explain',
      'auto_explain.log_min_duration=0',
      'auto_explain.log_analyze=on',
      'auto_explain.log_buffers=on',
      'auto_explain.log_nested_statements=on',
      'auto_explain.log_level=notice',
    ]
      .map((setting) => `-c ${setting}`)
      .join(' '),
  });
  const plans: string[] = [];
  pool.on('connect', (client) => client.on('notice', ({ message }) => plans.push(message ?? '')));
  try {
    await searchProduct(pool, query);
  } finally {
    await pool.end();
  }
  return plans
    .toSorted((a, b) => durationOf(b) - durationOf(a))
    .slice(0, slowestPlans)
    .join('\n\n');
}

/** Reads the milliseconds from `duration: 1.234 ms  plan: …`. */
function durationOf(plan: string): number {
  return Number(/^duration: ([\d.]+) ms/.exec(plan)?.[1] ?? 0);
}
