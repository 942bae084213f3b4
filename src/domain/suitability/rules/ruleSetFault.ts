import type { Language, LocalizedText } from '../../language.ts';
import { en, ko } from 'zod/locales';
import { ruleSetSchema } from './ruleSets.ts';

/** What is wrong at one place of a rule set. */
export interface RuleSetFault {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** Everything that is wrong with a rule set that a dietitian wrote; empty when it is valid. */
export function ruleSetFaults(ruleSet: unknown, language: Language): RuleSetFault[] {
  const parsed = ruleSetSchema.safeParse(ruleSet, { error: generalTexts[language], reportInput: true });
  return (parsed.error?.issues ?? []).map(({ input, message, path }) => ({
    path,
    text: faultTexts[input === undefined ? 'required' : message]?.[language] ?? message,
  }));
}

/**
 * Describes what is wrong with a rule set: one line for each of the first five faults, with its path. Undefined when the
 * rule set is valid.
 */
export function describeRuleSetFaults(ruleSet: unknown, language: Language): string | undefined {
  const faults = ruleSetFaults(ruleSet, language).slice(0, 5);
  if (faults.length === 0) return undefined;
  return faults
    .map(({ path, text }) => (path.length === 0 ? text : `${describePath(path)}: ${text}`))
    .join('\n');
}

/** Zod's texts for malformed values. */
const generalTexts = { ko: ko().localeError, en: en().localeError } satisfies Record<Language, unknown>;

/** Texts for the error codes of the schemas of rules. */
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
  duplicate: { ko: '같은 것이 두 번 있습니다.', en: 'This is there twice.' },
  empty: { ko: '언제나 또는 결코 맞지 않는 기준입니다.', en: 'This limit is always or never met.' },
  contradictory: { ko: '다른 내용과 서로 어긋납니다.', en: 'This contradicts something else.' },
  weak_unsigned: {
    ko: '근거가 약한 규칙은 다른 영양사가 서명해야 게시할 수 있습니다.',
    en: 'A weak rule can be published only when another dietitian has signed it.',
  },
  not_for_this_type: { ko: '이 종류의 규칙에는 쓸 수 없습니다.', en: 'This type of rule cannot have this.' },
  stricter_than_effect: {
    ko: '미량 혼입을 규칙의 효과보다 엄하게 볼 수 없습니다.',
    en: 'Traces cannot be stricter than the rule itself.',
  },
  wrong_unit: { ko: '이 영양성분의 단위가 아닙니다.', en: 'This is not the unit of the nutrient.' },
  has_no_energy: { ko: '열량을 내지 않는 영양성분입니다.', en: 'This nutrient has no energy.' },
  only_beside_100g: {
    ko: '기준이 100 g당일 때만 함께 쓸 수 있습니다.',
    en: 'This goes only with a limit per 100 g.',
  },
  only_beside_serving: {
    ko: '기준이 1회 제공량이나 하루일 때만 함께 쓸 수 있습니다.',
    en: 'This goes only with a limit per serving or per day.',
  },
  too_many: { ko: '너무 많습니다.', en: 'These are too many.' },
  not_positive: { ko: '0보다 커야 합니다.', en: 'This must be above 0.' },
  not_a_bound: {
    ko: '숫자 또는 "< 5" 같은 상한이어야 합니다.',
    en: 'This is a number, or a bound such as "< 5".',
  },
  not_for_one_food: {
    ko: '하루의 하한은 식품 하나로 판정할 수 없습니다.',
    en: 'A minimum amount for the day cannot judge a single food.',
  },
  warns_of_nothing: {
    ko: '권장만 있는 규칙 모음은 빠짐없음(isComplete)일 수 없습니다.',
    en: 'Rules that only encourage cannot be complete (isComplete).',
  },
};

/** Formats the path of a fault for people, counted from 1: `rules #4 limit`. */
function describePath(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `#${step + 1}` : String(step))).join(' ');
}
