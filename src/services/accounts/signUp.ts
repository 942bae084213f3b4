import type { PayloadRequest } from 'payload';
import type { User } from '../../../payload-types.ts';
import { parseUsername, usernameKey } from '../../domain/accounts/username.ts';
import { Problem } from '../../errors/problem.ts';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { enqueue } from '../../queue/enqueue.ts';
import { changedConsents, newConsents } from './consents/consentFields.ts';

const minimumPasswordLength = 8;

type Fields = Readonly<Record<string, unknown>>;

/**
 * Validates the data of a sign-up (or of a later change) and adds the fields that only the server sets.
 *
 * @param input.sent the part of `data` that the caller sent.
 * @param input.original the stored account in a change.
 * @throws {Problem} `invalid_username`, `password_too_short` or `consent_required`, with the field.
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
    ...passwordFields(sent['password']),
    ...(isNew ? { consents: newConsents(sent['consents']) } : changedConsents(input)),
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

function passwordFields(password: unknown): Fields {
  if (password === undefined) return {};
  if (typeof password !== 'string' || Array.from(password).length < minimumPasswordLength) {
    throw new Problem('password_too_short', {
      field: 'password',
      parameters: { minimum: minimumPasswordLength },
    });
  }
  return {};
}
