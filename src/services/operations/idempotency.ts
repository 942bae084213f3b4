import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { runSql } from '../../database/transaction.ts';
import { Problem } from '../../errors/problem.ts';

const header = 'idempotency-key';
const keyShape = /^[\u0021-\u007e]{1,200}$/;
const storedKey = z.object({ body_hash: z.string(), diary_id: z.number().nullable() });

/**
 * Claims the request's Idempotency-Key for the diary that the request is about to create. If the same member sent the
 * same body with this key before, the earlier diary becomes the answer (`req.context.replayOf`, which the adapter's
 * create reads). Of concurrent requests one claims the key, and the others wait for its commit.
 *
 * @throws {Problem} `idempotency_key_reused` when the body differs, `invalid_idempotency_key` for an unusable key.
 */
export async function claimIdempotencyKey({
  req,
  body,
}: {
  req: PayloadRequest;
  body: object;
}): Promise<void> {
  const key = req.headers.get(header);
  if (key === null || req.user?.collection !== 'users') return;
  if (!keyShape.test(key)) throw new Problem('invalid_idempotency_key', { field: 'Idempotency-Key' });
  const hash = createHash('sha256').update(toCanonicalJson(body)).digest('base64url');
  const [claim] = await runSql(
    req,
    sql`INSERT INTO idempotency_keys (user_id, key, body_hash) VALUES (${req.user.id}, ${key}, ${hash})
        ON CONFLICT (user_id, key) DO NOTHING RETURNING key`,
  );
  if (claim !== undefined) {
    req.context['idempotencyKey'] = key;
    return;
  }
  const [row] = await runSql(
    req,
    sql`SELECT body_hash, diary_id FROM idempotency_keys WHERE user_id = ${req.user.id} AND key = ${key}`,
  );
  const earlierWrite = storedKey.parse(row);
  if (earlierWrite.body_hash !== hash || earlierWrite.diary_id === null) {
    throw new Problem('idempotency_key_reused', { field: 'Idempotency-Key' });
  }
  req.context['replayOf'] = earlierWrite.diary_id;
}

/**
 * Stores the created diary with the key of this request, in the same transaction, so that either both exist or none.
 */
export async function completeIdempotencyKey({
  req,
  diary,
}: {
  req: PayloadRequest;
  diary: number;
}): Promise<void> {
  const key = req.context['idempotencyKey'];
  if (typeof key !== 'string' || req.user === null) return;
  await runSql(
    req,
    sql`UPDATE idempotency_keys SET diary_id = ${diary} WHERE user_id = ${req.user.id} AND key = ${key}`,
  );
}

/** Whether this request repeats an earlier one. */
export function isReplay({ context }: PayloadRequest): boolean {
  return context['replayOf'] !== undefined;
}

/** JSON with sorted keys, so that the order in which a client sends them does not change the hash. */
function toCanonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
