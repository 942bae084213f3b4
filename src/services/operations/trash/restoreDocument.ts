import { updateByIDOperation, type Collection, type PayloadRequest } from 'payload';

/**
 * Restores a document from the trash, by the same change as `PATCH {"deletedAt": null}`: the same access, hooks and
 * unique indexes apply. A document outside the trash is returned unchanged.
 */
export async function restoreDocument({
  req,
  collection,
  id,
}: {
  req: PayloadRequest;
  collection: Collection;
  id: number;
}): Promise<object> {
  return updateByIDOperation({
    collection,
    id,
    data: { deletedAt: null },
    trash: true,
    overrideAccess: false,
    req,
  });
}
