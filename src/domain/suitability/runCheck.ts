import type { CompiledRule } from './rules/compileRuleSets.ts';
import type { FactsOfFood } from './facts/facts.ts';
import { noMissingFacts, type Finding, type Situation } from './finding.ts';
import { findingOf, membershipOf } from './findings.ts';

/** A rule to check for one person. */
export interface Check {
  readonly rule: CompiledRule;
  /** Missing facts of the profile. Without them it is open whether the rule applies to the person. */
  readonly openConditions: readonly string[];
}

/** Indexes in `verdicts`. A greater number is worse. */
export const levels = { suitable: 0, caution: 1, unknown: 2, unsuitable: 3 } as const;
export type Level = (typeof levels)[keyof typeof levels];

/** The result of one check. */
export interface CheckResult {
  readonly rule: CompiledRule;
  readonly level: Level;
  readonly finding: Finding;
  /** Missing facts that would decide. */
  readonly missing: readonly string[];
  /** The certificate that decided instead of facts. */
  readonly certificate: string | undefined;
}

/**
 * Checks one rule for a food. Null when the rule does not apply to the food, or when it encourages and the food does
 * not qualify.
 */
export function runCheck({ rule, openConditions }: Check, situation: Situation): CheckResult | null {
  const { food } = situation;
  let scope = scopeOf(rule.scope, rule, food);
  if (scope === 'outside' && !rule.isPresentAnywhere) return null;
  const finding = findingOf(rule.criterion, situation);
  const isStated = finding.answer === 'yes' || finding.answer === 'trace';
  if (rule.isPresentAnywhere && isStated) scope = scopeOf(null, rule, food);
  if (scope === 'outside') return null;
  const isApplicable = scope === 'within' && openConditions.length === 0;
  if (rule.effect === 'encourage') {
    if (finding.answer !== 'yes' || !isApplicable) return null;
    return { rule, level: levels.suitable, finding, missing: noMissingFacts, certificate: undefined };
  }
  const level = levelOf(rule, finding);
  if (level === levels.suitable)
    return { rule, level, finding, missing: noMissingFacts, certificate: undefined };
  const certificate = level === levels.unsuitable ? undefined : certificateOf(rule, food);
  if (certificate !== undefined) {
    return { rule, level: levels.suitable, finding, missing: noMissingFacts, certificate };
  }
  if (isApplicable) {
    return {
      rule,
      level,
      finding,
      missing: level === levels.unknown ? finding.missing : noMissingFacts,
      certificate,
    };
  }
  // The rule is, or may be, against the food, and it is open whether it applies to this food and person.
  const missing = [...finding.missing, ...openConditions, ...(scope === 'open' ? ['category'] : [])];
  return { rule, level: levels.unknown, finding, missing, certificate };
}

/** The missing facts without which it is open whether a rule applies to the person and the food. */
export function openFacts({ rule, openConditions }: Check, food: FactsOfFood): readonly string[] {
  return scopeOf(rule.scope, rule, food) === 'open' ? [...openConditions, 'category'] : openConditions;
}

function levelOf(rule: CompiledRule, finding: Finding): Level {
  const breachLevel = rule.effect === 'avoid' ? levels.unsuitable : levels.caution;
  switch (finding.answer) {
    case 'no':
      return levels.suitable;
    case 'open':
      return levels.unknown;
    case 'yes':
      return breachLevel;
    case 'trace': {
      const traces = rule.criterion.type === 'allergen' ? rule.criterion.traces : 'avoid';
      const level = { ignore: levels.suitable, caution: levels.caution, avoid: breachLevel }[traces];
      return finding.missing.length > 0 && level < levels.unknown ? levels.unknown : level;
    }
  }
}

function certificateOf({ waivedBy }: CompiledRule, { labels }: FactsOfFood): string | undefined {
  return waivedBy.length === 0 ? undefined : waivedBy.find((label) => labels.includes(label));
}

function scopeOf(
  scope: CompiledRule['scope'],
  { except }: CompiledRule,
  { category }: FactsOfFood,
): 'within' | 'outside' | 'open' {
  const inScope = scope === null ? 'within' : membershipOf(scope, category);
  if (inScope === 'outside' || except === null) return inScope;
  if (category === null) return 'open';
  // A food with a category that is too general counts as no exception.
  return membershipOf(except, category) === 'within' ? 'outside' : inScope;
}
