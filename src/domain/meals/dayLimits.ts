import { localized, type LocalizedText } from '../language.ts';
import { nutrients, type NutrientName } from '../foods/nutrients.ts';
import { roundFigure } from '../foods/nutrientValue.ts';
import { applicability } from '../suitability/rules/applicability.ts';
import type { CompiledDiet, CompiledRule, ReasonSource } from '../suitability/rules/compileRuleSets.ts';
import { dietPhrase } from '../suitability/texts/dietPhrase.ts';
import { limitInWords, emptyText } from '../suitability/texts/factSentence.ts';
import type { FactsOfPerson } from '../suitability/facts/facts.ts';
import { figureInWords } from '../suitability/texts/figures.ts';
import { isWithin, type CompiledLimit } from '../suitability/nutrientFinding.ts';
import { inSentence, nameOfFact } from '../suitability/texts/topicNames.ts';
import type { LimitBasis, LimitOperator, RuleEffect } from '../suitability/rules/rules.ts';
import type { Day } from '../calendar.ts';
import { intakeOf, type Intake } from './intake.ts';
import type { DiaryItem } from './items.ts';

export type LimitOutcome = 'within' | 'exceeded' | 'unknown';

/** A diet's limit for a day, compared with the average day with meals. */
export interface DayLimit {
  readonly rule: string;
  readonly effect: RuleEffect;
  readonly nutrient: NutrientName;
  readonly unit: string;
  /** `day`, or `kg-body-weight-day`: average and limit are per kilogram of the member's weight then. */
  readonly per: LimitBasis;
  readonly operator: LimitOperator;
  readonly limit: number;
  /** The average of the known amounts, which is a lower bound while `completeness` is below 1; null when unknown. */
  readonly average: number | null;
  readonly completeness: number;
  readonly outcome: LimitOutcome;
  /** How many days have each outcome, because an average can hide a day above the limit. */
  readonly days: Record<LimitOutcome, number>;
  /** The missing facts that would decide an unknown outcome, sorted. */
  readonly missing: readonly string[];
  readonly source: ReasonSource;
  readonly message: LocalizedText;
}

/**
 * Compares a diet's limits for a day with the food that was eaten on some days. All food counts, whatever the rule's
 * scope: the scope selects the foods that the rule judges, not those that add to the day's total.
 *
 * @param input.days the days with meals on which the diet was followed.
 */
export function dayLimitsOf(input: {
  rules: CompiledDiet['rules'];
  person: FactsOfPerson;
  days: ReadonlyMap<Day, readonly DiaryItem[]>;
}): DayLimit[] {
  return input.rules.flatMap((rule) => {
    if (rule.criterion.type !== 'nutrient' || rule.effect === 'encourage') return [];
    const { limit } = rule.criterion;
    if (limit.rule.per !== 'day' && limit.rule.per !== 'kg-body-weight-day') return [];
    const days = [...input.days].flatMap(([day, items]) => {
      const applies = applicability(rule.conditions, { person: input.person, today: day });
      if (applies.state === 'not') return [];
      return [{ items, openConditions: applies.state === 'open' ? applies.missing : [] }];
    });
    return days.length === 0 ? [] : [dayLimit({ rule, limit: limit.rule, person: input.person, days })];
  });
}

interface ApplicableDay {
  readonly items: readonly DiaryItem[];
  readonly openConditions: readonly string[];
}

function dayLimit({
  rule,
  limit,
  days,
  person,
}: {
  rule: CompiledRule;
  limit: CompiledLimit['rule'];
  person: FactsOfPerson;
  days: readonly ApplicableDay[];
}): DayLimit {
  const { nutrient, unit, per, operator } = limit;
  // The limit for this person; unknown when it is per kilogram and the weight is not stated.
  const kilograms = per === 'day' ? 1 : weightOf(person);
  const dailyLimit = kilograms === null ? null : limit.limit * kilograms;
  const outcomes = days.map(({ items, openConditions }) =>
    outcomeOf({ operator, limit: dailyLimit, intake: intakeOf(items, nutrient), openConditions }),
  );
  const intake = intakeOf(
    days.flatMap(({ items }) => items),
    nutrient,
  );
  const { completeness, total } = intake;
  const openConditions = days.flatMap((day) => day.openConditions);
  const periodLimit = dailyLimit === null ? null : dailyLimit * days.length;
  const outcome = outcomeOf({ operator, limit: periodLimit, intake, openConditions });
  const average = total === null || kilograms === null ? null : roundFigure(total / days.length / kilograms);
  const missingFacts = [
    ...openConditions,
    ...(kilograms === null ? ['profile.weightKg'] : []),
    ...(isKnown(intake) ? [] : [nutrient]),
  ];
  const missing = outcome === 'unknown' ? [...new Set(missingFacts)].sort() : [];
  const countDays = (outcomeToCount: LimitOutcome) => outcomes.filter((one) => one === outcomeToCount).length;
  return {
    rule: rule.id,
    effect: rule.effect,
    nutrient,
    unit,
    per,
    operator,
    limit: limit.limit,
    average,
    completeness,
    outcome,
    days: { within: countDays('within'), exceeded: countDays('exceeded'), unknown: countDays('unknown') },
    missing,
    source: rule.source,
    message: messageOf({ rule, limit, average, completeness, outcome, missing }),
  };
}

/**
 * `exceeded` needs only a lower bound above the limit. `within` needs an upper bound inside the limit and no missing
 * amount. If it is not known whether the rule applies to the person, the outcome can be `within` but not `exceeded`.
 */
function outcomeOf({
  operator,
  limit,
  intake,
  openConditions,
}: {
  operator: LimitOperator;
  /** Null: unknown. */
  limit: number | null;
  intake: Intake;
  openConditions: readonly string[];
}): LimitOutcome {
  if (limit === null) return 'unknown';
  const isKept = (value: number) => isWithin(operator, { value, limit });
  if (!isKept(intake.least)) return openConditions.length > 0 ? 'unknown' : 'exceeded';
  return intake.total !== null && intake.completeness === 1 && isKept(intake.total) ? 'within' : 'unknown';
}

/** No amount is missing and no amount is only a bound. */
function isKnown({ completeness, least, total }: Intake): boolean {
  return completeness === 1 && least === total;
}

function weightOf({ weightKg }: FactsOfPerson): number | null {
  return weightKg != null && weightKg > 0 && weightKg < Infinity ? weightKg : null;
}

function messageOf(input: {
  rule: CompiledRule;
  limit: CompiledLimit['rule'];
  average: number | null;
  completeness: number;
  outcome: LimitOutcome;
  missing: readonly string[];
}): LocalizedText {
  const fact = factOf(input);
  const consequence = consequenceOf(input);
  return localized((language) => `${fact[language]} ${consequence[language]}`);
}

function factOf(input: {
  limit: CompiledLimit['rule'];
  average: number | null;
  completeness: number;
}): LocalizedText {
  const { ko, en } = nutrients[input.limit.nutrient];
  const limit = limitInWords(input.limit);
  if (input.average === null) {
    return {
      ko: `${ko}: 하루에 얼마나 드셨는지 알 수 없습니다(기준: ${limit.ko}).`,
      en: `${en}: how much a day is not known (the limit: ${limit.en}).`,
    };
  }
  const amount = figureInWords(input.average, input.limit);
  const per = input.limit.per === 'day' ? emptyText : { ko: '체중 1 kg당 ', en: ' per kg of your weight' };
  const part = input.completeness < 1 ? { ko: '확인된 것만 ', en: 'the known part is ' } : emptyText;
  return {
    ko: `${ko}: ${part.ko}하루 평균 ${per.ko}${amount.ko}(기준: ${limit.ko}).`,
    en: `${en}: ${part.en}${amount.en}${per.en} a day on average (the limit: ${limit.en}).`,
  };
}

function consequenceOf({
  rule,
  outcome,
  missing,
}: {
  rule: CompiledRule;
  outcome: LimitOutcome;
  missing: readonly string[];
}): LocalizedText {
  const diet = dietPhrase(rule.diet?.name ?? { ko: '식단', en: 'your diet' });
  switch (outcome) {
    case 'within':
      return {
        ko: `기록하신 식사는 ${diet.ko} 기준 안에 있습니다.`,
        en: `The meals that you recorded are within the limit of ${diet.en}.`,
      };
    case 'exceeded':
      return {
        ko: `기록하신 식사만으로도 ${diet.ko} 기준을 넘습니다.`,
        en: `The meals that you recorded are above the limit of ${diet.en}.`,
      };
    case 'unknown': {
      const names = missing.map(nameOfFact);
      const ko = names.map((name) => name.ko).join(', ');
      const en = names.map((name) => inSentence(name.en)).join(', ');
      return {
        ko: `${diet.ko} 기준 안인지는 아직 알 수 없습니다(필요한 정보: ${ko}).`,
        en: `Whether that is within the limit of ${diet.en} is not known yet (what is missing: ${en}).`,
      };
    }
  }
}
