import { z } from 'zod';
import type { Contradiction } from '../suitability/facts/facts.ts';
import { contradictionFlags } from './quality.ts';
import { nutrientNames, type NutrientName } from './nutrients.ts';

const storedFlags = z.array(z.looseObject({ flag: z.string() })).nullable();

/**
 * The flags of a stored food with those contradictions instead of the stored ones. A column that cannot be read stays as
 * it is: it counts as a doubt about everything.
 *
 * @param quality the column `quality`.
 */
export function withContradictions(quality: unknown, contradictions: readonly Contradiction[]): unknown {
  const parsed = storedFlags.safeParse(quality ?? null);
  if (!parsed.success) return quality;
  const others = (parsed.data ?? []).filter(({ flag }) => flag !== 'contradiction');
  const flags = [...others, ...contradictionFlags(contradictions)];
  return flags.length === 0 && parsed.data === null ? null : flags;
}

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
