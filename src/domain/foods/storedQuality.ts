import { z } from 'zod';
import { nutrientNames, type NutrientName } from './nutrients.ts';

const flags = z.array(z.object({ nutrients: z.array(z.string()) }));

/**
 * Reads the nutrients whose values count as missing from the column `quality` of a stored food. If the column cannot be
 * read, all nutrients count as missing.
 */
export function flaggedNutrientsOf(quality: unknown): ReadonlySet<NutrientName> {
  if (quality === null || quality === undefined) return new Set();
  const parsed = flags.safeParse(quality);
  if (!parsed.success) return new Set(nutrientNames);
  const names = new Set(parsed.data.flatMap(({ nutrients }) => nutrients));
  return new Set(nutrientNames.filter((name) => names.has(name)));
}
