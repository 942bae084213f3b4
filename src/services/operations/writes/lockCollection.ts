import { lockTable } from '../../../database/operations/lockTable.ts';
import type { Transactional } from '../../../database/transaction.ts';

/** Collections with few rows and rare writes, whose rows depend on each other or on their last version. */
export type LockableCollection = 'allergens' | 'diets';

/** Locks a collection against all other writes until the end of the request's transaction. */
export async function lockCollection(req: Transactional, collection: LockableCollection): Promise<void> {
  await lockTable(req, collection);
}
