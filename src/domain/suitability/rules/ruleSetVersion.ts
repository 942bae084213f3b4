import { isDeepStrictEqual } from 'node:util';

type RuleSetLike = Readonly<Record<string, unknown>>;

/**
 * Adds the slug of the diet and the version to a rule set before it is stored. The version increases when anything
 * changed. The version of the request is ignored, because two dietitians could send the same one.
 */
export function withVersion({
  diet,
  input,
  stored,
}: {
  diet: string;
  input: RuleSetLike;
  stored: RuleSetLike | undefined;
}): RuleSetLike & { readonly version: number } {
  const storedVersion = typeof stored?.['version'] === 'number' ? stored['version'] : 0;
  const isSame =
    stored !== undefined && isDeepStrictEqual({ ...input, version: storedVersion, diet }, stored);
  return { ...input, diet, version: isSame ? storedVersion : storedVersion + 1 };
}
