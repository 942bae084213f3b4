import { localized, untranslated, type LocalizedText } from '../../language.ts';
import type { Allergens } from '../facts/allergens.ts';
import { dietPhrase } from './dietPhrase.ts';
import { verdicts } from '../facts/facts.ts';
import { factSentence } from './factSentence.ts';
import type { CheckResult } from '../runCheck.ts';
import { inSentence, nameOfTopic } from './topicNames.ts';

/**
 * The text of one reason: first the fact, then what it means for the person. It is plain, kind and exact, in terms of
 * general wellness: never a diagnosis, never a promise of treatment.
 */
export function reasonMessage(judged: CheckResult, allergens: Allergens): LocalizedText {
  const fact = factSentence(judged.rule.criterion, judged.finding, allergens);
  const consequence = consequenceSentence(judged, allergens);
  if (consequence === null) return fact;
  return localized((language) => `${fact[language]} ${consequence[language]}`);
}

/** The text for a diet without a complete published rule set. */
export function gapMessage(diet: {
  name: LocalizedText | null;
  slug: string;
  hasRules: boolean;
}): LocalizedText {
  const { ko, en } = diet.name === null ? untranslated(diet.slug) : dietPhrase(diet.name);
  return diet.hasRules
    ? {
        ko: `${ko}: 기준이 아직 일부만 발표되어, 맞는 식품이라고 말씀드릴 수 없습니다.`,
        en: `The rules for ${en} are not complete yet, so we cannot say that a food fits it.`,
      }
    : {
        ko: `${ko}: 발표된 기준이 아직 없어, 맞는지 말씀드릴 수 없습니다.`,
        en: `There are no published rules for ${en} yet, so we cannot say whether a food fits it.`,
      };
}

function consequenceSentence(
  { rule, level, missing, certificate }: CheckResult,
  allergens: Allergens,
): LocalizedText | null {
  const diet = rule.diet === null ? null : dietPhrase(rule.diet.name);
  if (certificate !== undefined) {
    return {
      ko: `인증 표시(${certificate})로 확인했습니다.`,
      en: `Its certificate (${certificate}) confirms that it is allowed.`,
    };
  }
  if (rule.effect === 'encourage') {
    return (
      rule.message ??
      (diet && { ko: `${diet.ko}에서 권하는 점입니다.`, en: `This is encouraged on ${diet.en}.` })
    );
  }
  switch (verdicts[level]) {
    case 'suitable':
      return null;
    case 'unknown': {
      const names = [...new Set(missing)].sort().map((fact) => nameOfTopic(fact, allergens));
      const ko = names.map((name) => name.ko).join(', ');
      const en = names.map((name) => inSentence(name.en)).join(', ');
      return diet === null
        ? { ko: '포장의 표시를 꼭 확인해 주세요.', en: 'Please read the label first.' }
        : {
            ko: `${diet.ko}에 맞는지는 아직 알 수 없습니다(필요한 정보: ${ko}).`,
            en: `Whether it fits ${diet.en} is not known yet (what is missing: ${en}).`,
          };
    }
    case 'caution':
      if (rule.message !== undefined) return rule.message;
      return diet === null
        ? { ko: '드시기 전에 살펴 주세요.', en: 'Please take care.' }
        : { ko: `${diet.ko} 중이라면 살펴 드세요.`, en: `Please take care with it on ${diet.en}.` };
    case 'unsuitable':
      if (rule.message !== undefined) return rule.message;
      return diet === null
        ? { ko: '피한다고 알려 주신 것입니다.', en: 'You told us that you avoid it.' }
        : { ko: `${diet.ko}에 맞지 않을 수 있습니다.`, en: `It may not fit ${diet.en}.` };
  }
}
