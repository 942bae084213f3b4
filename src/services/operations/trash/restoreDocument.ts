import { Forbidden, updateByIDOperation, type Collection, type PayloadRequest } from 'payload';
import { Problem } from '../../../errors/problem.ts';

/**
 * Restores a document from the trash, by the same change as `PATCH {"deletedAt": null}`: the same access, hooks and
 * unique indexes apply. A document outside the trash is returned unchanged.
 *
 * @throws {Problem} `not_found` for a document that the caller may not change.
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
  try {
    return await updateByIDOperation({
      collection,
      id,
      data: { deletedAt: null },
      trash: true,
      overrideAccess: false,
      req,
    });
  } catch (error) {
    // A stranger learns nothing about the document.
    if (error instanceof Forbidden && req.user !== null) throw new Problem('not_found');
    throw error;
  }
}
