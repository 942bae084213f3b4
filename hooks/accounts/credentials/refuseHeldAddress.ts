import { z } from 'zod';
import type { CollectionAfterChangeHook } from 'payload';
import { isAccountCollection } from '../../../src/domain/accounts/logins/sessions.ts';
import { refuseHeldAddress as refuse } from '../../../src/services/accounts/credentials/changeEmail.ts';

/**
 * Nobody signs up with an address that its former owner may still take back. The document has only the fields that the
 * caller selects.
 */
export const refuseHeldAddress: CollectionAfterChangeHook<{ id: number; email: string }> = async ({
  collection: { slug },
  data,
  doc,
  operation,
  req,
}) => {
  if (operation === 'create' && isAccountCollection(slug))
    await refuse(req, { email: z.string().parse(data.email), account: { collection: slug, id: doc.id } });
  return doc;
};
