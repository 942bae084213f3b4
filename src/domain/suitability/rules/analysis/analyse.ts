import { caseFaults, type CaseFault, type RuleKnowledge } from '../cases/caseFaults.ts';
import type { RuleSet } from '../ruleSets.ts';
import { dietConflicts } from './dietConflicts.ts';
import { killRateOf, shareKilled, type KillRate } from './killRate.ts';
import { observationKinds, type Observation } from './observation.ts';
import { ruleObservations } from './ruleObservations.ts';
import { setObservations, type CatalogueFacts } from './setObservations.ts';

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
  readonly caseFaults: readonly CaseFault[];
  readonly observations: readonly Observation[];
  readonly rules: readonly RuleAnalysis[];
}

/** The analysis of several rule sets, with what they say about each other. */
export interface RulesAnalysis {
  readonly ruleSets: readonly RuleSetAnalysis[];
  readonly conflicts: readonly Observation[];
}

/** The share of small mistakes that the cases of a published set must notice. */
export const requiredKillRate = 0.95;

/** Analyses rule sets. A draft is analysed as if it were published. */
export function analyseRuleSets(
  ruleSets: readonly RuleSet[],
  { catalogue, knowledge }: { knowledge: RuleKnowledge; catalogue: CatalogueFacts },
): RulesAnalysis {
  return {
    ruleSets: ruleSets.map((ruleSet) => {
      const { diet, event, rules, status } = ruleSet;
      return {
        diet,
        status,
        caseFaults: caseFaults({ ...ruleSet, status: 'published' }, knowledge),
        observations: [
          ...rules.flatMap((rule) => ruleObservations(rule, { diet, event, knowledge })),
          ...setObservations(ruleSet, { catalogue, knowledge }),
        ],
        rules: rules.map((rule) => ({
          rule: rule.id,
          cases: rule.cases.length,
          killRate: killRateOf(rule, knowledge),
        })),
      };
    }),
    conflicts: dietConflicts(ruleSets, knowledge),
  };
}

/** The share of small mistakes in a rule set that its cases notice, 0 to 1. */
export function killRateOfSet({ rules }: RuleSetAnalysis): number {
  return shareKilled(rules.map(({ killRate }) => killRate));
}

/**
 * Whether a published rule set has a fault: of its cases, in what it says, or too many mistakes that its cases
 * overlook. A draft may still be incomplete.
 */
export function hasFaults(analysis: RuleSetAnalysis): boolean {
  return (
    analysis.status === 'published' &&
    (analysis.caseFaults.length > 0 ||
      analysis.observations.some(({ code }) => observationKinds[code] === 'fault') ||
      killRateOfSet(analysis) < requiredKillRate)
  );
}
