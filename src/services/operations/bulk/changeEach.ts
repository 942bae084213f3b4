import {
  deleteByIDOperation,
  updateByIDOperation,
  type Collection,
  type PayloadRequest,
  type PopulateType,
  type SelectType,
} from 'payload';
import { asksForTrash, purgeContext } from '../../../domain/operations/purge.ts';
import type { BulkSelection } from './bulkTargets.ts';
import { findBulkTargets } from './bulkTargets.ts';
import { ownRequest } from './ownRequest.ts';

/** What a bulk operation did. */
export interface BulkResult {
  /** The documents after the change. */
  readonly docs: readonly object[];
  /** Documents that could not be changed, and why. Nothing of them is changed. */
  readonly failures: readonly { readonly id: number; readonly error: unknown }[];
}

interface Bulk {
  readonly req: PayloadRequest;
  readonly collection: Collection;
  readonly selection: BulkSelection;
  /** How the answer shows the documents. */
  readonly shown: { readonly depth?: number; readonly select?: SelectType; readonly populate?: PopulateType };
}

/** Makes the same change to each document of a selection, by the rules of a single change. */
export async function updateMany({ data, ...bulk }: Bulk & { readonly data: object }): Promise<BulkResult> {
  const { collection, selection, shown } = bulk;
  return changeEach(bulk, 'update', (id, req) =>
    updateByIDOperation({
      collection,
      id,
      data: structuredClone(data),
      trash: selection.trash,
      overrideAccess: false,
      overrideLock: false,
      req,
      ...shown,
    }),
  );
}

/**
 * Deletes each document of a selection, by the rules of a single DELETE: what has a trash goes there. Staff delete for
 * good what is in the trash when they ask for it with `trash=true` and the condition `deletedAt exists true`, as the
 * trash view of the admin UI does. Members never do.
 */
export async function deleteMany(bulk: Bulk): Promise<BulkResult> {
  const { collection, selection, shown, req } = bulk;
  const isForGood = selection.trash && asksForTrash(selection.where) && req.user?.collection === 'staff';
  return changeEach(bulk, 'delete', (id, ownReq) => {
    if (isForGood) ownReq.context = { ...ownReq.context, ...purgeContext(collection.config.slug) };
    return deleteByIDOperation({
      collection,
      id,
      trash: selection.trash,
      overrideAccess: false,
      overrideLock: false,
      req: ownReq,
      ...shown,
    });
  });
}

/**
 * One after the other, each in a transaction of its own. Payload's bulk operations share one transaction: a statement
 * that fails aborts it for all documents, and a hook that fails leaves what it wrote before. Two bulk operations cannot
 * block each other either, because each holds the locks of one document at a time.
 */
async function changeEach(
  { req, collection, selection }: Bulk,
  operation: 'update' | 'delete',
  change: (id: number, req: PayloadRequest) => Promise<object>,
): Promise<BulkResult> {
  const docs: object[] = [];
  const failures: { id: number; error: unknown }[] = [];
  for (const id of await findBulkTargets({ req, collection: collection.config, operation, selection })) {
    try {
      docs.push(await change(id, ownRequest(req)));
    } catch (error) {
      failures.push({ id, error });
    }
  }
  return { docs, failures };
}
