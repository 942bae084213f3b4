import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { createLocalReq, type Payload, type PayloadRequest } from 'payload';
import { noteErasuresJob } from '../../../../jobs/accounts/noteErasures.ts';
import {
  insertErasures,
  readAccounts,
  readErasures,
  unknownErasures,
} from '../../../database/accounts/erasedAccounts.ts';
import { recordConsents } from '../../../database/accounts/consentHistory.ts';
import { runSql } from '../../../database/transaction.ts';
import { currentVersion } from '../../../domain/accounts/consents.ts';
import { erasureFileName, parseErasureFile } from '../../../domain/accounts/erasureFile.ts';
import { env } from '../../../env.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { erasureContext } from '../../community/erasure/eraseCommunityTraces.ts';
import { isFileFault } from '../../operations/files/fileFault.ts';
import { forgetAnswers } from '../../operations/writes/idempotency.ts';
import { inTransaction } from '../../operations/writes/inTransaction.ts';
import { keyedHash } from '../../operations/writes/keyedHash.ts';
import { emptyProfile } from '../consents/emptyProfile.ts';

const pageSize = 5_000;

/** Marks an erasure that is done again. The member has had the mail about it. */
const repeated = 'repeatedErasure';

export function isRepeatedErasure({ context }: Pick<PayloadRequest, 'context'>): boolean {
  return context[repeated] === true;
}

/** The part of a second record, which says that the anonymous texts of the account are to go, too. */
const anonymousTexts = ':anonymousTexts';

/** Data of a living account that are erased because a consent was withdrawn. */
const withdrawable = ['healthData', 'scanHistory'] as const;
type WithdrawnData = (typeof withdrawable)[number];

/**
 * Records in the transaction of an erasure that it has happened. A job copies the record to a file, because a restored
 * backup of the database lacks the record and has the account.
 *
 * @param input.deletesAnonymous the member asked that their anonymous texts be deleted, too
 */
export async function recordErasure(
  req: PayloadRequest,
  account: ErasedAccount,
  { deletesAnonymous }: { deletesAnonymous: boolean },
): Promise<void> {
  const extent = deletesAnonymous ? [tombstoneOf(account, anonymousTexts)] : [];
  await insertErasures(req, [tombstoneOf(account), ...extent]);
  await enqueue(req, noteErasuresJob, {}, { uniqueKey: 'all' });
}

/**
 * The same for data that were erased after a withdrawal. The caller has locked the account. A member may give the consent
 * again, so the erasures of an account are numbered: a backup lacks those that came after it.
 */
export async function recordDataErasure(
  req: PayloadRequest,
  { user, data }: { user: number; data: WithdrawnData },
): Promise<void> {
  const [account] = await readAccounts(req, { after: user - 1, limit: 1 });
  if (account?.id !== user) return;
  await insertErasures(req, [await nextTombstone(req, account, data)]);
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

/** How many erasures were done again. */
export interface RepeatedErasures {
  readonly accounts: number;
  /** Accounts with withdrawn data. */
  readonly withdrawals: number;
}

/**
 * Erases the accounts and the withdrawn data again that were erased before and that a restored backup has brought back.
 * It does nothing when the database knows all erasures of the file.
 */
export async function reapplyErasures({ payload }: { payload: Payload }): Promise<RepeatedErasures> {
  const req = await createLocalReq({ context: { [repeated]: true } }, payload);
  const lost = new Set(await unknownErasures(req, await readErasureFile()));
  const done = { accounts: 0, withdrawals: 0 };
  if (lost.size === 0) return done;
  for (let after = 0; ;) {
    const accounts = await readAccounts(req, { after, limit: pageSize });
    for (const account of accounts) {
      after = account.id;
      if (lost.has(tombstoneOf(account))) {
        await payload.delete({
          collection: 'users',
          id: account.id,
          depth: 0,
          overrideAccess: true,
          context: erasureContext({ deletesAnonymous: lost.has(tombstoneOf(account, anonymousTexts)) }),
          req,
        });
        done.accounts += 1;
        continue;
      }
      for (const data of withdrawable) {
        if (!lost.has(await nextTombstone(req, account, data))) continue;
        await inTransaction(req, () => eraseAgain[data](req, account.id));
        done.withdrawals += 1;
      }
    }
    if (accounts.length < pageSize) break;
  }
  // Only now, so that a run that is killed midway begins again.
  await insertErasures(req, [...lost]);
  return done;
}

/** The backup has the consent that was withdrawn, so it is withdrawn again, too. */
const eraseAgain: Readonly<Record<WithdrawnData, (req: PayloadRequest, user: number) => Promise<void>>> = {
  healthData: async (req, user) => {
    // A child or the guardian withdrew; nothing tells which.
    await runSql(
      req,
      sql`UPDATE users SET consents_health_data = false, consents_health_data_version = NULL,
                 consents_health_data_ends_at = NULL, guardian_confirmed_at = NULL WHERE id = ${user}`,
    );
    await emptyProfile({ req, user });
    await forgetAnswers(req, user);
    await recordConsents(req, { user, marketingVersion: currentVersion('marketing') });
  },
  scanHistory: async (req, user) => {
    await runSql(
      req,
      sql`UPDATE users SET consents_scan_history = false, consents_scan_history_version = NULL,
                 consents_scan_history_accepted_at = NULL WHERE id = ${user}`,
    );
    await runSql(req, sql`DELETE FROM scan_history WHERE user_id = ${user}`);
    await recordConsents(req, { user, marketingVersion: currentVersion('marketing') });
  },
};

interface ErasedAccount {
  readonly id: number;
  readonly createdAt: Date;
}

/**
 * Names an account without telling who it was. The time of its sign-up is part of it, because after a restored backup the
 * database gives the same ids to other people.
 */
function tombstoneOf({ id, createdAt }: ErasedAccount, part = ''): string {
  return keyedHash(`erased:${String(id)}:${createdAt.toISOString()}${part}`);
}

/** The record that the next erasure of some data of an account gets: the first one that the database does not have. */
async function nextTombstone(
  req: PayloadRequest,
  account: ErasedAccount,
  data: WithdrawnData,
): Promise<string> {
  for (let number = 1; ; number += 1) {
    const hash = tombstoneOf(account, `:${data}:${String(number)}`);
    const [unknown] = await unknownErasures(req, [hash]);
    if (unknown !== undefined) return unknown;
  }
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
