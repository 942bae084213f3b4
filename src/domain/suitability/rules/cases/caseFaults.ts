import type { Allergens } from '../../facts/allergens.ts';
import { parentsOf, type CategoryNode, type CategoryParents } from '../categoryTree.ts';
import { compileRule, type CompiledRule } from '../compileRuleSets.ts';
import type { Rule } from '../rules.ts';
import type { RuleSet } from '../ruleSets.ts';
import type { CaseOutcome, RuleCase } from './ruleCases.ts';
import { outcomeOf, prepareCase } from './runCase.ts';

/** What rules and cases refer to. */
export interface RuleKnowledge {
  readonly parents: CategoryParents;
  readonly allergens: Allergens;
}

export function ruleKnowledge(input: {
  categories: readonly CategoryNode[];
  allergens: Allergens;
}): RuleKnowledge {
  return { parents: parentsOf(input.categories), allergens: input.allergens };
}

/** A fault of a rule set that its shape does not show, with its path within the set: `rules, 3, cases, 1`. */
export type CaseFault = { readonly path: readonly (string | number)[] } & (
  | { readonly code: 'unknown_category' | 'unknown_allergen'; readonly slug: string }
  | { readonly code: 'rule_without_case'; readonly rule: string }
  | {
      readonly code: 'rule_case_failed';
      readonly rule: string;
      /** Its position, from 1. */
      readonly case: number;
      readonly expected: CaseOutcome;
      readonly found: CaseOutcome;
    }
);

/**
 * Finds categories and allergens that do not exist, and in a published set also rules without a case and cases with
 * another outcome than the rule gives. The cases of a rule with an unknown slug do not run.
 */
export function caseFaults(ruleSet: RuleSet, knowledge: RuleKnowledge): CaseFault[] {
  return ruleSet.rules.flatMap((rule, index): CaseFault[] => {
    const path = ['rules', index];
    const unknown = unknownSlugs(rule, knowledge).map((fault) => ({
      ...fault,
      path: [...path, ...fault.path],
    }));
    if (unknown.length > 0 || ruleSet.status === 'draft') return unknown;
    if (rule.cases.length === 0) return [{ path, code: 'rule_without_case', rule: rule.id }];
    return failingCases(rule, knowledge).map((fault) => ({
      path: [...path, 'cases', fault.index],
      code: 'rule_case_failed',
      rule: rule.id,
      case: fault.index + 1,
      expected: fault.expected,
      found: fault.found,
    }));
  });
}

/** The cases whose outcome is another than the rule gives. */
export function failingCases(
  rule: Rule,
  knowledge: RuleKnowledge,
): { index: number; expected: CaseOutcome; found: CaseOutcome }[] {
  const compiled = compileForCases(rule, knowledge);
  return rule.cases.flatMap((ruleCase, index) => {
    const found = outcomeOf(compiled, prepareCase(ruleCase, knowledge.parents));
    return found === ruleCase.outcome ? [] : [{ index, expected: ruleCase.outcome, found }];
  });
}

/** Compiles a rule without its diet, which does not change an outcome. */
export function compileForCases(rule: Rule, knowledge: RuleKnowledge): CompiledRule {
  return compileRule(rule, { diet: null, ...knowledge });
}

type UnknownSlug = Extract<CaseFault, { slug: string }>;

/** The categories and allergens that a rule or its cases name and that do not exist, with their paths in the rule. */
export function unknownSlugs(rule: Rule, knowledge: RuleKnowledge): UnknownSlug[] {
  const { scope, except } = rule;
  return [
    ...unknownCategories(
      { scope, except, ...('categories' in rule && { categories: rule.categories }) },
      knowledge,
    ),
    ...(rule.type === 'allergen' ? unknownAllergens({ allergens: rule.allergens }, knowledge) : []),
    ...rule.cases.flatMap(({ food }, index) =>
      unknownInFood(food, knowledge).map((fault) => ({
        ...fault,
        path: ['cases', index, 'food', ...fault.path],
      })),
    ),
  ];
}

function unknownInFood({ allergens, category }: RuleCase['food'], knowledge: RuleKnowledge): UnknownSlug[] {
  const { absent = [], contains = [], doubtful = [], mayContain = [] } = allergens ?? {};
  return [
    ...(category === undefined || knowledge.parents.has(category)
      ? []
      : [{ path: ['category'], code: 'unknown_category' as const, slug: category }]),
    ...unknownAllergens({ contains, mayContain, absent, doubtful }, knowledge).map((fault) => ({
      ...fault,
      path: ['allergens', ...fault.path],
    })),
  ];
}

function unknownCategories(lists: Lists, { parents }: RuleKnowledge): UnknownSlug[] {
  return unknownIn(lists, (slug) => parents.has(slug)).map((found) => ({
    ...found,
    code: 'unknown_category',
  }));
}

function unknownAllergens(lists: Lists, { allergens }: RuleKnowledge): UnknownSlug[] {
  return unknownIn(lists, allergens.has).map((found) => ({ ...found, code: 'unknown_allergen' }));
}

type Lists = Readonly<Record<string, readonly string[]>>;

function unknownIn(lists: Lists, isKnown: (slug: string) => boolean) {
  return Object.entries(lists).flatMap(([list, slugs]) =>
    slugs.flatMap((slug, at) => (isKnown(slug) ? [] : [{ path: [list, at], slug }])),
  );
}
