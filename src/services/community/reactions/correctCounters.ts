import type { PayloadRequest } from 'payload';
import {
  correctCounter,
  counters,
  type Correction,
} from '../../../database/community/reactions/correctCounters.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';

/**
 * Compares every number of likes, comments, replies and followers with the rows that it counts, and corrects it where it
 * differs. Each kind of number has a transaction of its own, so that no like waits for the whole check.
 *
 * @returns what was wrong.
 */
export async function correctCounters({
  req,
  signal,
}: {
  req: PayloadRequest;
  signal: AbortSignal;
}): Promise<Correction[]> {
  const corrections: Correction[] = [];
  for (const counter of counters) {
    signal.throwIfAborted();
    corrections.push(...(await inTransaction(req, () => correctCounter(req, counter))));
  }
  return corrections;
}
