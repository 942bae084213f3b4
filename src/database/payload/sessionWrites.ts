import type { PostgresAdapter } from '@payloadcms/db-postgres';
import { sql } from 'drizzle-orm';
import type { PayloadRequest, UpdateOneArgs } from 'payload';
import { z } from 'zod';
import { mergeSessions } from '../../domain/accounts/sessions.ts';
import { runSql } from '../transaction.ts';

const storedSessions = z.array(
  z.object({ id: z.string(), created_at: z.coerce.date().nullable(), expires_at: z.coerce.date() }),
);
const incomingSessions = z.array(
  z.object({
    id: z.string(),
    createdAt: z.union([z.date(), z.string()]).nullish(),
    expiresAt: z.union([z.date(), z.string()]),
  }),
);

/**
 * Payload's login, logout and refresh read a user, change the `sessions` array in memory and write the whole user back.
 * Parallel logins lose sessions, and a field that was changed in between (such as a suspension) is overwritten. Here
 * such a write locks the row of the user, merges the sessions with the stored ones, and changes nothing else.
 */
export function mergeSessionWrites(adapter: PostgresAdapter): void {
  const updateOne = adapter.updateOne.bind(adapter);

  adapter.updateOne = async function updateOneKeepingSessions(args) {
    const write = parseSessionWrite(args);
    if (write === undefined || args.req?.payload === undefined) return (await updateOne(args)) as unknown;

    const req = args.req as PayloadRequest;
    const table = sql.identifier(args.collection);
    await runSql(req, sql`SELECT 1 FROM ${table} WHERE id = ${write.id} FOR UPDATE`);
    const rows = await runSql(
      req,
      sql`SELECT id, created_at, expires_at FROM ${sql.identifier(`${args.collection}_sessions`)} WHERE _parent_id = ${write.id}`,
    );
    const sessions = mergeSessions({
      stored: storedSessions
        .parse(rows)
        .map(({ id, created_at, expires_at }) => ({ id, createdAt: created_at, expiresAt: expires_at })),
      requested: write.sessions,
      ownId: ownSession(req, args.collection),
      now: new Date(),
    });
    const data = write.onlySessions ? { sessions, updatedAt: null } : { ...args.data, sessions };
    return (await updateOne({ ...args, data })) as unknown;
  };
}

function parseSessionWrite({ id, data, returning }: UpdateOneArgs) {
  const sessions = incomingSessions.safeParse(data['sessions']);
  if (!sessions.success || (typeof id !== 'number' && typeof id !== 'string')) return undefined;
  // Payload writes `updatedAt: null` and returns nothing when only a session changed.
  return { id, sessions: sessions.data, onlySessions: returning === false && data['updatedAt'] === null };
}

/**
 * The session of the caller counts only in the collection that is written, because staff and members have separate ids.
 */
function ownSession(req: PayloadRequest, collection: string): string | undefined {
  const { user } = req;
  if (user?.collection !== collection) return undefined;
  return '_sid' in user && typeof user._sid === 'string' ? user._sid : undefined;
}
