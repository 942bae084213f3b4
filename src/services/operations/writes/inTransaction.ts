import { commitTransaction, initTransaction, killTransaction, type PayloadRequest } from 'payload';

/** Runs work in the transaction of the request, or in one of its own that ends with the work. */
export async function inTransaction<Result>(
  req: PayloadRequest,
  work: () => Promise<Result>,
): Promise<Result> {
  const isOwn = await initTransaction(req);
  try {
    const result = await work();
    if (isOwn) await commitTransaction(req);
    return result;
  } catch (error) {
    await killTransaction(req);
    throw error;
  }
}
