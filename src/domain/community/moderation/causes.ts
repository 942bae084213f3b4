import type { LocalizedText } from '../../language.ts';

interface Cause {
  /** For moderators. */
  readonly title: LocalizedText;
  /** What the case weighs beside its reports: somebody waits for an answer, or a delay does harm. */
  readonly weight: number;
}

/** Why a case was opened. A further filter adds its line here, and a value to the type of the column. */
export const caseCauses = {
  reports: { title: { ko: '회원 신고', en: 'Reports of members' }, weight: 0 },
  words: { title: { ko: '금지어', en: 'Words on the list' }, weight: 3 },
  links: { title: { ko: '차단된 링크', en: 'Links on the list' }, weight: 3 },
  image: { title: { ko: '삭제된 사진과 같은 사진', en: 'A picture that was removed before' }, weight: 4 },
  duplicate: { title: { ko: '중복 글', en: 'The same text again' }, weight: 1 },
  newMember: { title: { ko: '신규 회원 제한', en: 'Limits of new members' }, weight: 1 },
  staff: { title: { ko: '운영진이 직접 열람', en: 'Opened by staff' }, weight: 1 },
} as const satisfies Record<string, Cause>;

export type CaseCause = keyof typeof caseCauses;

export const caseCauseNames = Object.keys(caseCauses) as [CaseCause, ...CaseCause[]];

/** What an appeal weighs: the author waits. */
export const appealWeight = 5;
