import { localized, untranslated, type LocalizedText } from '../../../language.ts';
import { nutrients } from '../../../foods/nutrients.ts';
import { inSentence, nameOfFact } from '../../texts/topicNames.ts';
import type { Rule, RuleOf } from '../rules.ts';
import { conditionsInWords, effectNames, joinTexts, limitInWords } from './ruleWords.ts';

/** The names of what rules refer to by a slug. */
export interface RuleNames {
  readonly category: (slug: string) => LocalizedText;
  readonly allergen: (slug: string) => LocalizedText;
}

/** One rule in words. */
export interface RuleSentence {
  /** What it does: "Avoid unless sodium is at most 120 mg per 100 g". */
  readonly rule: LocalizedText;
  /** The foods to which it applies, where these are not all. */
  readonly foods: LocalizedText | undefined;
  /** The people to whom it applies, where these are not all on the diet. */
  readonly people: LocalizedText | undefined;
}

export function ruleSentence(rule: Rule, names: RuleNames): RuleSentence {
  const people = conditionsInWords(rule.conditions);
  return {
    rule: rule.type === 'nutrient' ? limitSentence(rule) : presenceSentence(rule, names),
    foods: foodsOf(rule, names),
    people: people.length === 0 ? undefined : joinTexts(people, '; '),
  };
}

/** A limit is what a food must meet; "avoid at most 120 mg" would say the opposite. */
function limitSentence(rule: RuleOf<'nutrient'>): LocalizedText {
  const effect = effectNames[rule.effect];
  const { ko, en } = nutrients[rule.nutrient];
  const limit = limitInWords(rule);
  return rule.effect === 'encourage'
    ? { ko: `${effect.ko}: ${ko} ${limit.ko}이면`, en: `${effect.en} when ${inSentence(en)} is ${limit.en}` }
    : {
        ko: `${effect.ko}: ${ko} ${limit.ko} 기준을 벗어나면`,
        en: `${effect.en} unless ${inSentence(en)} is ${limit.en}`,
      };
}

function presenceSentence(rule: Exclude<Rule, RuleOf<'nutrient'>>, names: RuleNames): LocalizedText {
  const { ko, en } = effectNames[rule.effect];
  const [what, when] = [subjectName(rule, names), circumstanceOf(rule)];
  return { ko: `${ko}: ${what.ko} ${when.ko}`, en: `${en}: ${inSentence(what.en)} ${when.en}` };
}

/** The subject of a rule: sodium, pork, tea and coffee, … */
export function subjectName(rule: Rule, names: RuleNames): LocalizedText {
  switch (rule.type) {
    case 'nutrient': {
      const { ko, en } = nutrients[rule.nutrient];
      return { ko, en };
    }
    case 'allergen':
      return joinTexts(rule.allergens.map(names.allergen));
    case 'ingredient-class':
      return joinTexts(rule.classes.map((slug) => nameOfFact(`ingredientClasses.${slug}`)));
    case 'food-category':
      return joinTexts(rule.categories.map(names.category));
    case 'texture':
      return { ko: '질감', en: 'Texture' };
    case 'ingredient-list':
      return untranslated(rule.ingredients.join(', '));
    case 'allowed-foods': {
      const kinds = joinTexts(rule.categories.map(names.category));
      return { ko: `다음 밖의 식품(${kinds.ko})`, en: `Foods other than ${inSentence(kinds.en)}` };
    }
  }
}

/** When a rule about a presence applies. */
function circumstanceOf(rule: Exclude<Rule, RuleOf<'nutrient'>>): LocalizedText {
  switch (rule.type) {
    case 'allergen':
      return traces[rule.traces];
    case 'ingredient-class':
    case 'ingredient-list':
      return inFood;
    case 'food-category':
      return asKind;
    case 'texture': {
      const levels = rule.levels.join(', ');
      return { ko: `IDDSI ${levels}단계가 아니면`, en: `other than IDDSI level ${levels}` };
    }
    case 'allowed-foods':
      return ownFactOf(rule);
  }
}

/** The figure or texture that decides before the list of categories does. */
function ownFactOf({ figure, levels }: RuleOf<'allowed-foods'>): LocalizedText {
  if (figure !== undefined) {
    const limit = limitInWords(figure);
    const { ko, en } = nutrients[figure.nutrient];
    return {
      ko: `(함량을 알면 ${ko} ${limit.ko}인지로 판정)`,
      en: `(where it is known, ${inSentence(en)} must be ${limit.en})`,
    };
  }
  if (levels === undefined) return { ko: '(알 수 없음으로 판정)', en: '(they are unknown)' };
  const list = levels.join(', ');
  return {
    ko: `(질감을 알면 IDDSI ${list}단계인지로 판정)`,
    en: `(where it is known, the texture must be IDDSI level ${list})`,
  };
}

const inFood: LocalizedText = { ko: '들어 있으면', en: 'in the food' };
const asKind: LocalizedText = { ko: '식품군이면', en: 'as the kind of food' };

const traces: Readonly<Record<RuleOf<'allergen'>['traces'], LocalizedText>> = {
  ignore: { ko: '들어 있으면 (미량 혼입은 무시)', en: 'in the food; traces do not count' },
  caution: { ko: '들어 있으면 (미량 혼입은 주의)', en: 'in the food; caution for traces' },
  avoid: { ko: '들어 있거나 미량 혼입 가능하면', en: 'in the food, or as possible traces' },
};

function foodsOf(rule: Rule, { category }: RuleNames): LocalizedText | undefined {
  const { except, scope } = rule;
  const scopeNames = joinTexts(scope.map(category));
  const exceptNames = joinTexts(except.map(category));
  const isAnywhere = 'presentAnywhere' in rule && rule.presentAnywhere;
  const parts: LocalizedText[] = [
    ...(isAnywhere ? [{ ko: '들어 있으면 모든 식품', en: 'every food that has it' }] : []),
    ...(scope.length === 0 || !isAnywhere
      ? []
      : [
          {
            ko: `알 수 없을 때 묻는 식품: ${scopeNames.ko}`,
            en: `asked about where not known: ${scopeNames.en}`,
          },
        ]),
    ...(scope.length === 0 || isAnywhere ? [] : [scopeNames]),
    ...(except.length === 0 ? [] : [{ ko: `제외: ${exceptNames.ko}`, en: `except ${exceptNames.en}` }]),
  ];
  if (parts.length === 0) return undefined;
  return localized((language) => parts.map((part) => part[language]).join('; '));
}
