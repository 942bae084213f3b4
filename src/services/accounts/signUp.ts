import type { PayloadRequest } from 'payload';
import type { User } from '../../../payload-types.ts';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { usernameFields } from './names/usernames.ts';
import { enqueue } from '../../queue/enqueue.ts';
import { toLanguage } from '../../i18n/language.ts';
import { changedConsents, newConsents } from './consents/consentFields.ts';
import { enqueueGuardianMail } from './guardian/askGuardian.ts';
import { birthdateOf, newGuardian } from './guardian/guardianNeed.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Validates the data of a sign-up (or of a later change) and adds the fields that only the server sets.
 *
 * @param input.sent the part of `data` that the caller sent.
 * @param input.original the stored account in a change.
 * @throws {Problem} `invalid_username`, `username_reserved` or `consent_required`, with the field.
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
    ...usernameFields({ ...input, sent: sent['username'] }),
    ...(isNew
      ? { consents: newConsents(sent['consents']), ...newGuardian({ sent }) }
      : changedConsents(input)),
  };
}

/**
 * Creates the member's public profile and an empty health profile, and enqueues the confirmation mail, and the one that
 * asks a guardian.
 */
export async function completeSignUp({
  req,
  user,
  input,
}: {
  req: PayloadRequest;
  user: User;
  /** What the caller sent: the account does not store the date of birth. */
  input: Fields;
}): Promise<void> {
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
    data: { user: user.id, birthdate: birthdateOf(input) ?? null },
    depth: 0,
    overrideAccess: true,
    req,
  });
  await enqueue(req, sendEmailJob, { template: 'confirm-email', collection: 'users', user: user.id });
  const email = user.guardian?.email;
  if (email != null)
    await enqueueGuardianMail(req, { user: user.id, email, language: toLanguage(user.language) });
}
