import type { Language, LocalizedText } from '../../language.ts';
import { en, ko } from 'zod/locales';
import { ruleSetSchema } from './ruleSets.ts';

/**
 * What is wrong with a rule set as a dietitian wrote it: a line for each of the first faults, with its path; undefined
 * when it can be used.
 */
export function ruleSetFault(input: unknown, language: Language): string | undefined {
  const parsed = ruleSetSchema.safeParse(input, { error: generalTexts[language] });
  if (parsed.success) return undefined;
  return parsed.error.issues
    .slice(0, 5)
    .map(({ path, message }) => {
      const text = faultTexts[message]?.[language] ?? message;
      return path.length === 0 ? text : `${placeOf(path)}: ${text}`;
    })
    .join('\n');
}

/** Texts for malformed values, as zod has them. */
const generalTexts = { ko: ko().localeError, en: en().localeError } satisfies Record<Language, unknown>;

/** Texts for what the schemas of rules refuse by a code. */
const faultTexts: Readonly<Record<string, LocalizedText>> = {
  not_a_slug: {
    ko: '소문자 a–z, 숫자와 하이픈(-)만 쓸 수 있습니다.',
    en: 'Only a–z, digits and hyphens are allowed.',
  },
  required: { ko: '비어 있습니다.', en: 'This is empty.' },
  too_long: { ko: '너무 깁니다.', en: 'This is too long.' },
  too_large: { ko: '값이 너무 큽니다.', en: 'This value is too large.' },
  negative: { ko: '0보다 작을 수 없습니다.', en: 'This cannot be below 0.' },
  invalid_character: {
    ko: '저장할 수 없는 문자가 있습니다.',
    en: 'It has a character that cannot be stored.',
  },
  duplicate: { ko: '같은 것이 두 번 있습니다.', en: 'The same is there twice.' },
  empty: { ko: '언제나 또는 결코 맞지 않는 기준입니다.', en: 'This is met always or never.' },
  contradictory: { ko: '다른 내용과 서로 어긋납니다.', en: 'This contradicts something else.' },
  weak_unsigned: {
    ko: '근거가 약한 규칙은 영양사의 서명(signedBy)이 있어야 게시할 수 있습니다.',
    en: 'A weak rule is published only when a dietitian has signed it (signedBy).',
  },
  not_for_this_type: { ko: '이 종류의 규칙에는 쓸 수 없습니다.', en: 'This kind of rule cannot have it.' },
  stricter_than_effect: {
    ko: '미량 혼입을 규칙의 효과보다 엄하게 볼 수 없습니다.',
    en: 'Traces cannot be taken more strictly than the rule itself.',
  },
  wrong_unit: { ko: '이 영양성분의 단위가 아닙니다.', en: 'This is not the unit of the nutrient.' },
  has_no_energy: { ko: '열량을 내지 않는 영양성분입니다.', en: 'This nutrient has no energy.' },
  only_beside_100g: {
    ko: '기준이 100 g당일 때만 함께 쓸 수 있습니다.',
    en: 'This goes only with a limit per 100 g.',
  },
  not_for_one_food: {
    ko: '하루의 하한은 식품 하나로 판정할 수 없습니다.',
    en: 'No single food can be held against a least amount for the day.',
  },
  warns_of_nothing: {
    ko: '권장만 있는 규칙 모음은 빠짐없음(isComplete)일 수 없습니다.',
    en: 'Rules that warn of nothing cannot be complete (isComplete).',
  },
};

/** Where a fault is, counted from 1 as people do: `rules #4 limit`. */
function placeOf(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `#${step + 1}` : String(step))).join(' ');
}
