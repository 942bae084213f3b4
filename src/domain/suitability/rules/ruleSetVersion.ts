import { isDeepStrictEqual } from 'node:util';

type RuleSetLike = Readonly<Record<string, unknown>>;

/**
 * The rule set as it is stored: with the slug of its diet, and the next version when anything in it changed. What was
 * sent as version does not count: two dietitians would both send the same.
 */
export function numbered({
  diet,
  input,
  stored,
}: {
  diet: string;
  input: RuleSetLike;
  stored: RuleSetLike | undefined;
}): RuleSetLike {
  const before = typeof stored?.['version'] === 'number' ? stored['version'] : 0;
  const isSame = stored !== undefined && isDeepStrictEqual({ ...input, version: before, diet }, stored);
  return { ...input, diet, version: isSame ? before : before + 1 };
}
