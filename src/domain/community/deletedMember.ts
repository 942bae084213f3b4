import type { LocalizedText } from '../language.ts';

/** The name of who has left, where something that they wrote is shown. */
export const deletedMemberName: LocalizedText = { ko: '탈퇴한 회원', en: 'deleted member' };
