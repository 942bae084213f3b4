import type { CollectionAfterOperationHook } from 'payload';
import { z } from 'zod';
import { recordWork } from '../../../src/services/accounts/audit/recordWork.ts';

const unlocked = z.object({ data: z.object({ email: z.string() }) });

/** Records that staff lifted the limit of logins of an account. */
export const recordUnlock: CollectionAfterOperationHook = async ({
  args,
  collection,
  operation,
  req,
  result,
}) => {
  if (operation !== 'unlock' || req.user?.collection !== 'staff') return result;
  const { docs } = await req.payload.find({
    collection: collection.slug,
    where: { email: { equals: unlocked.parse(args).data.email } },
    depth: 0,
    limit: 1,
    overrideAccess: true,
    req,
  });
  const documents = docs.map(({ id }) => id);
  await recordWork(req, { action: 'unlock', collection: collection.slug, documents });
  return result;
};
