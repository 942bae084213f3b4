import type { CollectionAfterChangeHook } from 'payload';
import { isAccountCollection } from '../../src/domain/accounts/sessions.ts';
import { refuseHeldAddress as refuse } from '../../src/services/accounts/credentials/changeEmail.ts';

/** Nobody signs up with an address that its former owner may still take back. */
export const refuseHeldAddress: CollectionAfterChangeHook<{ id: number; email: string }> = async ({
  collection: { slug },
  doc,
  operation,
  req,
}) => {
  if (operation === 'create' && isAccountCollection(slug))
    await refuse(req, { email: doc.email, account: { collection: slug, id: doc.id } });
  return doc;
};
