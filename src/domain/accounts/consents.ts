/**
 * The consents of a member, and the current version of each text. A new version is requested at the next login.
 * Consent to health data is separate from the terms (GDPR Art. 9(2)(a); 개인정보 보호법 제23조). The scan history exists only
 * for members who agree to it, and they may withdraw at any time.
 */
export const consentVersions = { terms: '2026-11', healthData: '2026-11', scanHistory: '2026-11' } as const;

export type ConsentName = keyof typeof consentVersions;

/** An account requires these consents. */
export const requiredConsents = ['terms', 'healthData'] as const satisfies readonly ConsentName[];

/** The first required consent that is missing; undefined when all are given. */
export function missingConsent(consents: unknown): (typeof requiredConsents)[number] | undefined {
  return requiredConsents.find((name) => !hasConsent(consents, name));
}

/** Whether a consent is given. Only `true` is consent. */
export function hasConsent(consents: unknown, name: ConsentName): boolean {
  const answers = typeof consents === 'object' && consents !== null ? consents : {};
  return name in answers && answers[name as keyof typeof answers] === true;
}
