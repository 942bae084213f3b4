import type { Access, CollectionSlug, PayloadRequest, Where } from 'payload';
import { tableName } from '../../database/columnName.ts';
import { lockRows } from '../../database/operations/lockRows.ts';
import type { Transactional } from '../../database/transaction.ts';

/**
 * Locks a document from the read to the commit of the request. Payload reads a document, merges the input and writes all
 * columns back. So without the lock, of two changes at once the second would undo the first.
 */
export async function lockDocument(
  req: Transactional,
  { collection, id }: { collection: CollectionSlug; id: unknown },
): Promise<void> {
  const row = Number(id);
  if (Number.isSafeInteger(row)) await lockRows(req, tableName(collection), [row]);
}

/**
 * The same for all documents that a bulk operation is about, in the order of their ids. So two bulk operations on the
 * same documents wait for each other instead of blocking each other.
 *
 * @param input.access the access of the operation; undefined: everything.
 */
export async function lockDocumentsWhere(
  req: PayloadRequest,
  { access, collection, where }: { collection: CollectionSlug; where: Where; access: Access | undefined },
): Promise<void> {
  const allowed = access === undefined ? true : await access({ req });
  if (allowed === false) return;
  const { docs } = await req.payload.db.find<{ id: number }>({
    collection,
    where: allowed === true ? where : { and: [where, allowed] },
    pagination: false,
    limit: 0,
    select: {},
    req,
  });
  await lockRows(
    req,
    tableName(collection),
    docs.map(({ id }) => id),
  );
}
