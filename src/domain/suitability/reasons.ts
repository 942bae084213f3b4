import { allergenSchemeSources } from './allergens.ts';
import type { Bilingual, CompiledDiet, ReasonSource } from './compileRuleSets.ts';
import { verdicts, type FactsOfFood, type Verdict } from './facts.ts';
import { plainFigure } from './figures.ts';
import type { Judged } from './judgeOne.ts';
import { gapMessage, reasonMessage } from './messages.ts';
import type { LimitOperator, RuleEffect } from './rules.ts';

/** What is said of a fact: its value as it was compared, null when unknown. */
export interface Fact {
  readonly name: string;
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly per: string | null;
}

/** A limit as the fact was compared with it. */
export interface Limit {
  readonly operator: LimitOperator;
  readonly value: number;
  readonly unit: string;
  readonly per: string;
}

/** One thing that was looked at, and what came of it. */
export interface Reason {
  /** Id of the rule; `allergen-…` and `avoided-ingredient` are the person's own; null: the diet lacks rules. */
  readonly rule: string | null;
  readonly diet: string | null;
  readonly effect: RuleEffect | null;
  readonly outcome: Verdict;
  readonly fact: Fact;
  readonly limit: Limit | null;
  readonly source: ReasonSource | null;
  readonly message: Bilingual;
}

export function reasonOf(judged: Judged, food: FactsOfFood): Reason {
  const { rule, level, finding } = judged;
  const { name, value, per } = finding;
  const limit = rule.matter.type === 'nutrient' ? rule.matter.limit.rule : null;
  const { limit: limitValue, limitPer } = finding;
  return {
    rule: rule.id,
    diet: rule.diet?.slug ?? null,
    effect: rule.effect,
    outcome: verdicts[level],
    fact: {
      name,
      value: typeof value === 'number' ? plainFigure(value) : value,
      unit: limit?.unit ?? null,
      per,
    },
    limit:
      limit === null || limitValue === null || limitPer === null
        ? null
        : { operator: limit.operator, value: limitValue, unit: limit.unit, per: limitPer },
    source:
      rule.diet === null && rule.matter.type === 'allergen'
        ? declarationSource(food, rule.source)
        : rule.source,
    message: reasonMessage(judged),
  };
}

/** The reason why a diet whose published rules are missing or incomplete leaves every food open. */
export function gapReason({ diet, rules }: { diet: string; rules: CompiledDiet | undefined }): Reason {
  return {
    rule: null,
    diet,
    effect: null,
    outcome: 'unknown',
    fact: { name: `rules.${diet}`, value: null, unit: null, per: null },
    limit: null,
    source: null,
    message: gapMessage({ name: rules?.name ?? null, slug: diet, hasRules: rules !== undefined }),
  };
}

/** Sorted by outcome; the order within an outcome stays. */
export function worstFirst(reasons: readonly Reason[]): Reason[] {
  return verdicts.toReversed().flatMap((verdict) => reasons.filter(({ outcome }) => outcome === verdict));
}

/** What a pack must declare follows the law that it was declared under. */
function declarationSource({ allergens }: FactsOfFood, fallback: ReasonSource): ReasonSource {
  return allergens?.scheme == null
    ? fallback
    : { ...allergenSchemeSources[allergens.scheme], signedBy: null };
}
