import { performance } from 'node:perf_hooks';
import type pg from 'pg';
import { batches } from './catalogue/batches.ts';
import { upsertFoods } from './product.ts';
import type { GeneratedFood } from './catalogue/generateFoods.ts';

/** Measures the renaming of `count` foods, spread over the catalogue, in transactions of 1,000 as in an import. */
export async function measureUpserts(
  pool: pg.Pool,
  { foods, count }: { foods: readonly GeneratedFood[]; count: number },
): Promise<{ upserts: number; milliseconds: number }> {
  const step = Math.max(1, Math.floor(foods.length / count));
  const renamedFoods = foods
    .filter((_, at) => at % step === 0)
    .slice(0, count)
    .map((food) => ({ ...food, name: `${food.name} 새이름` }));
  const start = performance.now();
  for (const batch of batches(renamedFoods, 1_000)) await upsertFoods(pool, batch);
  return { upserts: renamedFoods.length, milliseconds: performance.now() - start };
}
