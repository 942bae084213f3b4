import type { CollectionAfterChangeHook } from 'payload';
import type { User } from '../../payload-types.ts';
import { settleUsername as settle } from '../../src/services/accounts/names/usernames.ts';

/** Carries a new name to the member's public profile, and lets the old one rest. */
export const settleUsername: CollectionAfterChangeHook<User> = async ({
  doc,
  previousDoc,
  operation,
  req,
}) => {
  const { id, username } = doc;
  const before = operation === 'create' ? undefined : previousDoc.username;
  await settle({ req, user: id, username, before });
  return doc;
};
