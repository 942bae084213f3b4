import { localized, type LocalizedText } from '../../../language.ts';
import { inSentence } from '../../texts/topicNames.ts';
import { withUnit } from '../../texts/figures.ts';
import type {
  LimitBasis,
  LimitOperator,
  NutrientLimit,
  RuleConditions,
  RuleEffect,
  RuleOf,
} from '../rules.ts';

/** The names of the effects of rules. */
export const effectNames: Readonly<Record<RuleEffect, LocalizedText>> = {
  avoid: { ko: '피하기', en: 'Avoid' },
  caution: { ko: '주의', en: 'Caution' },
  encourage: { ko: '권장', en: 'Encourage' },
};

export const tracesNames: Readonly<Record<RuleOf<'allergen'>['traces'], LocalizedText>> = {
  ignore: { ko: '무시', en: 'does not count' },
  caution: { ko: '주의', en: 'caution' },
  avoid: { ko: '피하기', en: 'avoid' },
};

export const operatorNames: Readonly<Record<LimitOperator, LocalizedText>> = {
  'at-most': { ko: '이하', en: 'at most' },
  'less-than': { ko: '미만', en: 'less than' },
  'at-least': { ko: '이상', en: 'at least' },
  'more-than': { ko: '초과', en: 'more than' },
};

export const basisNames: Readonly<Record<LimitBasis, LocalizedText>> = {
  '100g': { ko: '100 g당', en: 'per 100 g' },
  '100ml': { ko: '100 ml당', en: 'per 100 ml' },
  serving: { ko: '1회', en: 'at a time' },
  day: { ko: '하루', en: 'a day' },
  'energy-share': { ko: '열량의', en: 'of the energy' },
  'kg-body-weight-day': { ko: '하루 체중 1 kg당', en: 'per kg of weight a day' },
};

export const sexNames = {
  female: { ko: '여성', en: 'women' },
  male: { ko: '남성', en: 'men' },
  other: { ko: '기타 성별', en: 'people of another sex' },
} as const satisfies Record<string, LocalizedText>;

/** A limit in words: "at most 120 mg per 100 g". @param before another limit that was there: "120 mg → 100 mg" */
export function limitInWords(
  { limit, limitPer100ml, limitWithoutServing, operator, per, unit }: NutrientLimit,
  before?: number,
): LocalizedText {
  const word = operatorNames[operator];
  const basis = basisNames[per];
  const amount =
    before === undefined ? withUnit(limit, unit) : `${withUnit(before, unit)} → ${withUnit(limit, unit)}`;
  const perFood: LocalizedText = {
    ko: `${basis.ko} ${amount} ${word.ko}`,
    en: `${word.en} ${amount} ${basis.en}`,
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
    const inFood = withUnit(limitWithoutServing, unit);
    others.push({
      ko: `1회 제공량을 모르면 100 g(ml)당 ${inFood} ${word.ko}`,
      en: `${word.en} ${inFood} per 100 g (ml) where the serving is not known`,
    });
  }
  return {
    ko: [perFood.ko, ...others.map(({ ko }) => ko)].join(', '),
    en: [perFood.en, ...others.map(({ en }) => en)].join('; '),
  };
}

/** The people to whom a rule applies; empty: everyone on the diet. */
export function conditionsInWords(conditions: RuleConditions | undefined): LocalizedText[] {
  if (conditions === undefined) return [];
  const { sexIn, age, ckdStageIn, dialysis, potassiumRetainingDrugs, event } = conditions;
  const stages = ckdStageIn?.join(', ');
  return [
    ...(sexIn === undefined ? [] : [joinTexts(sexIn.map((sex) => sexNames[sex]))]),
    ...(age === undefined ? [] : [ageInWords(age)]),
    ...(stages === undefined
      ? []
      : [{ ko: `만성 콩팥병 ${stages}단계`, en: `kidney disease, stage ${stages}` }]),
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

function ageInWords({ from, below }: NonNullable<RuleConditions['age']>): LocalizedText {
  const ko = [from === undefined ? '' : `${from}세 이상`, below === undefined ? '' : `${below}세 미만`];
  const en = [
    from === undefined ? '' : `from ${from} years`,
    below === undefined ? '' : `below ${below} years`,
  ];
  return { ko: ko.join(' ').trim(), en: en.join(' ').trim() };
}

/** Texts in a row. Further names of English are as within a sentence. */
export function joinTexts(texts: readonly LocalizedText[], separator = ', '): LocalizedText {
  return localized((language) =>
    texts
      .map((text, at) => (language === 'en' && at > 0 ? inSentence(text.en) : text[language]))
      .join(separator),
  );
}
