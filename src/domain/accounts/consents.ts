import type { Day } from '../calendar.ts';

/**
 * A version of the text that a member agrees to. A newer text of the same purpose does not end consents to this one; the
 * member is asked again. After `validUntil` a consent to it does not count any more.
 */
export interface ConsentText {
  readonly version: string;
  /** Set when a newer version appears. Without it the old consent counts until it is withdrawn. */
  readonly validUntil?: Day;
}

interface ConsentPurpose {
  /** A sign-up needs this consent. */
  readonly isRequired: boolean;
  /** The newest first. */
  readonly texts: readonly [ConsentText, ...ConsentText[]];
}

export const consentNames = ['terms', 'healthData', 'scanHistory', 'marketing'] as const;
export type ConsentName = (typeof consentNames)[number];

/**
 * What members agree to. The consent to health data is separate from the terms (GDPR Art. 9(2)(a); 개인정보 보호법 제23조).
 * All but the terms can be withdrawn at any time; who does not want the terms any more erases the account.
 */
export const consentPurposes: Readonly<Record<ConsentName, ConsentPurpose>> = {
  terms: { isRequired: true, texts: [{ version: '2026-11' }] },
  healthData: { isRequired: true, texts: [{ version: '2026-11' }] },
  scanHistory: { isRequired: false, texts: [{ version: '2026-11' }] },
  marketing: { isRequired: false, texts: [{ version: '2026-11' }] },
};

/** Days after a withdrawal until the health data are erased. A new consent in these days keeps them. */
export const graceDays = 7;

/** The version that a new consent is for. */
export function currentVersion(name: ConsentName): string {
  return consentPurposes[name].texts[0].version;
}

/**
 * What a stored consent is worth. `outdated`: it counts, but there is a newer text to ask for. `expired`: it does not
 * count any more.
 */
export type ConsentState = 'missing' | 'current' | 'outdated' | 'expired';

export function consentState({
  texts,
  isGiven,
  version,
  today,
}: {
  texts: ConsentPurpose['texts'];
  isGiven: boolean;
  version: string | null | undefined;
  today: Day;
}): ConsentState {
  if (!isGiven) return 'missing';
  if (version === texts[0].version) return 'current';
  // A consent from before there were versions is one to the oldest text.
  const text = texts.find((one) => one.version === version) ?? texts.at(-1);
  return text?.validUntil !== undefined && today > text.validUntil ? 'expired' : 'outdated';
}

/** The first consent that a sign-up lacks; undefined when all are given. */
export function missingConsent(consents: unknown): ConsentName | undefined {
  return consentNames.find((name) => consentPurposes[name].isRequired && !hasConsent(consents, name));
}

/** Whether a consent is given. Only `true` is consent. */
export function hasConsent(consents: unknown, name: ConsentName): boolean {
  const answers = typeof consents === 'object' && consents !== null ? consents : {};
  return name in answers && answers[name as keyof typeof answers] === true;
}
