import { randomUUID } from 'node:crypto';
import {
  commitTransaction,
  getFieldsToSign,
  initTransaction,
  jwtSign,
  killTransaction,
  type DataFromCollectionSlug,
  type PayloadRequest,
} from 'payload';
import { insertSession, lockForSessions } from '../../../database/accounts/sessions.ts';
import { deviceName } from '../../../domain/accounts/logins/deviceName.ts';
import type { AccountCollection } from '../../../domain/accounts/logins/sessions.ts';

/** A new login: what the answer of a login has. */
export interface StartedSession<Slug extends AccountCollection> {
  readonly token: string;
  /** When the token expires, in seconds since 1970. */
  readonly exp: number;
  /** The account, as its owner may read it. */
  readonly user: DataFromCollectionSlug<Slug>;
}

/**
 * Starts a session of an account and signs its token: the one place for every login that is not Payload's own login
 * with a password. The caller has checked who it is. It runs in the transaction of the request, or in its own. The
 * hooks before a login run, so a suspended account gets none.
 *
 * @param user the id of the account
 * @throws {Problem} `suspended`; `NotFound` of Payload when there is no such account.
 */
export async function startSession<Slug extends AccountCollection>(
  req: PayloadRequest,
  { collection, user: id }: { readonly collection: Slug; readonly user: number },
): Promise<StartedSession<Slug>> {
  const { payload } = req;
  const { config } = payload.collections[collection];
  const ownsTransaction = await initTransaction(req);
  try {
    await lockForSessions(req, { collection, id });
    const account = await payload.findByID({ collection, id, depth: 0, overrideAccess: true, req });
    for (const hook of config.hooks.beforeLogin)
      await hook({ collection: config, context: req.context, req, user: account });
    const sid = randomUUID();
    const expiresAt = new Date(Date.now() + config.auth.tokenExpiration * 1000);
    const device = deviceName(req.headers.get('user-agent'));
    await insertSession(req, { collection, id }, { id: sid, expiresAt, device });
    const { exp, token } = await jwtSign({
      fieldsToSign: getFieldsToSign({ collectionConfig: config, email: account.email, sid, user: account }),
      secret: payload.secret,
      tokenExpiration: config.auth.tokenExpiration,
    });
    const user = await payload.findByID({
      collection,
      id,
      depth: 0,
      overrideAccess: false,
      user: { ...account, collection },
      req,
    });
    if (ownsTransaction) await commitTransaction(req);
    return { token, exp, user };
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}
