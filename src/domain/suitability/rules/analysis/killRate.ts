import { compileForCases, type RuleKnowledge } from '../cases/caseFaults.ts';
import { outcomeOf, prepareCase } from '../cases/runCase.ts';
import type { Rule } from '../rules.ts';
import { mutantsOf } from './mutants.ts';

/** How many small mistakes in a rule its cases notice. */
export interface KillRate {
  readonly mutants: number;
  /** The changes that no case notices. */
  readonly survivors: readonly string[];
}

/** Runs the cases of a rule against each of its mutants. */
export function killRateOf(rule: Rule, knowledge: RuleKnowledge): KillRate {
  const cases = rule.cases.map((ruleCase) => prepareCase(ruleCase, knowledge.parents));
  const mutants = mutantsOf(rule, knowledge);
  const survivors = mutants.filter((mutant) => {
    const compiled = compileForCases(mutant.rule, knowledge);
    return cases.every((prepared) => outcomeOf(compiled, prepared) === prepared.expected);
  });
  return { mutants: mutants.length, survivors: survivors.map(({ change }) => change) };
}

/** The share of mutants that were noticed, 0 to 1. 1 where there are none. */
export function shareKilled(rates: readonly KillRate[]): number {
  const mutants = rates.reduce((sum, rate) => sum + rate.mutants, 0);
  const survivors = rates.reduce((sum, rate) => sum + rate.survivors.length, 0);
  return mutants === 0 ? 1 : 1 - survivors / mutants;
}
