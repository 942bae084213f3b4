import { performance } from 'node:perf_hooks';
import { createProgress } from '../../src/platform/progress.ts';
import type { Engine } from './engine.ts';
import type { SearchableFood } from './catalogue/searchableFood.ts';

/**
 * Loads all foods into an engine. This takes minutes, so standard error shows the progress; standard output has the
 * figures.
 *
 * @returns milliseconds
 */
export async function loadShown(engine: Engine, foods: readonly SearchableFood[]): Promise<number> {
  const start = performance.now();
  await createProgress(process.stderr).step(
    `${engine.name}: loading ${foods.length.toLocaleString('en')} foods`,
    (say) => engine.load(foods, say),
  );
  return performance.now() - start;
}
