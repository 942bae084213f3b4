import type { LocalizedText } from '../../language.ts';

/** Why a case was opened, for moderators. A further filter adds its line here. */
export const caseCauses = {
  reports: { ko: '회원 신고', en: 'Reports of members' },
  words: { ko: '금지어', en: 'Words on the list' },
  links: { ko: '차단된 링크', en: 'Links on the list' },
  image: { ko: '삭제된 사진과 같은 사진', en: 'A picture that was removed before' },
  duplicate: { ko: '중복 글', en: 'The same text again' },
  newMember: { ko: '신규 회원 제한', en: 'Limits of new members' },
  staff: { ko: '운영진이 직접 열람', en: 'Opened by staff' },
} as const satisfies Record<string, LocalizedText>;

export type CaseCause = keyof typeof caseCauses;

export const caseCauseNames = [
  'reports',
  'words',
  'links',
  'image',
  'duplicate',
  'newMember',
  'staff',
] as const satisfies readonly CaseCause[];
