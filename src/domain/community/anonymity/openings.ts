import type { LocalizedText } from '../../language.ts';

/** A moderator asks to see who wrote something anonymously; with the consent of a second one, both see it for a time. */
export const openingStates = ['asked', 'agreed', 'refused', 'expired'] as const;
export type OpeningState = (typeof openingStates)[number];

export const openingStateTitles: Readonly<Record<OpeningState, LocalizedText>> = {
  asked: { ko: '동의 대기', en: 'Waits for a second moderator' },
  agreed: { ko: '동의함', en: 'Agreed' },
  refused: { ko: '거절함', en: 'Refused' },
  expired: { ko: '기한 지남', en: 'Over' },
};

/** A request that nobody has answered so long ends. */
export const answerDays = 7;
/** So long both moderators see the author. */
export const openHours = 24;

/** The state of an opening at a time. A time that is over counts at once, before a job writes it down. */
export function openingStateAt(
  { state, expiresAt }: { state: OpeningState; expiresAt: Date },
  now: Date,
): OpeningState {
  return (state === 'asked' || state === 'agreed') && expiresAt <= now ? 'expired' : state;
}

/** Why a moderator may not agree to an opening; undefined where the moderator may. */
export function agreementFault({
  askedBy,
  decider,
  concernsDecider,
}: {
  askedBy: number | null;
  decider: number;
  /** Whether the author is the moderator. */
  concernsDecider: boolean;
}): 'second_moderator_needed' | 'opening_concerns_you' | undefined {
  if (concernsDecider) return 'opening_concerns_you';
  // A moderator who is gone cannot be told from the second one.
  return askedBy === null || askedBy === decider ? 'second_moderator_needed' : undefined;
}
