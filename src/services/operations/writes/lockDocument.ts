import type { CollectionSlug } from 'payload';
import { tableName } from '../../../database/columnName.ts';
import { lockRow } from '../../../database/operations/lockRow.ts';
import type { Transactional } from '../../../database/transaction.ts';

/**
 * Locks a document from the read to the commit of the request. Payload reads a document, merges the input and writes all
 * columns back. So without the lock, of two changes at once the second would undo the first.
 */
export async function lockDocument(
  req: Transactional,
  { collection, id, before }: { collection: CollectionSlug; id: unknown; before: 'change' | 'deletion' },
): Promise<void> {
  const row = Number(id);
  if (Number.isSafeInteger(row)) await lockRow(req, { table: tableName(collection), id: row, before });
}
