import type { PayloadRequest } from 'payload';
import type { Identity } from '../../../../payload-types.ts';
import {
  countIdentities,
  ownerOfIdentity,
  removeIdentities,
  removeIdentity,
} from '../../../database/accounts/identities.ts';
import type { ProvenIdentity } from '../../../domain/accounts/social/providers.ts';
import { Problem } from '../../../errors/problem.ts';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { hasPassword } from '../credentials/password.ts';
import { requireFreshLogin } from '../freshLogin.ts';
import { lockAccount } from '../lockAccount.ts';
import { callerIn } from '../sessions/ownSessions.ts';
import type { Proof } from './proof.ts';

/** The linked sign-ins of the caller, the oldest first, and whether the account has a password besides. */
export async function listIdentities(
  req: PayloadRequest,
): Promise<{ docs: Identity[]; hasPassword: boolean }> {
  const { id: user } = callerIn(req, 'users');
  const { docs } = await req.payload.find({
    collection: 'identities',
    where: {},
    sort: 'id',
    limit: 100,
    pagination: false,
    depth: 0,
    overrideAccess: false,
    req,
  });
  return { docs, hasPassword: await hasPassword(req, user) };
}

/**
 * Links a proven identity with the caller's account. Linking it again changes nothing.
 *
 * @param check checks the evidence before the transaction, for a caller who may link it. What it returns takes the proof in
 *   the transaction.
 * @throws {Problem} `login_not_fresh`, `identity_taken` when another account has it, and those of the proof.
 */
export async function linkIdentity(
  req: PayloadRequest,
  check: () => Promise<() => Promise<Proof>>,
): Promise<void> {
  const user = requireFreshLogin(req);
  const takeProof = await check();
  await inTransaction(req, async () => {
    await lockAccount({ req, user });
    const { identity } = await takeProof();
    const owner = await ownerOfIdentity(req, identity);
    if (owner !== undefined && owner !== user) throw new Problem('identity_taken');
    if (owner === undefined) await addIdentity(req, { user, identity });
  });
}

/**
 * Unlinks an identity from the caller's account. The lock makes two calls run one after the other, so that the second
 * sees what the first has left.
 *
 * @throws {Problem} `login_not_fresh`, `not_found`, `last_way_in` when nothing else leads into the account.
 */
export async function unlinkIdentity(req: PayloadRequest, id: number): Promise<void> {
  const user = requireFreshLogin(req);
  await inTransaction(req, async () => {
    await lockAccount({ req, user });
    if (!(await removeIdentity(req, { user, id }))) throw new Problem('not_found');
    await requireWayIn(req, user);
    await tellMember(req, user);
  });
}

/**
 * Checks, after something was removed, that a member still gets into the account.
 *
 * @throws {Problem} `last_way_in`
 */
export async function requireWayIn(req: PayloadRequest, user: number): Promise<void> {
  if ((await countIdentities(req, user)) === 0 && !(await hasPassword(req, user)))
    throw new Problem('last_way_in');
}

/**
 * Removes all linked sign-ins and passkeys of an account that somebody else may have had in hand, in the transaction of the request. A
 * sign-in of its owner is linked again with the next one, when the provider has checked the same address.
 */
export async function unlinkAll(req: PayloadRequest, user: number): Promise<void> {
  if (await removeIdentities(req, user)) await tellMember(req, user);
}

/** Links an identity with an account that exists, and tells the member by mail, who may not be the one who does it. */
export async function addIdentity(
  req: PayloadRequest,
  link: { user: number; identity: ProvenIdentity },
): Promise<void> {
  await insertIdentity(req, link);
  await tellMember(req, link.user);
}

/** Tells a member by mail that the sign-ins of the account have changed. */
export async function tellMember(req: PayloadRequest, user: number): Promise<void> {
  await enqueue(req, sendEmailJob, { template: 'sign-ins-changed', collection: 'users', user });
}

/** Stores that an account belongs to a person at a provider. The unique index refuses a second account. */
export async function insertIdentity(
  req: PayloadRequest,
  { user, identity: { provider, subject, email } }: { user: number; identity: ProvenIdentity },
): Promise<void> {
  await req.payload.create({
    collection: 'identities',
    data: { user, provider, subject, email: email ?? null },
    depth: 0,
    overrideAccess: true,
    req,
  });
}
