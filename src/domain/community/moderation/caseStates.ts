import type { LocalizedText } from '../../language.ts';

/** `appealed` waits for a moderator who has not decided yet. */
export const caseStates = {
  open: { ko: '대기', en: 'Open' },
  claimed: { ko: '처리 중', en: 'Claimed' },
  resolved: { ko: '처리됨', en: 'Resolved' },
  appealed: { ko: '이의 제기', en: 'Appealed' },
} as const satisfies Record<string, LocalizedText>;

export type CaseState = keyof typeof caseStates;

export const caseStateNames = [
  'open',
  'claimed',
  'resolved',
  'appealed',
] as const satisfies readonly CaseState[];

/** For so many minutes nobody else takes a claimed case. */
export const claimMinutes = 15;

/** What became of a report. */
export const reportOutcomes = {
  pending: { ko: '대기', en: 'Waiting' },
  upheld: { ko: '인정', en: 'Confirmed' },
  dismissed: { ko: '인정하지 않음', en: 'Not confirmed' },
} as const satisfies Record<string, LocalizedText>;

export type ReportOutcome = keyof typeof reportOutcomes;

export const reportOutcomeNames = [
  'pending',
  'upheld',
  'dismissed',
] as const satisfies readonly ReportOutcome[];

export const appealStates = {
  open: { ko: '대기', en: 'Waiting' },
  accepted: { ko: '받아들임', en: 'Accepted' },
  rejected: { ko: '받아들이지 않음', en: 'Rejected' },
} as const satisfies Record<string, LocalizedText>;

export type AppealState = keyof typeof appealStates;

export const appealStateNames = ['open', 'accepted', 'rejected'] as const satisfies readonly AppealState[];

/** How many characters the texts of a case may have. */
export const textLimits = { note: 1_000, message: 1_000, appeal: 2_000 } as const;

/** How many cases one call decides. */
export const batchLimit = 50;

/** For how many days a moderator may mute or suspend; an anonymous author, whose texts are kept in the trash, for fewer. */
export const dayLimits = { named: 365, anonymous: 30 } as const;
