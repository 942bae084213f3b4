import { localized, type LocalizedText } from '../../../domain/language.ts';
import {
  failingCases,
  unknownSlugs,
  type RuleKnowledge,
} from '../../../domain/suitability/rules/cases/caseFaults.ts';
import type { CaseOutcome } from '../../../domain/suitability/rules/cases/ruleCases.ts';
import { ruleSchema } from '../../../domain/suitability/rules/rules.ts';
import { textOf } from '../../../errors/problem.ts';

/** What the cases of a rule come out as. */
export interface RuleCaseResults {
  /** The found outcome of each case that fails, by its position. */
  readonly failed: ReadonlyMap<number, CaseOutcome>;
  readonly hasRun: boolean;
  /** Why the cases cannot run, or why the rule cannot be published. */
  readonly fault: LocalizedText | undefined;
}

const none: RuleCaseResults = { failed: new Map(), hasRun: false, fault: undefined };

/** Runs the cases of a rule that is being edited. @param knowledge null: not loaded yet, so nothing runs. */
export function ruleCaseResults(rule: unknown, knowledge: RuleKnowledge | null): RuleCaseResults {
  const parsed = ruleSchema.safeParse(rule);
  if (knowledge === null) return none;
  if (!parsed.success) return { ...none, fault: unreadable };
  const [unknown] = unknownSlugs(parsed.data, knowledge);
  if (unknown !== undefined) {
    const { code, slug } = unknown;
    return { ...none, fault: localized((language) => textOf(code, language, { slug })) };
  }
  const { cases, id } = parsed.data;
  if (cases.length === 0) {
    return { ...none, fault: localized((language) => textOf('rule_without_case', language, { rule: id })) };
  }
  const failed = failingCases(parsed.data, knowledge).map(({ index, found }) => [index, found] as const);
  return { failed: new Map(failed), hasRun: true, fault: undefined };
}

const unreadable: LocalizedText = {
  ko: '규칙이나 사례에 잘못된 값이 있어 사례를 확인할 수 없습니다.',
  en: 'The rule or a case has a wrong value, so the cases cannot run.',
};
