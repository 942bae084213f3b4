import type { PayloadRequest } from 'payload';
import { ownerOfIdentity, setEmailVerified } from '../../../database/accounts/identities.ts';
import { normalEmail } from '../../../domain/accounts/credentials/email.ts';
import { Problem } from '../../../errors/problem.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { createWithoutPassword } from '../accountWithoutPassword.ts';
import { startSession, type StartedSession } from '../sessions/startSession.ts';
import { insertIdentity } from './identities.ts';
import { takeProof, type Bearer } from './proof.ts';
import { providerSettings } from './providerSettings.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Creates the account of a person whom a provider has proven, through the same hooks as every sign-up, and signs in. It
 * is one transaction: an account without its identity, or a ticket that is used up for nothing, cannot exist.
 *
 * An address that the provider has checked is confirmed. Any other one must be confirmed by mail.
 *
 * @param input.fields username, consents, and all else that a sign-up takes. An address is needed where the provider gave
 *   none, and may replace the one that it gave.
 * @throws {Problem} `sign_in_expired` for the ticket, `required` for an address, and those of the sign-up.
 */
export async function signUpWithTicket({
  req,
  provider,
  ticket,
  fields,
  bearer,
}: {
  req: PayloadRequest;
  provider: unknown;
  ticket: string;
  fields: Fields;
  bearer: Bearer;
}): Promise<StartedSession<'users'> & { readonly isNew: boolean }> {
  const settings = providerSettings(provider);
  return inTransaction(req, async () => {
    const { identity } = await takeProof(req, {
      secret: ticket,
      provider: settings.name,
      bearer,
      field: 'ticket',
    });
    // The person may have signed up with another ticket meanwhile.
    const owner = await ownerOfIdentity(req, identity);
    if (owner !== undefined)
      return { ...(await startSession(req, { collection: 'users', user: owner })), isNew: false };
    const email = fields['email'] ?? identity.email;
    if (email == null) throw new Problem('required', { field: 'email' });
    const user = await createAccount(req, { ...fields, email });
    const isChecked =
      identity.isEmailVerified && typeof email === 'string' && normalEmail(email) === identity.email;
    if (isChecked) await setEmailVerified(req, user);
    await insertIdentity(req, { user, identity });
    return { ...(await startSession(req, { collection: 'users', user })), isNew: true };
  });
}

/** Creates an account without a password, as a stranger would with one: with the gate for input, hooks and limits. */
async function createAccount(req: PayloadRequest, fields: Fields): Promise<number> {
  if (Object.hasOwn(fields, 'password'))
    throw new Problem('unknown_field', { field: 'password', parameters: { nearest: 'username' } });
  return createWithoutPassword(req, { fields, overrideAccess: false });
}
