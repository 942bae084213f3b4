import { localized, type LocalizedText } from '../../language.ts';
import { nameOfCertificate } from '../../foods/certificates.ts';
import type { Names } from '../rules/compileRuleSets.ts';
import { dietPhrase } from './dietPhrase.ts';
import { verdicts } from '../facts/facts.ts';
import { factSentence } from './factSentence.ts';
import type { CheckResult } from '../runCheck.ts';
import { inSentence, nameOfTopic } from './topicNames.ts';

/**
 * The text of one reason: first the fact, then what it means for the person. It is plain, kind and exact, in terms of
 * general wellness: never a diagnosis, never a promise of treatment.
 */
export function reasonMessage(judged: CheckResult, names: Names): LocalizedText {
  const fact = factSentence(judged.rule.criterion, judged.finding, names);
  const consequence = consequenceSentence(judged, names);
  if (consequence === null) return fact;
  return localized((language) => `${fact[language]} ${consequence[language]}`);
}

/** The text for a diet without a complete published rule set. */
export function gapMessage(diet: { name: LocalizedText | undefined; hasRules: boolean }): LocalizedText {
  const { ko, en } = diet.name === undefined ? { ko: '이 식단', en: 'this diet' } : dietPhrase(diet.name);
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

/** The text for a diet that lives from the person's own statements, while there are none. */
export function noStatementsMessage(name: LocalizedText): LocalizedText {
  const { ko, en } = dietPhrase(name);
  return {
    ko: `${ko}에는 모든 분께 맞는 수치가 없고, 내 몸에 맞지 않는 것이 기준이 됩니다. 프로필에 유발 식품이나 나만의 한도를 적어 주시면 그에 맞춰 살펴 드립니다.`,
    en: `There is no figure for everybody on ${en}: your own triggers and limits decide. Please note them in your profile, and we will check foods for them.`,
  };
}

/** The text for a profile that says nothing. */
export const emptyProfileMessage: LocalizedText = {
  ko: '프로필에 아직 알려 주신 것이 없어, 맞는 식품인지 말씀드릴 수 없습니다. 지키는 식단, 알레르기, 피하는 재료나 나만의 한도를 적어 주세요. 피하는 것이 없다면 “피하는 것 없음”을 골라 주세요.',
  en: 'Your profile does not say yet what you avoid, so we cannot say whether a food fits you. Please state your diets, allergens, avoided ingredients or own limits, or state that there is nothing to avoid.',
};

/** The texts for a profile of which nothing may be used. */
export const barredProfileMessages = {
  consent_needed: {
    ko: '건강정보 처리에 동의하지 않으셔서 프로필을 사용하지 않습니다. 그래서 맞는 식품인지 말씀드릴 수 없습니다. 다시 동의하시면 프로필에 맞춰 살펴 드립니다.',
    en: 'We do not use your profile, because there is no consent to the use of health data. So we cannot say whether a food fits you. After a new consent we check foods for your profile.',
  },
  guardian_needed: {
    ko: '법정대리인의 동의가 아직 없어 프로필을 사용하지 않습니다. 그래서 맞는 식품인지 말씀드릴 수 없습니다. 법정대리인이 동의하시면 프로필에 맞춰 살펴 드립니다.',
    en: 'We do not use your profile, because your parent or guardian has not agreed yet. So we cannot say whether a food fits you. After the agreement we check foods for your profile.',
  },
} as const satisfies Readonly<Record<string, LocalizedText>>;

/** The text for a person who avoids nothing on this day. */
export function nothingToAvoidMessage(isStated: boolean): LocalizedText {
  return isStated
    ? { ko: '피하는 것이 없다고 알려 주셨습니다.', en: 'You told us that there is nothing to avoid.' }
    : {
        ko: '알려 주신 식단과 한도 가운데 오늘 적용되는 것이 없습니다.',
        en: 'None of the diets and limits that you stated applies today.',
      };
}

function consequenceSentence(
  { rule, level, missing, certificate }: CheckResult,
  names: Names,
): LocalizedText | null {
  const diet = rule.diet === null ? null : dietPhrase(rule.diet.name);
  if (certificate !== undefined) {
    const { ko, en } = nameOfCertificate(certificate);
    return {
      ko: `인증 표시(${ko})로 확인했습니다.`,
      en: `Its certificate (${en}) confirms that it is allowed.`,
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
      const facts = [...new Set(missing)].sort().map((fact) => nameOfTopic(fact, names));
      const ko = facts.map((name) => name.ko).join(', ');
      const en = facts.map((name) => inSentence(name.en)).join(', ');
      if (diet !== null) {
        return {
          ko: `${diet.ko}에 맞는지는 아직 알 수 없습니다(필요한 정보: ${ko}).`,
          en: `Whether it fits ${diet.en} is not known yet (what is missing: ${en}).`,
        };
      }
      return rule.criterion.type === 'nutrient'
        ? {
            ko: `직접 정하신 한도 안인지는 아직 알 수 없습니다(필요한 정보: ${ko}).`,
            en: `Whether it is within your own limit is not known yet (what is missing: ${en}).`,
          }
        : { ko: '포장의 표시를 꼭 확인해 주세요.', en: 'Please read the label first.' };
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
