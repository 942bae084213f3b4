import { z } from 'zod';
import {
  currentVersion,
  graceDays,
  hasConsent,
  missingConsent,
  type ConsentName,
} from '../../../domain/accounts/consents.ts';
import { dayMs } from '../../../domain/calendar.ts';
import { Problem } from '../../../errors/problem.ts';

type Fields = Readonly<Record<string, unknown>>;

const account = z.object({
  consents: z.record(z.string(), z.unknown()).nullish(),
  guardian: z.object({ neededUntil: z.string().nullish(), confirmedAt: z.unknown() }).nullish(),
});

/**
 * The consents of a new account.
 *
 * @throws {Problem} `consent_required` for the first one that is missing.
 */
export function newConsents(consents: unknown): Fields {
  const missing = missingConsent(consents);
  if (missing !== undefined) throw new Problem('consent_required', { field: `consents.${missing}` });
  return {
    terms: true,
    termsVersion: currentVersion('terms'),
    healthData: true,
    healthDataVersion: currentVersion('healthData'),
    acceptedAt: new Date().toISOString(),
    ...scanHistory(hasConsent(consents, 'scanHistory')),
  };
}

/**
 * The consents of an account after a change. Payload has merged the stored values into what was sent, so a consent that
 * was not sent does not change. One that stays given keeps its version: only {@link renewedConsent} is about a new text.
 *
 * @throws {Problem} `terms_needed` when the terms are withdrawn.
 */
export function changedConsents({ sent, original }: { sent: Fields; original: unknown }): Fields {
  const { consents } = sent;
  if (typeof consents !== 'object' || consents === null) return {};
  const stored = account.safeParse(original).data;
  const change = (name: ConsentName): boolean | undefined => {
    const isWanted = hasConsent(consents, name);
    return isWanted === hasConsent(stored?.consents, name) ? undefined : isWanted;
  };
  const [terms, health, scans] = [change('terms'), change('healthData'), change('scanHistory')];
  if (terms === false) throw new Problem('terms_needed', { field: 'consents.terms' });
  if (terms === undefined && health === undefined && scans === undefined) return {};
  return {
    consents: {
      ...consents,
      ...(terms === true ? { termsVersion: currentVersion('terms') } : {}),
      ...(health === undefined ? {} : healthData(health, stored)),
      ...(scans === undefined ? {} : scanHistory(scans)),
    },
  };
}

/** The fields of a consent that is given for the newest text. */
export function renewedConsent(name: Exclude<ConsentName, 'marketing'>): Fields {
  return name === 'scanHistory'
    ? scanHistory(true)
    : { [name]: true, [`${name}Version`]: currentVersion(name) };
}

function healthData(isGiven: boolean, stored: z.infer<typeof account> | undefined): Fields {
  const end: unknown = stored?.consents?.['healthDataEndsAt'] ?? null;
  if (!isGiven)
    return { healthData: false, healthDataVersion: null, healthDataEndsAt: end ?? graceEnd(new Date()) };
  // Where a guardian has not agreed, the consent of the member alone keeps nothing.
  const waitsForGuardian = stored?.guardian?.neededUntil != null && stored.guardian.confirmedAt == null;
  return { ...renewedConsent('healthData'), healthDataEndsAt: waitsForGuardian ? end : null };
}

/** When the health data are erased that nothing allows to use from now on. */
export function graceEnd(now: Date): string {
  return new Date(now.getTime() + graceDays * dayMs).toISOString();
}

function scanHistory(isGiven: boolean): Fields {
  return {
    scanHistory: isGiven,
    scanHistoryVersion: isGiven ? currentVersion('scanHistory') : null,
    scanHistoryAcceptedAt: isGiven ? new Date().toISOString() : null,
  };
}
