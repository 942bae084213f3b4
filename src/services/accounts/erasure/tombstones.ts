import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { noteErasuresJob } from '../../../../jobs/accounts/noteErasures.ts';
import {
  insertErasures,
  readAccounts,
  readErasures,
  unknownErasures,
} from '../../../database/accounts/erasedAccounts.ts';
import { erasureFileName, parseErasureFile } from '../../../domain/accounts/erasureFile.ts';
import { env } from '../../../env.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { isFileFault } from '../../operations/files/fileFault.ts';
import { keyedHash } from '../../operations/writes/keyedHash.ts';

const pageSize = 5_000;

/** Marks an erasure that is done again. The member has had the mail about it. */
const repeated = 'repeatedErasure';

export function isRepeatedErasure({ context }: Pick<PayloadRequest, 'context'>): boolean {
  return context[repeated] === true;
}

/**
 * Records in the transaction of an erasure that it has happened. A job copies the record to a file, because a restored
 * backup of the database lacks the record and has the account.
 */
export async function recordErasure(
  req: PayloadRequest,
  account: { id: number; createdAt: Date },
): Promise<void> {
  await insertErasures(req, [tombstoneOf(account)]);
  await enqueue(req, noteErasuresJob, {}, { uniqueKey: 'all' });
}

/** Appends the recorded erasures to the file that lacks them. It may run at any time, and again. */
export async function noteErasures({ req }: { req: PayloadRequest }): Promise<void> {
  const written = new Set(await readErasureFile());
  const missing = (await readErasures(req)).filter((hash) => !written.has(hash));
  if (missing.length === 0) return;
  await mkdir(env().dataDir, { recursive: true, mode: 0o700 });
  const file = await open(erasureFile(), 'a', 0o600);
  try {
    // It begins with a line break, so that a line that a crash cut off spoils no other.
    await file.appendFile(`\n${missing.join('\n')}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Erases the accounts again that were erased before and that a restored backup has brought back. It does nothing when the
 * database knows all erasures of the file.
 *
 * @returns the number of accounts that were erased.
 */
export async function reapplyErasures({ payload }: { payload: Payload }): Promise<number> {
  const req = await createLocalReq({ context: { [repeated]: true } }, payload);
  const lost = new Set(await unknownErasures(req, await readErasureFile()));
  if (lost.size === 0) return 0;
  let erased = 0;
  for (let after = 0; ;) {
    const accounts = await readAccounts(req, { after, limit: pageSize });
    for (const account of accounts) {
      after = account.id;
      if (!lost.has(tombstoneOf(account))) continue;
      await payload.delete({ collection: 'users', id: account.id, depth: 0, overrideAccess: true, req });
      erased += 1;
    }
    if (accounts.length < pageSize) break;
  }
  // Only now, so that a run that is killed midway begins again.
  await insertErasures(req, [...lost]);
  return erased;
}

/**
 * Names an account without telling who it was. The time of its sign-up is part of it, because after a restored backup the
 * database gives the same ids to other people.
 */
function tombstoneOf({ id, createdAt }: { id: number; createdAt: Date }): string {
  return keyedHash(`erased:${String(id)}:${createdAt.toISOString()}`);
}

async function readErasureFile(): Promise<string[]> {
  try {
    return parseErasureFile(await readFile(erasureFile(), 'utf8'));
  } catch (error) {
    if (isFileFault(error, ['ENOENT'])) return [];
    throw error;
  }
}

function erasureFile(): string {
  return join(env().dataDir, erasureFileName);
}
