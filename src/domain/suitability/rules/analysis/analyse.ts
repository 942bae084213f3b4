import { caseFaults, type CaseFault, type RuleKnowledge } from '../cases/caseFaults.ts';
import type { RuleSet } from '../ruleSets.ts';
import { killRateOf, type KillRate } from './killRate.ts';

/** The analysis of one rule. */
export interface RuleAnalysis {
  readonly rule: string;
  readonly cases: number;
  readonly killRate: KillRate;
}

/** The analysis of the rules of one diet. */
export interface RuleSetAnalysis {
  readonly diet: string;
  readonly status: RuleSet['status'];
  readonly faults: readonly CaseFault[];
  readonly rules: readonly RuleAnalysis[];
}

/** Analyses a rule set. A draft is analysed as if it were published. */
export function analyseRuleSet(ruleSet: RuleSet, knowledge: RuleKnowledge): RuleSetAnalysis {
  return {
    diet: ruleSet.diet,
    status: ruleSet.status,
    faults: caseFaults({ ...ruleSet, status: 'published' }, knowledge),
    rules: ruleSet.rules.map((rule) => ({
      rule: rule.id,
      cases: rule.cases.length,
      killRate: killRateOf(rule, knowledge),
    })),
  };
}
