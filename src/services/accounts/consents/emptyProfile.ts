import type { PayloadRequest } from 'payload';
import type { HealthProfile } from '../../../../payload-types.ts';
import { emptyFacts } from '../../../domain/accounts/healthProfile.ts';
import { seal } from '../../../domain/accounts/sealing.ts';
import { healthKeys } from '../healthKeys.ts';

/** What a profile keeps: the row of an account is there before and after. */
const keptFields: ReadonlySet<string> = new Set(['id', 'user', 'createdAt', 'updatedAt']);

/**
 * Clears every other field of a member's profile, so that it says nothing. Nothing is opened: it also works when a key was
 * lost.
 */
export async function emptyProfile({ req, user }: { req: PayloadRequest; user: number }): Promise<void> {
  const collection = 'health-profiles';
  const { db } = req.payload;
  const { fields } = req.payload.collections[collection].config;
  const cleared = fields.flatMap((field) => {
    if (!('name' in field) || keptFields.has(field.name) || ('virtual' in field && field.virtual === true))
      return [];
    return [[field.name, 'hasMany' in field && field.hasMany === true ? [] : null] as const];
  });
  const sealed = seal({ ring: healthKeys(), owner: String(user), text: JSON.stringify(emptyFacts) });
  // The adapter writes whole rows.
  const stored = await db.findOne<HealthProfile>({
    collection,
    where: { user: { equals: user } },
    req,
  });
  if (stored === null) return;
  await db.updateOne({
    collection,
    id: stored.id,
    data: { ...stored, ...Object.fromEntries(cleared), sealed, updatedAt: new Date().toISOString() },
    req,
    returning: false,
  });
}
