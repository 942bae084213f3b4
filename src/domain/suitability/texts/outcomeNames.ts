import type { LocalizedText } from '../../language.ts';
import type { CaseOutcome } from '../rules/cases/ruleCases.ts';

/** The names of the outcomes of a rule, for people who write rules. */
export const outcomeNames = {
  suitable: { ko: '적합', en: 'suitable' },
  caution: { ko: '주의', en: 'caution' },
  unknown: { ko: '알 수 없음', en: 'unknown' },
  unsuitable: { ko: '부적합', en: 'unsuitable' },
  'not-applicable': { ko: '해당 없음', en: 'not applicable' },
} as const satisfies Record<CaseOutcome, LocalizedText>;
