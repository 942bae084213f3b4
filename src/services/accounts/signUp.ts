import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { User } from '../../../payload-types.ts';
import { consentVersions, hasConsent, missingConsent } from '../../domain/accounts/consents.ts';
import { parseUsername, usernameKey } from '../../domain/accounts/username.ts';
import { Problem } from '../../errors/problem.ts';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { enqueue } from '../../queue/enqueue.ts';

type Fields = Readonly<Record<string, unknown>>;

const withConsents = z.object({ consents: z.unknown() });

/**
 * Validates the data of a sign-up (or of a later change) and adds the fields that only the server sets.
 *
 * @param input.sent the part of `data` that the caller sent.
 * @param input.original the stored account in a change.
 * @throws {Problem} `invalid_username` or `consent_required`, with the field.
 */
export function signUpFields(input: {
  data: Fields;
  sent: Fields;
  isNew: boolean;
  original: unknown;
}): Fields {
  const { data, sent, isNew } = input;
  return {
    ...data,
    ...(isNew || sent['username'] !== undefined ? usernameFields(sent['username']) : {}),
    ...(isNew ? { consents: newConsentFields(sent['consents']) } : consentChange(input)),
  };
}

/** Creates the member's public profile and an empty health profile, and enqueues the confirmation mail. */
export async function completeSignUp({ req, user }: { req: PayloadRequest; user: User }): Promise<void> {
  const { payload } = req;
  await payload.create({
    collection: 'members',
    data: { user: user.id, username: user.username },
    depth: 0,
    overrideAccess: true,
    req,
  });
  await payload.create({
    collection: 'health-profiles',
    data: { user: user.id },
    depth: 0,
    overrideAccess: true,
    req,
  });
  await enqueue(req, sendEmailJob, { template: 'confirm-email', collection: 'users', user: user.id });
}

function usernameFields(input: unknown): Fields {
  const username = parseUsername(input);
  if (username === undefined) throw new Problem('invalid_username', { field: 'username' });
  return { username, usernameKey: usernameKey(username) };
}

function newConsentFields(consents: unknown): Fields {
  const missing = missingConsent(consents);
  if (missing !== undefined) throw new Problem('consent_required', { field: `consents.${missing}` });
  return {
    terms: true,
    termsVersion: consentVersions.terms,
    healthData: true,
    healthDataVersion: consentVersions.healthData,
    acceptedAt: new Date().toISOString(),
    ...scanHistoryFields(hasConsent(consents, 'scanHistory')),
  };
}

/** Only the consent to the scan history can change; the access rules of the fields protect the other consents. */
function consentChange({ sent, original }: { sent: Fields; original: unknown }): Fields {
  const { consents } = sent;
  if (typeof consents !== 'object' || consents === null) return {};
  const storedAccount = withConsents.safeParse(original);
  const isWanted = hasConsent(consents, 'scanHistory');
  if (isWanted === hasConsent(storedAccount.data?.consents, 'scanHistory')) return {};
  return { consents: { ...consents, ...scanHistoryFields(isWanted) } };
}

function scanHistoryFields(isGiven: boolean): Fields {
  return {
    scanHistory: isGiven,
    scanHistoryVersion: isGiven ? consentVersions.scanHistory : null,
    scanHistoryAcceptedAt: isGiven ? new Date().toISOString() : null,
  };
}
