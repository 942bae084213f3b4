import type { LocalizedText } from '../language.ts';
import { allergenSchemeSources, type Allergens } from './facts/allergens.ts';
import type { CompiledDiet, ReasonSource } from './rules/compileRuleSets.ts';
import { verdicts, type FactOrigin, type FactsOfFood, type Verdict } from './facts/facts.ts';
import { plainFigure } from './texts/figures.ts';
import type { Judged } from './judgeOne.ts';
import { gapMessage, reasonMessage } from './texts/messages.ts';
import type { LimitOperator, RuleEffect } from './rules/rules.ts';

/** What is said of a fact: its value as it was compared, null when unknown. */
export interface Fact {
  readonly name: string;
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly per: string | null;
  /** Where it was read; null where nothing shows it. */
  readonly origin: FactOrigin | null;
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
  /** Version of the diet's rules; null for what the person avoids of their own. */
  readonly ruleVersion: number | null;
  readonly effect: RuleEffect | null;
  readonly outcome: Verdict;
  readonly fact: Fact;
  readonly limit: Limit | null;
  readonly source: ReasonSource | null;
  readonly message: LocalizedText;
}

export function reasonOf(
  judged: Judged,
  { food, allergens }: { food: FactsOfFood; allergens: Allergens },
): Reason {
  const { rule, level, finding } = judged;
  const { name, value, per } = finding;
  const limit = rule.matter.type === 'nutrient' ? rule.matter.limit.rule : null;
  const { limit: limitValue, limitPer } = finding;
  const origin = originOf(judged, food);
  return {
    rule: rule.id,
    diet: rule.diet?.slug ?? null,
    ruleVersion: rule.diet?.version ?? null,
    effect: rule.effect,
    outcome: verdicts[level],
    fact: {
      name,
      value: typeof value === 'number' ? plainFigure(value) : value,
      unit: limit?.unit ?? null,
      per,
      origin,
    },
    limit:
      limit === null || limitValue === null || limitPer === null
        ? null
        : { operator: limit.operator, value: limitValue, unit: limit.unit, per: limitPer },
    source:
      rule.diet === null && rule.matter.type === 'allergen'
        ? declarationSource(food, rule.source)
        : rule.source,
    message: withPrinted(reasonMessage(judged, allergens), origin),
  };
}

/** The reason why a diet whose published rules are missing or incomplete leaves every food open. */
export function gapReason({ diet, rules }: { diet: string; rules: CompiledDiet | undefined }): Reason {
  return {
    rule: null,
    diet,
    ruleVersion: rules?.version ?? null,
    effect: null,
    outcome: 'unknown',
    fact: { name: `rules.${diet}`, value: null, unit: null, per: null, origin: null },
    limit: null,
    source: null,
    message: gapMessage({ name: rules?.name ?? null, slug: diet, hasRules: rules !== undefined }),
  };
}

const longestQuote = 60;

/** The words on the pack that show it, so that people can look for them. */
function withPrinted({ ko, en }: LocalizedText, origin: FactOrigin | null): LocalizedText {
  if (origin === null || !('text' in origin)) return { ko, en };
  const text = origin.text.replace(/\s+/gu, ' ').trim();
  const quote = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  return quote === ''
    ? { ko, en }
    : { ko: `${ko} 포장 표시: “${quote}”.`, en: `${en} The pack says: “${quote}”.` };
}

/** What shows the fact; of an allergen, the one that was seen: the group, or a member of it. */
function originOf({ rule, finding }: Judged, { origins = {} }: FactsOfFood): FactOrigin | null {
  switch (rule.matter.type) {
    case 'nutrient':
      return finding.value === null ? null : { kind: 'figures' };
    case 'food-category':
      return finding.has === 'open' ? null : { kind: 'category' };
    case 'texture':
      return finding.value === null ? (origins[finding.name] ?? null) : { kind: 'hand' };
    case 'allergen':
      return origins[finding.seen === null ? finding.name : `allergens.${finding.seen}`] ?? null;
    case 'ingredient-class':
    case 'ingredient-list':
      return origins[finding.seen ?? finding.name] ?? null;
  }
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
