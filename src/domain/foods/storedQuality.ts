import { z } from 'zod';
import { nutrientNames, type NutrientName } from './nutrients.ts';

const flags = z.array(z.object({ nutrients: z.array(z.string()) }));

/**
 * The nutrients of a stored food whose values count as missing, from its `quality` column. A column that cannot be read
 * leaves every value in doubt.
 */
export function readQuality(quality: unknown): ReadonlySet<NutrientName> {
  if (quality === null || quality === undefined) return new Set();
  const parsed = flags.safeParse(quality);
  if (!parsed.success) return new Set(nutrientNames);
  const covered = new Set(parsed.data.flatMap(({ nutrients }) => nutrients));
  return new Set(nutrientNames.filter((name) => covered.has(name)));
}
