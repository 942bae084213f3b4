import { z } from 'zod';
import { statementFlagNames, statementFlags, type StatementDoubts } from './quality.ts';
import { nutrientNames, type NutrientName } from './nutrients.ts';

const storedFlags = z.array(z.looseObject({ flag: z.string() })).nullable();

/** Flags that follow from the texts and names of a food, and not from its figures. */
const isStatementFlag: ReadonlySet<string> = new Set(statementFlagNames);

/**
 * The flags of a stored food, with the present flags about its statements instead of the stored ones. A column that
 * cannot be read stays as it is: it counts as a doubt about everything.
 *
 * @param quality the column `quality`.
 */
export function withStatementFlags(quality: unknown, doubts: StatementDoubts): unknown {
  const parsed = storedFlags.safeParse(quality ?? null);
  if (!parsed.success) return quality;
  const others = (parsed.data ?? []).filter(({ flag }) => !isStatementFlag.has(flag));
  const flags = [...others, ...statementFlags(doubts)];
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
