import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload';

/** Runs work in the transaction of the request, or in a new one that commits when the work is done. */
export async function inTransaction<Result>(
  req: PayloadRequest,
  work: () => Promise<Result>,
): Promise<Result> {
  const isOwnTransaction = await initTransaction(req);
  try {
    const result = await work();
    if (isOwnTransaction) await commitTransaction(req);
    return result;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}
