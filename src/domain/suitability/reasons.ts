import type { LocalizedText } from '../language.ts';
import { allergenSchemeSources } from './facts/allergens.ts';
import { glutenFree } from './facts/certificates.ts';
import { contradictionsOf } from './facts/contradictions.ts';
import {
  verdicts,
  type FactOrigin,
  type FactsOfFood,
  type FactsOfPerson,
  type Verdict,
} from './facts/facts.ts';
import { absentByCertificate, absentByKind, type Finding } from './finding.ts';
import type { CompiledDiet, Names, ReasonSource } from './rules/compileRuleSets.ts';
import { contradictionSentence, joinTexts, shortQuote } from './texts/contradictionSentence.ts';
import { plainFigure } from './texts/figures.ts';
import type { CheckResult } from './runCheck.ts';
import {
  barredProfileMessages,
  emptyProfileMessage,
  gapMessage,
  noStatementsMessage,
  nothingToAvoidMessage,
  reasonMessage,
} from './texts/messages.ts';
import type { LimitOperator, NutrientLimit, RuleEffect } from './rules/rules.ts';

/** A fact with the value that was compared; null when unknown. */
export interface Fact {
  readonly name: string;
  readonly value: number | string | null;
  readonly unit: string | null;
  readonly per: string | null;
  /** Where it comes from; null where no text shows it. */
  readonly origin: FactOrigin | null;
}

/** The limit that the fact was compared with. */
export interface Limit {
  readonly operator: LimitOperator;
  readonly value: number;
  readonly unit: string;
  readonly per: string;
}

/** One reason of a verdict: the result of one rule. */
export interface Reason {
  /** Id of the rule. `allergen-…` and `avoided-ingredient` are the person's own rules. Null: the diet lacks rules. */
  readonly rule: string | null;
  readonly diet: string | null;
  /** Version of the diet's rules; null for the person's own rules. */
  readonly ruleVersion: number | null;
  readonly effect: RuleEffect | null;
  readonly outcome: Verdict;
  readonly fact: Fact;
  readonly limit: Limit | null;
  readonly source: ReasonSource | null;
  readonly message: LocalizedText;
}

const unknownFact = { value: null, unit: null, per: null, origin: null } as const;

/** What all reasons without a rule have in common. */
const reasonWithoutRule = {
  rule: null,
  diet: null,
  ruleVersion: null,
  effect: null,
  outcome: 'unknown',
  limit: null,
  source: null,
} as const;

export function reasonOf(result: CheckResult, { food, names }: { food: FactsOfFood; names: Names }): Reason {
  const { rule, level, finding } = result;
  const { name, value, per } = finding;
  const limit = limitOf(result);
  const { limit: limitValue, limitPer } = finding;
  const origin = originOf(result, food);
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
      rule.diet === null && rule.criterion.type === 'allergen'
        ? allergenSource(finding, food, rule.source)
        : rule.source,
    message: joinTexts(
      withQuote(reasonMessage(result, names), origin),
      contradictionSentence(contradictionsOf(result, food)),
    ),
  };
}

/** The limit that the finding is about; null where it is about a kind of food, an ingredient, … */
function limitOf({ rule: { criterion }, finding }: CheckResult): NutrientLimit | null {
  if (criterion.type === 'nutrient') return criterion.limit.rule;
  return criterion.type === 'allowed-foods' && finding.per !== null ? (criterion.limit?.rule ?? null) : null;
}

/** The reason for a diet whose published rules are missing or incomplete. */
export function missingRulesReason({
  diet,
  rules,
  nameOfDiet,
}: Pick<Names, 'nameOfDiet'> & { diet: string; rules: CompiledDiet | undefined }): Reason {
  return {
    ...reasonWithoutRule,
    diet,
    ruleVersion: rules?.version ?? null,
    fact: { ...unknownFact, name: `rules.${diet}` },
    message: gapMessage({ name: rules?.name ?? nameOfDiet(diet), hasRules: rules !== undefined }),
  };
}

/**
 * The reason for a diet that lives from the person's own limits and triggers, while there are none. It asks for care,
 * because the diet's general rules are complete.
 */
export function noStatementsReason({ diet, name, version }: CompiledDiet): Reason {
  return {
    ...reasonWithoutRule,
    diet,
    ruleVersion: version,
    outcome: 'caution',
    fact: { ...unknownFact, name: 'profile.personalLimits' },
    message: noStatementsMessage(name),
  };
}

/** The reason for a profile that says nothing, or of which nothing may be used. */
export function emptyProfileReason(bar: FactsOfPerson['bar']): Reason {
  return {
    ...reasonWithoutRule,
    fact: { ...unknownFact, name: 'profile' },
    message: bar === undefined ? emptyProfileMessage : barredProfileMessages[bar],
  };
}

/** The reason for a person who avoids nothing on this day. */
export function nothingToAvoidReason({ nothingToAvoid = false }: FactsOfPerson): Reason {
  return {
    ...reasonWithoutRule,
    outcome: 'suitable',
    fact: { ...unknownFact, name: 'profile', value: nothingToAvoid ? 'nothing-to-avoid' : 'nothing-today' },
    message: nothingToAvoidMessage(nothingToAvoid),
  };
}

/** Adds the words of the pack that show the fact, so that people can look for them. */
function withQuote({ ko, en }: LocalizedText, origin: FactOrigin | null): LocalizedText {
  if (origin === null || !('text' in origin)) return { ko, en };
  const quote = shortQuote(origin.text);
  if (quote === '') return { ko, en };
  return origin.kind === 'name'
    ? { ko: `${ko} 제품 이름: “${quote}”.`, en: `${en} Its name says: “${quote}”.` }
    : { ko: `${ko} 포장 표시: “${quote}”.`, en: `${en} The pack says: “${quote}”.` };
}

/** The origin of the fact. For an allergen it is the origin of the matching slug: a group or a member of it. */
function originOf({ rule, finding }: CheckResult, { origins = {} }: FactsOfFood): FactOrigin | null {
  switch (rule.criterion.type) {
    case 'nutrient':
      return finding.value === null ? null : { kind: 'figures' };
    case 'food-category':
      return finding.answer === 'open' ? null : { kind: 'category' };
    case 'allowed-foods':
      if (finding.name === 'category') return finding.answer === 'open' ? null : { kind: 'category' };
      if (finding.value === null) return origins[finding.name] ?? null;
      return { kind: finding.per === null ? 'hand' : 'figures' };
    case 'texture':
      return finding.value === null ? (origins[finding.name] ?? null) : { kind: 'hand' };
    case 'allergen':
      return origins[finding.match === null ? finding.name : `allergens.${finding.match}`] ?? null;
    case 'ingredient-class':
    case 'ingredient-list':
      return origins[finding.match ?? finding.name] ?? null;
  }
}

/** Sorts by outcome; the order within an outcome stays. */
export function sortWorstFirst(reasons: readonly Reason[]): Reason[] {
  return verdicts.toReversed().flatMap((verdict) => reasons.filter(({ outcome }) => outcome === verdict));
}

/** The source of a reason about an allergen: the law of the declaration, or what proves the absence without one. */
function allergenSource(
  { value }: Finding,
  { allergens }: FactsOfFood,
  fallback: ReasonSource,
): ReasonSource {
  if (value === absentByCertificate) return { ...glutenFree.source, signedBy: null };
  if (value === absentByKind && allergens?.absenceSource !== undefined)
    return { ...allergens.absenceSource, signedBy: null };
  return allergens?.scheme == null
    ? fallback
    : { ...allergenSchemeSources[allergens.scheme], signedBy: null };
}
