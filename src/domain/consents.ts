/**
 * What a member agrees to, and the version of each text in force. A new version is asked for again at the next login.
 * Consent to health data is separate from the terms (GDPR Art. 9(2)(a); 개인정보 보호법 제23조).
 */
export const consentVersions = { terms: '2026-11', healthData: '2026-11' } as const;

export type ConsentName = keyof typeof consentVersions;

/** The first consent that is missing, or undefined when all are given. Only `true` is consent. */
export function missingConsent(consents: unknown): ConsentName | undefined {
  const given = typeof consents === 'object' && consents !== null ? consents : {};
  const names = Object.keys(consentVersions) as ConsentName[];
  return names.find((name) => !(name in given) || given[name as keyof typeof given] !== true);
}
