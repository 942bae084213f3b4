import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import {
  extendLease,
  insertKey,
  readKey,
  releaseKey,
  removeAnswers,
  storeFinalAnswer,
  storeWrittenAnswer,
  type Claim,
} from '../../../database/operations/idempotencyKeys.ts';
import { publicPool } from '../../../database/publicPool.ts';
import type { Transactional } from '../../../database/transaction.ts';
import { seal, unseal } from '../../../domain/accounts/sealing.ts';
import { Problem } from '../../../errors/problem.ts';
import { healthKeys } from '../../accounts/healthKeys.ts';
import { keyedHash } from './keyedHash.ts';

/** How many hours a key is stored: longer than any app repeats a request. */
export const idempotencyHours = 48;

/** After a crash, a repeated request waits for the end of the lease. A request that runs extends it. */
const leaseSeconds = 4;
/** How long a repeated request waits for the answer of the first one. */
const waitMs = 20_000;
const firstPollMs = 25;
const longestPollMs = 400;
/** Larger answers are not kept. The answer of a write is some kilobytes. */
const maximumAnswerLength = 1_048_576;

const storedAnswer = z.object({
  status: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/** An answer as it is stored and replayed. */
export type StoredAnswer = z.infer<typeof storedAnswer>;

/** A request under an Idempotency-Key. */
export interface KeyedRequest {
  readonly key: string;
  /** The caller, e.g. `users:7`. Different callers with the same key do not meet. */
  readonly caller: string;
  /** The id of the member, whose erasure deletes the key; null for others. */
  readonly member: number | null;
  /** All that makes two requests equal: method, address, body. */
  readonly content: string;
  /**
   * Whether the answer of a create is the created document. After a crash such an answer is made from what the write
   * has stored; another answer is lost.
   */
  readonly answersWithDocument: boolean;
}

/** The server and Next's bundles load this module separately in one process. They share the storage through this key. */
const registryKey = Symbol.for('diningcoach.idempotentWrite');
const registry = globalThis as { [registryKey]?: AsyncLocalStorage<Claim> };
const currentClaim = (registry[registryKey] ??= new AsyncLocalStorage<Claim>());

/**
 * Runs a request, or returns the answer of an earlier equal request of the same caller and key. Of concurrent requests
 * one runs, and the others wait for its answer, without a connection. A request that wrote nothing frees its key.
 *
 * @param run carries out the request; `isDone` is false when it failed, or when its answer must not be stored.
 * @returns the answer of this request or of the earlier one.
 * @throws {Problem} `idempotency_key_reused` when the request differs from the earlier one, `idempotency_key_in_use`
 *   when the first one takes too long, `answer_lost` when only its answer is missing.
 */
export async function runOnce(
  request: KeyedRequest,
  run: () => Promise<{ answer: StoredAnswer; isDone: boolean }>,
): Promise<StoredAnswer> {
  const claim: Claim = {
    key: keyedHash(`idempotency:${request.caller}:${request.key}`),
    holder: randomUUID(),
  };
  const earlier = await claimOrWait(claim, request);
  if (earlier !== undefined) return earlier;

  const renewal = setInterval(
    () => {
      // If it fails, another request may take the key over, and then the write of this one fails.
      extendLease(publicPool(), { ...claim, leaseSeconds }).catch(() => undefined);
    },
    (leaseSeconds * 1000) / 4,
  );
  try {
    const { answer, isDone } = await currentClaim.run(claim, run);
    if (isDone) await storeFinalAnswer(publicPool(), { ...claim, answer: sealAnswer(claim, answer) });
    else await releaseKey(publicPool(), claim);
    return answer;
  } catch (error) {
    // Without the database the lease ends by itself.
    await releaseKey(publicPool(), claim).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(renewal);
  }
}

/**
 * Stores what a write under an Idempotency-Key created, in its transaction. So a process that dies after the commit
 * leaves an answer, and one that dies before it leaves nothing.
 *
 * @param input.owner the new member, when the write is a sign-up
 * @throws {Problem} `conflict` when another request has taken over the key of this one, which was too slow.
 */
export async function storeWrite(
  req: Transactional,
  { document, etag, owner }: { document: unknown; etag: string | null; owner: number | null },
): Promise<void> {
  const claim = currentClaim.getStore();
  if (claim === undefined) return;
  const answer = {
    status: 201,
    headers: { 'content-type': 'application/json', ...(etag === null ? {} : { etag }) },
    body: JSON.stringify({ doc: document }),
  };
  const isStored = await storeWrittenAnswer(req, { ...claim, owner, answer: sealAnswer(claim, answer) });
  if (!isStored) throw new Problem('conflict');
}

/** Forgets the stored answers to a member. A request that is repeated is still not carried out twice. */
export async function forgetAnswers(req: Transactional, user: number): Promise<void> {
  await removeAnswers(req, user);
}

/** @returns the answer of an earlier request; undefined when this request holds the key now and must run. */
async function claimOrWait(claim: Claim, request: KeyedRequest): Promise<StoredAnswer | undefined> {
  const pool = publicPool();
  const requestHash = keyedHash(request.content);
  const deadline = performance.now() + waitMs;
  for (
    let pauseMs = firstPollMs;
    performance.now() < deadline;
    pauseMs = Math.min(pauseMs * 2, longestPollMs)
  ) {
    const stored = await readShared(claim.key);
    if (stored === undefined) {
      const { member: user } = request;
      if (await insertKey(pool, { ...claim, requestHash, user, leaseSeconds })) return undefined;
      continue;
    }
    const { state, has_expired: hasExpired, answer } = stored;
    if (stored.request_hash !== requestHash) {
      throw new Problem('idempotency_key_reused', { field: 'Idempotency-Key' });
    }
    if (state === 'answered' || (state === 'written' && hasExpired)) {
      const isWholeAnswer = state === 'answered' || request.answersWithDocument;
      if (answer === null || !isWholeAnswer) throw new Problem('answer_lost', { field: 'Idempotency-Key' });
      return openAnswer(claim, answer);
    }
    if (hasExpired && (await extendLease(pool, { ...claim, leaseSeconds }))) return undefined;
    await wait(pauseMs);
  }
  throw new Problem('idempotency_key_in_use', { field: 'Idempotency-Key' });
}

const reads = new Map<string, ReturnType<typeof readKey>>();

/** Reads a key. Requests that wait for the same key share a query, so thousands of them use one connection. */
function readShared(key: string): ReturnType<typeof readKey> {
  const running = reads.get(key);
  if (running !== undefined) return running;
  const read = readKey(publicPool(), key).finally(() => reads.delete(key));
  reads.set(key, read);
  return read;
}

function sealAnswer({ key }: Claim, answer: StoredAnswer): string | null {
  const text = JSON.stringify(answer);
  if (text.length > maximumAnswerLength) return null;
  return seal({ ring: healthKeys(), owner: ownerOfAnswer(key), text });
}

function openAnswer({ key }: Claim, sealed: string): StoredAnswer {
  const text = unseal({ ring: healthKeys(), owner: ownerOfAnswer(key), sealed });
  return storedAnswer.parse(JSON.parse(text));
}

function ownerOfAnswer(key: string): string {
  return `idempotency:${key}`;
}
