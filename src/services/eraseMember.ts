import type { PayloadRequest } from 'payload';

/** Erases what an account has beside its own row, in the transaction that deletes the account. */
export async function eraseMember({
  req,
  user,
}: {
  req: PayloadRequest;
  user: number | string;
}): Promise<void> {
  const where = { user: { equals: user } };
  await req.payload.delete({ collection: 'health-profiles', where, depth: 0, req });
  await req.payload.delete({ collection: 'members', where, depth: 0, req });
}
