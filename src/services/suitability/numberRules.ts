import type { PayloadRequest } from 'payload';
import { takeRuleSetVersion } from '../../database/suitability/ruleSetVersions.ts';
import { withVersion } from '../../domain/suitability/rules/ruleSetVersion.ts';

type RuleSetLike = Readonly<Record<string, unknown>>;

/**
 * Adds the slug of the diet and the version to a rule set before it is stored. Changed rules get a number that no rules of
 * this slug ever had, also when they were cleared or the diet was deleted in between: a stored answer names the number.
 */
export async function numberRules({
  req,
  ...change
}: {
  req: PayloadRequest;
  diet: string;
  input: RuleSetLike;
  stored: RuleSetLike | undefined;
}): Promise<RuleSetLike> {
  const numbered = withVersion(change);
  if (numbered.version === change.stored?.['version']) return numbered;
  const { diet } = change;
  return { ...numbered, version: await takeRuleSetVersion(req, { diet, atLeast: numbered.version }) };
}
