import { localized, untranslated, type Language, type LocalizedText } from '../../language.ts';
import { nutrients } from '../../foods/nutrients.ts';
import type { CompiledCategories, Criterion, Names } from '../rules/compileRuleSets.ts';
import { figureInWords, limitFigure } from './figures.ts';
import { absentByCertificate, absentByKind, type Finding } from '../finding.ts';
import type { CompiledLimit } from '../nutrientFinding.ts';
import type { LimitOperator } from '../rules/rules.ts';
import { withSubjectParticle, withTopicParticle } from './particles.ts';
import { isTextureHint, textureHintNames } from '../facts/textureHints.ts';
import { inSentence, nameOfTopic } from './topicNames.ts';

/** One sentence about a finding, with figures and limit. */
export function factSentence(criterion: Criterion, finding: Finding, names: Names): LocalizedText {
  switch (criterion.type) {
    case 'nutrient':
      return nutrientSentence(criterion.limit, finding);
    case 'allergen':
      return allergenSentence(finding, { names, avoidsTraces: criterion.traces === 'avoid' });
    case 'ingredient-class':
      return classSentence(finding, names);
    case 'food-category':
      return categorySentence(criterion.categories, finding, names);
    case 'texture':
      return textureSentence(finding, criterion.levels);
    case 'ingredient-list':
      return ingredientSentence(
        finding,
        criterion.ingredients.map(({ name }) => name),
        names,
      );
    case 'allowed-foods':
      return allowedFoodsSentence(criterion, finding, names);
  }
}

/** A limit in words, with its basis: 하루 2,000 mg 이하, at most 2,000 mg a day. */
export function limitInWords({ operator, unit, limit, per }: CompiledLimit['rule']): LocalizedText {
  const words = operatorPhrases[operator];
  const basis = limitBasisPhrases[per] ?? emptyText;
  const amount = limitFigure({ operator, unit, limit });
  return { ko: `${basis.ko}${amount} ${words.ko}`, en: `${words.en} ${amount}${basis.en}` };
}

function nutrientSentence({ rule }: CompiledLimit, finding: Finding): LocalizedText {
  const { ko, en } = nutrients[rule.nutrient];
  const { value, per, bound } = finding;
  const limit = limitPhrase(rule, finding);
  if (typeof value !== 'number') {
    // The figure itself may be known, and only the serving, the weight or the basis is missing.
    if (!finding.missing.includes(rule.nutrient)) {
      return {
        ko: `${ko} 함량을 기준(${limit.ko})과 비교할 수 없습니다.`,
        en: `${en}: cannot be compared with the limit (${limit.en}).`,
      };
    }
    return {
      ko: `${ko} 함량을 알 수 없습니다(기준: ${limit.ko}).`,
      en: `${en}: not known (the limit: ${limit.en}).`,
    };
  }
  const { operator, unit } = rule;
  const amount = figureInWords(value, { operator, unit, limit: finding.limit ?? rule.limit });
  const { ko: perKo, en: perEn } = valueBasisPhrases[per ?? ''] ?? emptyText;
  const boundPhrase = bound === null || amount.isRoundedAcross ? emptyText : boundPhrases[bound];
  return {
    ko: `${withTopicParticle(ko)} ${perKo}${boundPhrase.ko}${amount.ko}입니다(기준: ${limit.ko}).`,
    en: `${en}: ${boundPhrase.en}${amount.en}${perEn} (the limit: ${limit.en}).`,
  };
}

const boundPhrases = {
  upper: { ko: '많아야 ', en: 'at most ' },
  lower: { ko: '적어도 ', en: 'at least ' },
} as const satisfies Record<NonNullable<Finding['bound']>, LocalizedText>;

export const emptyText = untranslated('');

/** Phrases for the basis of a value: before the value in Korean, after it in English. */
const valueBasisPhrases: Readonly<Record<string, LocalizedText>> = {
  '100g': { ko: '100 g당 ', en: ' per 100 g' },
  '100ml': { ko: '100 ml당 ', en: ' per 100 ml' },
  serving: { ko: '1회 제공량에 ', en: ' in one serving' },
  amount: { ko: '드시는 양에 ', en: ' in this amount' },
  day: { ko: '오늘 드신 것과 합해 ', en: ' together with what you ate today' },
  'kg-body-weight-day': { ko: '체중 1 kg당 ', en: ' per kg of your weight' },
  'energy-share': { ko: '열량의 ', en: ' of the energy' },
};

/** Phrases for the basis of a limit. */
const limitBasisPhrases: Readonly<Record<string, LocalizedText>> = {
  '100g': { ko: '100 g당 ', en: ' per 100 g' },
  '100ml': { ko: '100 ml당 ', en: ' per 100 ml' },
  serving: { ko: '1회 ', en: ' at a time' },
  day: { ko: '하루 ', en: ' a day' },
  'kg-body-weight-day': { ko: '하루 체중 1 kg당 ', en: ' per kg of weight a day' },
  'energy-share': { ko: '열량의 ', en: ' of the energy' },
};

const operatorPhrases: Readonly<Record<LimitOperator, LocalizedText>> = {
  'at-most': { ko: '이하', en: 'at most' },
  'less-than': { ko: '미만', en: 'less than' },
  'at-least': { ko: '이상', en: 'at least' },
  'more-than': { ko: '초과', en: 'more than' },
};

/** The limit in words. Its basis is left out where the value already names it. */
function limitPhrase(
  { operator, unit, limit: ownLimit }: CompiledLimit['rule'],
  finding: Finding,
): LocalizedText {
  const { value, per, limit, limitPer } = finding;
  const words = operatorPhrases[operator];
  const isBasisInValue =
    value !== null && limitPer === per && limitPer !== 'day' && limitPer !== 'kg-body-weight-day';
  const basis = (isBasisInValue ? undefined : limitBasisPhrases[limitPer ?? '']) ?? emptyText;
  const amount = limitFigure({ operator, unit, limit: limit ?? ownLimit });
  return { ko: `${basis.ko}${amount} ${words.ko}`, en: `${words.en} ${amount}${basis.en}` };
}

function allergenSentence(
  { answer, name, match, value }: Finding,
  { names, avoidsTraces }: { names: Names; avoidsTraces: boolean },
): LocalizedText {
  const { ko, en } = withLowerCaseEnglish(nameOfTopic(name, names));
  const matchName =
    match === null || name === `allergens.${match}`
      ? null
      : withLowerCaseEnglish(names.allergens.nameOf(match));
  const what =
    matchName === null
      ? { ko, en }
      : { ko: `${matchName.ko}(${ko} 관련)`, en: `${matchName.en} (for ${en})` };
  switch (answer) {
    case 'yes':
      return { ko: `${withSubjectParticle(what.ko)} 들어 있습니다.`, en: `It contains ${what.en}.` };
    case 'trace':
      return {
        ko: `${withSubjectParticle(what.ko)} 미량 섞였을 수 있습니다.`,
        en: `It may contain traces of ${what.en}.`,
      };
    case 'no':
      if (value === absentByKind) {
        return {
          ko: `이 종류의 식품에는 ${withSubjectParticle(ko)} 들어 있지 않습니다.`,
          en: `A food of this kind has no ${en}.`,
        };
      }
      if (value === absentByCertificate) {
        return {
          ko: `인증 표시가 있어 ${withSubjectParticle(ko)} 없는 것으로 봅니다(글루텐 1 kg당 20 mg 이하).`,
          en: `Its certificate excludes ${en} (at most 20 mg of gluten per kg).`,
        };
      }
      return {
        ko: `알레르기 표시에 ${withSubjectParticle(ko)} 없습니다.${avoidsTraces ? tracesAreVoluntary.ko : ''}`,
        en: `Its allergen declaration does not name ${en}.${avoidsTraces ? tracesAreVoluntary.en : ''}`,
      };
    case 'open':
      return {
        ko: `${withSubjectParticle(ko)} 들어 있지 않다는 표시를 찾지 못했습니다.`,
        en: `Nothing on record shows that it is free of ${en}.`,
      };
  }
}

/** Laws name the ingredients that a pack must declare, not what may get in by accident. */
const tracesAreVoluntary: LocalizedText = {
  ko: ' 다만 미량 혼입 표시는 의무가 아니므로, 표시가 없다고 미량도 없다는 뜻은 아닙니다.',
  en: ' A statement on traces is voluntary, though: without one, traces are still possible.',
};

function classSentence({ answer, name }: Finding, names: Names): LocalizedText {
  const { ko, en } = nameOfTopic(name, names);
  switch (answer) {
    case 'yes':
      return { ko: `${withSubjectParticle(ko)} 들어 있습니다.`, en: `It contains ${en}.` };
    case 'no':
      return { ko: `${withSubjectParticle(ko)} 들어 있지 않습니다.`, en: `It contains no ${en}.` };
    case 'trace':
    case 'open':
      return {
        ko: `${withSubjectParticle(ko)} 들어 있는지 알 수 없습니다.`,
        en: `Whether it contains ${en} is not known.`,
      };
  }
}

function categorySentence(
  { slugs }: CompiledCategories,
  { answer, value }: Finding,
  names: Names,
): LocalizedText {
  const { ko, en } = categoryName(value, names);
  switch (answer) {
    case 'yes':
      return { ko: `식품 분류: ${ko}.`, en: `Its kind of food: ${en}.` };
    case 'no':
      return {
        ko: `식품 분류(${ko})는 이 기준이 다루는 종류가 아닙니다.`,
        en: `Its kind of food (${en}) is not one that this rule is about.`,
      };
    case 'trace':
    case 'open': {
      const kinds = listOfNames([...slugs], (slug) => categoryName(slug, names));
      return {
        ko: `다음 종류의 식품인지 알 수 없습니다: ${kinds.ko}.`,
        en: `It is not known whether it is one of these kinds of food: ${kinds.en}.`,
      };
    }
  }
}

function categoryName(value: Finding['value'], names: Names): LocalizedText {
  return withLowerCaseEnglish(names.nameOfCategory(String(value ?? '')));
}

const maximumNames = 5;

/** The first names of a list; the others are left out. */
function listOfNames(list: readonly string[], nameOf: (one: string) => LocalizedText): LocalizedText {
  const shown = list.slice(0, maximumNames).map(nameOf);
  const rest = list.length > maximumNames ? ', …' : '';
  return localized((language) => shown.map((name) => name[language]).join(', ') + rest);
}

function allowedFoodsSentence(
  { limit, levels }: Extract<Criterion, { type: 'allowed-foods' }>,
  finding: Finding,
  names: Names,
): LocalizedText {
  if (finding.name === 'category') {
    const { ko, en } = categoryName(finding.value, names);
    return finding.answer === 'no'
      ? {
          ko: `식품 분류(${ko})가 먹어도 되는 종류에 들어 있습니다.`,
          en: `Its kind of food (${en}) is on the list of foods that fit.`,
        }
      : {
          ko: '먹어도 되는 것으로 꼽는 종류인지 알 수 없습니다.',
          en: 'It is not known to be one of the kinds of food that fit.',
        };
  }
  const own = limit === null ? textureSentence(finding, levels ?? []) : nutrientSentence(limit, finding);
  if (finding.answer !== 'open') return own;
  return {
    ko: `${own.ko} 먹어도 되는 것으로 꼽는 종류의 식품도 아닙니다.`,
    en: `${own.en} Its kind is not on the list of foods that fit.`,
  };
}

function textureSentence({ value, match }: Finding, levels: readonly number[]): LocalizedText {
  const requiredLevels = levels.join(', ');
  if (value === null) {
    const hints = (match ?? '').split(' ').filter(isTextureHint);
    const hintNamesIn = (language: Language) =>
      hints.map((hint) => textureHintNames[hint][language]).join(', ');
    const hintSentence: LocalizedText =
      hints.length === 0
        ? emptyText
        : {
            ko: ` 원재료로 보아 살펴볼 점: ${hintNamesIn('ko')}.`,
            en: ` Hints from its ingredients: ${hintNamesIn('en')}.`,
          };
    return {
      ko: `질감을 알 수 없습니다(기준: IDDSI ${requiredLevels}단계).${hintSentence.ko}`,
      en: `Its texture is not known (required: IDDSI level ${requiredLevels}).${hintSentence.en}`,
    };
  }
  return {
    ko: `질감은 IDDSI ${value}단계입니다(기준: ${requiredLevels}단계).`,
    en: `Its texture is IDDSI level ${value} (required: ${requiredLevels}).`,
  };
}

function ingredientSentence(
  { answer, value }: Finding,
  written: readonly string[],
  names: Names,
): LocalizedText {
  const nameOf = (one: string) => withLowerCaseEnglish(names.nameOfIngredient(one));
  const found = nameOf(String(value ?? ''));
  const all = listOfNames(written, nameOf);
  switch (answer) {
    case 'yes':
      return { ko: `원재료: ${found.ko}.`, en: `It contains ${found.en}.` };
    case 'no':
      return { ko: `원재료에 없음: ${all.ko}.`, en: `Not among its ingredients: ${all.en}.` };
    case 'trace':
    case 'open':
      return {
        ko: `원재료에 있는지 알 수 없음: ${all.ko}.`,
        en: `It is not known whether these are among its ingredients: ${all.en}.`,
      };
  }
}

function withLowerCaseEnglish({ ko, en }: LocalizedText): LocalizedText {
  return { ko, en: inSentence(en) };
}
