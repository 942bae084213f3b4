import { isDeepStrictEqual } from 'node:util';

type RuleSetLike = Readonly<Record<string, unknown>>;

/**
 * Adds the slug of the diet and the version to a rule set before it is stored. The version increases when anything
 * changed. The version of the request is ignored, because two dietitians could send the same one. Only published rules are
 * signed.
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
  const { signature, ...unsigned } = input;
  const content = input['status'] === 'published' && signature !== undefined ? input : unsigned;
  const storedVersion = typeof stored?.['version'] === 'number' ? stored['version'] : 0;
  const isSame =
    stored !== undefined && isDeepStrictEqual({ ...content, version: storedVersion, diet }, stored);
  return { ...content, diet, version: isSame ? storedVersion : storedVersion + 1 };
}
