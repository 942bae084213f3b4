import {
  executeAccess,
  Forbidden,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type TypeWithID,
  type Where,
} from 'payload';
import { Problem } from '../../../errors/problem.ts';

/** A change or deletion of one document. */
export interface Change {
  readonly req: PayloadRequest;
  readonly collection: SanitizedCollectionConfig;
  readonly id: unknown;
  readonly operation: 'update' | 'delete';
  /** Whether the operation is also about documents in the trash. */
  readonly trash: boolean;
}

/**
 * Refuses a change of a document that the caller may not change. Payload would answer 403 for each of them, also where
 * there is no such document.
 *
 * @throws {Problem} `not_found` where the caller may not read the document either, so that nobody learns whether it
 *   exists.
 * @throws {Forbidden} for a document that the caller may read.
 */
export async function requireReach(change: Change): Promise<void> {
  const access = await accessTo(change, change.operation);
  // Payload's own answer is the same for every id.
  if (typeof access === 'boolean' || (await isFound(change, access))) return;
  const isReadable = await isFound({ ...change, trash: false }, await accessTo(change, 'read'));
  throw isReadable ? new Forbidden(change.req.t) : new Problem('not_found');
}

/** Whether the caller may change the document. It decides as Payload's operations do. */
export async function isReached(change: Change): Promise<boolean> {
  return isFound(change, await accessTo(change, change.operation));
}

async function accessTo(
  { collection, id, req }: Change,
  operation: 'read' | Change['operation'],
): Promise<boolean | Where> {
  return executeAccess({ id: Number(id), disableErrors: true, req }, collection.access[operation]);
}

async function isFound({ collection, id, req, trash }: Change, access: boolean | Where): Promise<boolean> {
  if (access === false) return false;
  const conditions: Where[] = [
    { id: { equals: id } },
    ...(access === true ? [] : [access]),
    ...(collection.trash && !trash ? [{ deletedAt: { exists: false } }] : []),
  ];
  const found = await req.payload.db.findOne<TypeWithID>({
    collection: collection.slug,
    where: { and: conditions },
    select: {},
    req,
  });
  return found !== null;
}
