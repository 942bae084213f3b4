import { isDeepStrictEqual } from 'node:util';
import { readCategoryTree } from '../../database/foods/categorySlugs.ts';
import { readAllergensIn } from '../../database/labels/allergens.ts';
import type { Transactional } from '../../database/transaction.ts';
import { compileAllergens } from '../../domain/suitability/facts/allergens.ts';
import {
  caseFaults,
  ruleKnowledge,
  type CaseFault,
  type RuleKnowledge,
} from '../../domain/suitability/rules/cases/caseFaults.ts';
import { ruleSetSchema } from '../../domain/suitability/rules/ruleSets.ts';
import { Problem } from '../../errors/problem.ts';

/**
 * Refuses a rule set that names a category or an allergen that does not exist, and a published one with a rule without
 * a case, or with a case that comes out otherwise. A stored rule set that stays as it is is not checked again, because
 * it may be older than this check.
 *
 * @param input.ruleSet valid by `ruleSetSchema`, or no rule set.
 * @throws {Problem} with the first fault: its code, and the field as `ruleSet.rules.3.cases.1`.
 */
export async function refuseFaultyRules({
  req,
  ruleSet,
  storedRuleSet,
}: {
  req: Transactional;
  ruleSet: unknown;
  storedRuleSet: unknown;
}): Promise<void> {
  const parsed = ruleSetSchema.safeParse(ruleSet);
  if (!parsed.success || isDeepStrictEqual(ruleSet, storedRuleSet)) return;
  const [fault] = caseFaults(parsed.data, await loadRuleKnowledge(req));
  if (fault !== undefined) throw problemOf(fault);
}

/** The categories and allergens that rules may name, as the transaction sees them. */
export async function loadRuleKnowledge(req: Transactional): Promise<RuleKnowledge> {
  const categories = await readCategoryTree(req);
  const allergens = compileAllergens({ version: 'transaction', entries: await readAllergensIn(req) });
  return ruleKnowledge({ categories, allergens });
}

function problemOf({ code, path, ...parameters }: CaseFault): Problem {
  return new Problem(code, { field: ['ruleSet', ...path].join('.'), formField: 'ruleSet', parameters });
}
