import { z } from 'zod';
import { eachNutrient, nutrientNames, type NutrientName } from './nutrients.ts';
import { plausibilityFlags } from './plausibility/plausibility.ts';
import {
  plausibilityFlagNames,
  statementFlagNames,
  statementFlags,
  type QualityFlag,
  type StatementDoubts,
} from './quality.ts';

const storedFlags = z.array(z.looseObject({ flag: z.string() })).nullable();

/**
 * The flags of a stored food, with the present flags about its statements instead of the stored ones. A column that
 * cannot be read stays as it is: it counts as a doubt about everything.
 *
 * @param quality the column `quality`.
 */
export function withStatementFlags(quality: unknown, doubts: StatementDoubts): unknown {
  return withFlags(quality, statementFlagNames, statementFlags(doubts));
}

/**
 * The flags of a stored food, with the present flags about the plausibility of its figures instead of the stored ones.
 *
 * @param food a document as the API gives it; one without readable figures keeps its flags.
 * @param category the slug of its category, or its name.
 */
export function withPlausibilityFlags(
  food: Readonly<Record<string, unknown>>,
  category: string | null,
): unknown {
  const parsed = namedFigures.safeParse(food);
  if (!parsed.success) return food['quality'];
  return withFlags(food['quality'], plausibilityFlagNames, plausibilityFlags({ ...parsed.data, category }));
}

function withFlags(quality: unknown, replaced: readonly string[], present: readonly QualityFlag[]): unknown {
  const parsed = storedFlags.safeParse(quality ?? null);
  if (!parsed.success) return quality;
  const others = (parsed.data ?? []).filter(({ flag }) => !replaced.includes(flag));
  const all = [...others, ...present];
  return all.length === 0 && parsed.data === null ? null : all;
}

const namedFigures = z.object({
  name: z.string(),
  nameEn: z.string().nullish(),
  labels: z.array(z.string()).nullish(),
  servingSize: z.number().nullish(),
  ingredientsText: z.string().nullish().catch(null),
  nutrients: z.object(eachNutrient(() => z.number().nullable().default(null))),
});

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
