import type { LocalizedText } from '../language.ts';

/** What of their data a member may share with a dietitian. */
export const sharedParts = ['profile', 'diary'] as const;
export type SharedPart = (typeof sharedParts)[number];

export const sharedPartTitles = {
  profile: { ko: '건강 프로필', en: 'Health profile' },
  diary: { ko: '식사 기록', en: 'Meal diary' },
} as const satisfies Record<SharedPart, LocalizedText>;

/**
 * - `invited`: the member has a code for a dietitian;
 * - `claimed`: a dietitian has entered the code, and waits for the member's word;
 * - `active`: both have agreed, so the dietitian sees what is shared;
 * - `ended`: by either of them, or its time is over.
 */
export const sharingStates = ['invited', 'claimed', 'active', 'ended'] as const;
export type SharingState = (typeof sharingStates)[number];

export const sharingStateTitles = {
  invited: { ko: '초대함', en: 'Invited' },
  claimed: { ko: '회원 확인 대기', en: 'Waits for the member' },
  active: { ko: '공유 중', en: 'Active' },
  ended: { ko: '끝남', en: 'Ended' },
} as const satisfies Record<SharingState, LocalizedText>;

/** Hours for which a code can be entered, and confirmed. */
export const codeHours = 24;

/** The longest time for which a member can share, in days from today. */
export const longestSharingDays = 366;

/** How many sharings of a member may be open at a time. */
export const maximumOpenSharings = 10;

/** What decides the state of a sharing at a moment. */
export interface SharingTimes {
  readonly state: SharingState;
  /** Until when the code counts, and the member can confirm. */
  readonly codeExpiresAt: Date;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
}

/**
 * The state of a sharing now: time ends it before anybody writes that down.
 *
 * @param input.today the member's calendar day.
 */
export function sharingStateAt(
  { state, codeExpiresAt, until }: SharingTimes,
  { now, today }: { now: Date; today: string },
): SharingState {
  switch (state) {
    case 'invited':
    case 'claimed':
      return now < codeExpiresAt && today <= until ? state : 'ended';
    case 'active':
      return today <= until ? state : 'ended';
    case 'ended':
      return state;
  }
}

/** The steps of a sharing, with who takes them and the states from which they lead. */
export const sharingSteps = {
  claim: { by: 'dietitian', from: ['invited'], to: 'claimed' },
  accept: { by: 'member', from: ['claimed'], to: 'active' },
  end: { by: 'either', from: ['invited', 'claimed', 'active'], to: 'ended' },
} as const satisfies Record<
  string,
  { readonly by: string; readonly from: readonly SharingState[]; readonly to: SharingState }
>;

export type SharingStep = keyof typeof sharingSteps;

/** The state after a step; undefined when the step cannot be taken from here. */
export function afterStep(step: SharingStep, state: SharingState): SharingState | undefined {
  const { from, to }: { readonly from: readonly SharingState[]; readonly to: SharingState } =
    sharingSteps[step];
  return from.includes(state) ? to : undefined;
}
