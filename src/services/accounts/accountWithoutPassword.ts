import { createOperation, type PayloadRequest } from 'payload';
import { z } from 'zod';

const created = z.object({ id: z.int() });

/** Creates an account without a password, through the same hooks as every sign-up. @returns its id. */
export async function createWithoutPassword(
  req: PayloadRequest,
  { fields, overrideAccess }: { fields: Readonly<Record<string, unknown>>; overrideAccess: boolean },
): Promise<number> {
  const { users } = req.payload.collections;
  const { config } = users;
  const user: unknown = await createOperation({
    // Payload hashes a password only for an auth collection with its local strategy, and then requires one.
    collection: { ...users, config: { ...config, auth: { ...config.auth, disableLocalStrategy: true } } },
    data: fields,
    depth: 0,
    overrideAccess,
    req,
  });
  return created.parse(user).id;
}
