import { localized, untranslated, type LocalizedText } from '../../domain/language.ts';
import { inSentence, nameOfFact } from '../../domain/suitability/texts/topicNames.ts';
import { nutrients } from '../../domain/foods/nutrients.ts';
import { withUnit } from '../../domain/suitability/texts/figures.ts';
import {
  ruleSchema,
  type LimitBasis,
  type LimitOperator,
  type NutrientLimit,
  type Rule,
  type RuleConditions,
  type RuleEffect,
  type RuleOf,
} from '../../domain/suitability/rules/rules.ts';

/** One rule of a diet, as a row of the table. */
export interface RuleRow {
  readonly id: string;
  readonly effect: RuleEffect;
  /** The subject of the rule: sodium, pork, … */
  readonly what: LocalizedText;
  /** Slugs of the categories that a rule about categories names. */
  readonly categories: readonly string[];
  /** Slugs of the allergens that a rule about allergens names. */
  readonly allergens: readonly string[];
  /** The limit: "at most 120 mg per 100 g". */
  readonly limit: LocalizedText;
  /** Slugs of the categories to which the rule applies; empty: every food. */
  readonly scope: readonly string[];
  readonly except: readonly string[];
  /** What is known to be in the food counts outside of the scope, too. */
  readonly isPresentAnywhere: boolean;
  /** The people to whom the rule applies; empty: everyone on the diet. */
  readonly conditions: readonly LocalizedText[];
  readonly source: Rule['source'];
  readonly isWeak: boolean;
  readonly signedBy: string | null;
}

/** The readable part of a rule set. The rule set is being edited, so parts of it may be invalid. */
export interface RuleSetPreview {
  readonly version: number | undefined;
  readonly status: 'draft' | 'published' | undefined;
  readonly isComplete: boolean;
  readonly rows: readonly RuleRow[];
  /** Positions (from 1) of rules that cannot be read. */
  readonly unreadable: readonly number[];
}

/** Reads a rule set for display; undefined when the value is not a rule set. */
export function previewRuleSet(value: unknown): RuleSetPreview | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { version, status, isComplete, rules } = value as Readonly<Record<string, unknown>>;
  const parsed = (Array.isArray(rules) ? rules : []).map((rule) => ruleSchema.safeParse(rule));
  return {
    version: typeof version === 'number' ? version : undefined,
    status: status === 'draft' || status === 'published' ? status : undefined,
    isComplete: isComplete === true,
    rows: parsed.flatMap(({ data }) => (data === undefined ? [] : [rowOf(data)])),
    unreadable: parsed.flatMap(({ success }, at) => (success ? [] : [at + 1])),
  };
}

/** The names of the effects of rules. */
export const effectNames: Readonly<Record<RuleEffect, LocalizedText>> = {
  avoid: { ko: '피하기', en: 'Avoid' },
  caution: { ko: '주의', en: 'Caution' },
  encourage: { ko: '권장', en: 'Encourage' },
};

function rowOf(rule: Rule): RuleRow {
  const { id, effect, scope, except, source, strength, signedBy } = rule;
  return {
    id,
    effect,
    ...subjectOf(rule),
    categories: 'categories' in rule ? rule.categories : [],
    allergens: rule.type === 'allergen' ? rule.allergens : [],
    scope,
    except,
    isPresentAnywhere: 'presentAnywhere' in rule && rule.presentAnywhere,
    conditions: conditionsOf(rule.conditions),
    source,
    isWeak: strength === 'weak',
    signedBy,
  };
}

function subjectOf(rule: Rule): Pick<RuleRow, 'what' | 'limit'> {
  switch (rule.type) {
    case 'nutrient':
      return { what: onlyText(nutrients[rule.nutrient]), limit: limitOf(rule) };
    case 'allergen':
      return { what: { ko: '알레르기 항목', en: 'Allergens' }, limit: traces[rule.traces] };
    case 'ingredient-class':
      return { what: namesOfClasses(rule.classes), limit: presence };
    case 'food-category':
      return { what: { ko: '식품군', en: 'Category' }, limit: presence };
    case 'texture': {
      const levels = rule.levels.join(', ');
      return {
        what: { ko: '질감', en: 'Texture' },
        limit: { ko: `IDDSI ${levels}단계`, en: `IDDSI level ${levels}` },
      };
    }
    case 'ingredient-list':
      return { what: untranslated(rule.ingredients.join(', ')), limit: presence };
    case 'allowed-foods':
      return { what: { ko: '먹어도 되는 식품군', en: 'Foods that fit' }, limit: ownFactOf(rule) };
  }
}

/** The figure or texture that decides before the list of categories does. */
function ownFactOf({ figure, levels }: RuleOf<'allowed-foods'>): LocalizedText {
  if (figure !== undefined) {
    const limit = limitOf(figure);
    const { ko, en } = nutrients[figure.nutrient];
    return { ko: `${ko} 함량을 알면 ${limit.ko}`, en: `where known, ${inSentence(en)} ${limit.en}` };
  }
  if (levels === undefined) return { ko: '이 밖의 식품은 알 수 없음', en: 'any other food is unknown' };
  const names = levels.join(', ');
  return { ko: `질감을 알면 IDDSI ${names}단계`, en: `where known, IDDSI level ${names}` };
}

const presence: LocalizedText = { ko: '해당하면', en: 'when the food has it' };

const traces: Readonly<Record<RuleOf<'allergen'>['traces'], LocalizedText>> = {
  ignore: { ko: '들어 있으면 (미량 혼입은 무시)', en: 'when it is in the food; traces do not count' },
  caution: { ko: '들어 있으면 (미량 혼입은 주의)', en: 'when it is in the food; caution for traces' },
  avoid: { ko: '들어 있거나 미량 혼입 가능하면', en: 'when it is in the food or traces may be' },
};

const operators: Readonly<Record<LimitOperator, LocalizedText>> = {
  'at-most': { ko: '이하', en: 'at most' },
  'less-than': { ko: '미만', en: 'less than' },
  'at-least': { ko: '이상', en: 'at least' },
  'more-than': { ko: '초과', en: 'more than' },
};

const bases: Readonly<Record<LimitBasis, LocalizedText>> = {
  '100g': { ko: '100 g당', en: 'per 100 g' },
  '100ml': { ko: '100 ml당', en: 'per 100 ml' },
  serving: { ko: '1회', en: 'at a time' },
  day: { ko: '하루', en: 'a day' },
  'energy-share': { ko: '열량의', en: 'of the energy' },
  'kg-body-weight-day': { ko: '하루 체중 1 kg당', en: 'per kg of weight a day' },
};

function limitOf({
  limit,
  limitPer100ml,
  limitWithoutServing,
  operator,
  per,
  unit,
}: NutrientLimit): LocalizedText {
  const word = operators[operator];
  const basis = bases[per];
  const perFood: LocalizedText = {
    ko: `${basis.ko} ${withUnit(limit, unit)} ${word.ko}`,
    en: `${word.en} ${withUnit(limit, unit)} ${basis.en}`,
  };
  const others: LocalizedText[] = [];
  if (limitPer100ml !== undefined) {
    const drinks = withUnit(limitPer100ml, unit);
    others.push({
      ko: `음료는 100 ml당 ${drinks} ${word.ko}`,
      en: `drinks ${word.en} ${drinks} per 100 ml`,
    });
  }
  if (limitWithoutServing !== undefined) {
    const amount = withUnit(limitWithoutServing, unit);
    others.push({
      ko: `1회 제공량을 모르면 100 g(ml)당 ${amount} ${word.ko}`,
      en: `${word.en} ${amount} per 100 g (ml) where the serving is not known`,
    });
  }
  return {
    ko: [perFood.ko, ...others.map(({ ko }) => ko)].join(', '),
    en: [perFood.en, ...others.map(({ en }) => en)].join('; '),
  };
}

const sexes: Readonly<Record<'female' | 'male' | 'other', LocalizedText>> = {
  female: { ko: '여성', en: 'women' },
  male: { ko: '남성', en: 'men' },
  other: { ko: '기타 성별', en: 'people of another sex' },
};

function conditionsOf(conditions: RuleConditions | undefined): LocalizedText[] {
  if (conditions === undefined) return [];
  const { sexIn, age, ckdStageIn, dialysis, potassiumRetainingDrugs, event } = conditions;
  return [
    ...(sexIn === undefined ? [] : [joinTexts(sexIn.map((sex) => sexes[sex]))]),
    ...(age === undefined ? [] : [ageOf(age)]),
    ...(ckdStageIn === undefined
      ? []
      : [
          {
            ko: `만성 콩팥병 ${ckdStageIn.join(', ')}단계`,
            en: `kidney disease, stage ${ckdStageIn.join(', ')}`,
          },
        ]),
    ...(dialysis === undefined
      ? []
      : [dialysis ? { ko: '투석 중', en: 'on dialysis' } : { ko: '투석하지 않음', en: 'not on dialysis' }]),
    ...(potassiumRetainingDrugs === undefined ? [] : [drugs[potassiumRetainingDrugs ? 'yes' : 'no']]),
    ...(event === undefined
      ? []
      : [
          {
            ko: `예정일 ${event.daysBefore}일 전부터 ${event.daysAfter}일 뒤까지`,
            en: `from ${event.daysBefore} days before the event to ${event.daysAfter} after it`,
          },
        ]),
  ];
}

const drugs: Readonly<Record<'yes' | 'no', LocalizedText>> = {
  yes: { ko: '칼륨을 높이는 약 복용', en: 'takes potassium-retaining drugs' },
  no: { ko: '칼륨을 높이는 약을 먹지 않음', en: 'takes no potassium-retaining drugs' },
};

function ageOf({ from, below }: NonNullable<RuleConditions['age']>): LocalizedText {
  const ko = [from === undefined ? '' : `${from}세 이상`, below === undefined ? '' : `${below}세 미만`];
  const en = [
    from === undefined ? '' : `from ${from} years`,
    below === undefined ? '' : `below ${below} years`,
  ];
  return { ko: ko.join(' ').trim(), en: en.join(' ').trim() };
}

function namesOfClasses(slugs: readonly string[]): LocalizedText {
  return joinTexts(slugs.map((slug) => nameOfFact(`ingredientClasses.${slug}`)));
}

function joinTexts(texts: readonly LocalizedText[]): LocalizedText {
  return {
    ko: texts.map(({ ko }) => ko).join(', '),
    en: texts.map(({ en }, at) => (at === 0 ? en : inSentence(en))).join(', '),
  };
}

function onlyText(text: LocalizedText): LocalizedText {
  return localized((language) => text[language]);
}
