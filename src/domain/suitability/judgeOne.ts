import type { CompiledRule } from './rules/compileRuleSets.ts';
import type { FactsOfFood } from './facts/facts.ts';
import { nothingMissing, type Finding, type Situation } from './finding.ts';
import { findingOf, membership } from './findings.ts';

/** A rule to ask of a food for one person. */
export interface Check {
  readonly rule: CompiledRule;
  /** Facts of the profile without which it is open whether the rule is for this person. */
  readonly openConditions: readonly string[];
}

/** Places in `verdicts`: the greater, the worse. */
export const levels = { suitable: 0, caution: 1, unknown: 2, unsuitable: 3 } as const;
export type Level = (typeof levels)[keyof typeof levels];

/** What came of one check. */
export interface Judged {
  readonly rule: CompiledRule;
  readonly level: Level;
  readonly finding: Finding;
  /** Facts that would decide. */
  readonly missing: readonly string[];
  /** The certificate that answered in place of facts. */
  readonly certificate: string | undefined;
}

/** Asks one rule of a food; null when the rule is not about the food, or has no praise to give. */
export function judgeOne({ rule, openConditions }: Check, input: Situation): Judged | null {
  const scope = scopeOf(rule, input.food);
  if (scope === 'outside') return null;
  const finding = findingOf(rule.matter, input);
  const isForSure = scope === 'within' && openConditions.length === 0;
  if (rule.effect === 'encourage') {
    if (finding.has !== 'yes' || !isForSure) return null;
    return { rule, level: levels.suitable, finding, missing: nothingMissing, certificate: undefined };
  }
  const level = levelOf(rule, finding);
  if (level === levels.suitable)
    return { rule, level, finding, missing: nothingMissing, certificate: undefined };
  const certificate = level === levels.unsuitable ? undefined : certificateOf(rule, input.food);
  if (certificate !== undefined) {
    return { rule, level: levels.suitable, finding, missing: nothingMissing, certificate };
  }
  if (isForSure) {
    return {
      rule,
      level,
      finding,
      missing: level === levels.unknown ? finding.missing : nothingMissing,
      certificate,
    };
  }
  // The rule speaks against the food, or may, and it is open whether it is for this food and person.
  const missing = [...finding.missing, ...openConditions, ...(scope === 'open' ? ['category'] : [])];
  return { rule, level: levels.unknown, finding, missing, certificate };
}

function levelOf(rule: CompiledRule, finding: Finding): Level {
  const against = rule.effect === 'avoid' ? levels.unsuitable : levels.caution;
  switch (finding.has) {
    case 'no':
      return levels.suitable;
    case 'open':
      return levels.unknown;
    case 'yes':
      return against;
    case 'trace': {
      const traces = rule.matter.type === 'allergen' ? rule.matter.traces : 'avoid';
      const level = { ignore: levels.suitable, caution: levels.caution, avoid: against }[traces];
      return finding.missing.length > 0 && level < levels.unknown ? levels.unknown : level;
    }
  }
}

function certificateOf({ waivedBy }: CompiledRule, { labels }: FactsOfFood): string | undefined {
  return waivedBy.length === 0 ? undefined : waivedBy.find((label) => labels.includes(label));
}

function scopeOf({ scope, except }: CompiledRule, { category }: FactsOfFood): 'within' | 'outside' | 'open' {
  const wanted = scope === null ? 'within' : membership(scope, category);
  if (wanted === 'outside' || except === null) return wanted;
  if (category === null) return 'open';
  // A food that is sorted too coarsely to tell is no exception until it is shown to be one.
  return membership(except, category) === 'within' ? 'outside' : wanted;
}
