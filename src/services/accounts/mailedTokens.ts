import { createHash, createHmac, hkdfSync, randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  deleteToken,
  deleteUnusedTokens,
  insertToken,
  markTokenSent,
  readToken,
  readTokensOf,
  readTokenToSend,
  setTokenAccount,
  takeToken,
  type StoredToken,
  type TokenAccount,
} from '../../database/accounts/mailedTokens.ts';
import type { Transactional } from '../../database/transaction.ts';
import type { Account } from '../../domain/accounts/logins/sessions.ts';
import {
  mailedTokenPurposes,
  type MailedTokenPurpose,
} from '../../domain/accounts/credentials/mailedTokens.ts';
import { seal, SealBroken, unseal, type KeyRing } from '../../domain/accounts/sealing.ts';
import { languages } from '../../domain/language.ts';
import { env } from '../../env.ts';
import { Problem } from '../../errors/problem.ts';
import { keyedHash } from '../operations/writes/keyedHash.ts';
import { lockDocument } from '../operations/writes/lockDocument.ts';

const content = z.strictObject({
  /** Who gets the mail, where it is not the account: a new address, a guardian. */
  to: z.strictObject({ email: z.string(), language: z.enum(languages) }).optional(),
  /** What the purpose needs. Its service parses it. */
  data: z.record(z.string(), z.unknown()),
});
type Content = z.infer<typeof content>;

/** A token as the services of a purpose see it. */
export interface MailedToken extends Content {
  readonly id: number;
  readonly account: TokenAccount;
  readonly isUsed: boolean;
}

/**
 * Records in the transaction of the request what the link of a mail may do once. The job that sends the mail gets the id
 * (`token` of `send-email`) and makes the token itself, so the token is neither in the database nor in the queue. A link
 * of a purpose that does not add up ends the earlier ones of the account.
 *
 * @returns the id of the token.
 */
export async function issueMailedToken(
  req: Transactional,
  {
    purpose,
    account,
    to,
    data = {},
    holds,
  }: {
    purpose: MailedTokenPurpose;
    account: TokenAccount;
    to?: Content['to'];
    data?: Readonly<Record<string, unknown>>;
    /** An address that no other account may take, as long as the link works. */
    holds?: string;
  },
): Promise<number> {
  const { addsUp, seconds } = mailedTokenPurposes[purpose];
  if (!addsUp && account !== null) await deleteUnusedTokens(req, { account, purposes: [purpose] });
  const salt = randomUUID();
  const text = JSON.stringify({ ...(to === undefined ? {} : { to }), data } satisfies Content);
  const payload = seal({ ring: keyRing(), owner: sealOwner(purpose, salt), text });
  const heldAddress = holds === undefined ? null : keyedHash(holds);
  return insertToken(req, { purpose, account, salt, payload, seconds, heldAddress });
}

/**
 * Names the account of a token that was issued for an address, before anybody looked whether it has an account. It ends
 * the earlier links of the account where they do not add up.
 */
export async function bindMailedToken(
  req: Transactional,
  { id, purpose, account }: { id: number; purpose: MailedTokenPurpose; account: Account },
): Promise<void> {
  if (!mailedTokenPurposes[purpose].addsUp) await deleteUnusedTokens(req, { account, purposes: [purpose] });
  await setTokenAccount(req, { id, account });
}

/** Drops a token that was issued for an address without an account: nothing of it stays. */
export async function dropMailedToken(req: Transactional, id: number): Promise<void> {
  await deleteToken(req, id);
}

/**
 * The token for the link of a mail that is about to be sent. Its time begins now, so that a link still works when the
 * mail had to wait.
 *
 * @returns undefined when the token was used, ended or replaced meanwhile.
 */
export async function mailedTokenToSend(
  req: Transactional,
  { id, purpose }: { id: number; purpose: MailedTokenPurpose },
): Promise<(MailedToken & { readonly token: string }) | undefined> {
  const stored = await readTokenToSend(req, { id, purpose });
  const opened = open(stored, purpose);
  if (stored === undefined || opened === undefined) return undefined;
  const token = createHmac('sha256', derivedKey('token'))
    .update(`${String(id)}:${stored.salt}`)
    .digest('base64url');
  await markTokenSent(req, { id, hash: hashOf(token), seconds: mailedTokenPurposes[purpose].seconds });
  return { ...opened, token };
}

/**
 * Reads a token without using it, for the page that its link opens: programs that check mails open links, too.
 *
 * @throws {Problem} `invalid_token` when it is unknown, ended or over, and when it is used but may not be.
 */
export async function requireMailedToken(
  req: Transactional,
  { token, purpose, mayBeUsed = false }: { token: string; purpose: MailedTokenPurpose; mayBeUsed?: boolean },
): Promise<MailedToken> {
  const found = open(await readToken(req, { hash: hashOf(token), purpose }), purpose);
  if (found === undefined || (found.isUsed && !mayBeUsed)) throw invalidToken();
  return found;
}

/**
 * Uses a token in the transaction of the request, which must have one. When the rest of the request fails, the rollback
 * makes the token usable again. Of two callers at once one gets it. It locks the account first, as everything does that
 * changes credentials.
 *
 * @throws {Problem} `invalid_token` when it is unknown, used, ended or over.
 */
export async function useMailedToken(
  req: Transactional,
  { token, purpose }: { token: string; purpose: MailedTokenPurpose },
): Promise<MailedToken> {
  const { account } = await requireMailedToken(req, { token, purpose });
  if (account !== null) await lockDocument(req, { ...account, before: 'change' });
  const used = open(await takeToken(req, { hash: hashOf(token), purpose }), purpose);
  if (used === undefined) throw invalidToken();
  return used;
}

/**
 * Ends the unused tokens of an account for some purposes.
 *
 * @param input.after only those that were issued after this one
 */
export async function endMailedTokens(
  req: Transactional,
  input: { account: Account; purposes: readonly MailedTokenPurpose[]; after?: number },
): Promise<void> {
  await deleteUnusedTokens(req, input);
}

/** Other addresses than that of the account which got its mails: a new address, a former one, a guardian's. */
export async function otherRecipients(req: Transactional, account: Account): Promise<readonly string[]> {
  const tokens = await readTokensOf(req, account);
  return tokens.flatMap(({ purpose, stored }) => open(stored, purpose)?.to?.email ?? []);
}

function invalidToken(): Problem {
  return new Problem('invalid_token', { field: 'token' });
}

function open(stored: StoredToken | undefined, purpose: MailedTokenPurpose): MailedToken | undefined {
  if (stored === undefined) return undefined;
  const { id, account, isUsed, salt, payload } = stored;
  try {
    const text = unseal({ ring: keyRing(), owner: sealOwner(purpose, salt), sealed: payload });
    return { id, account, isUsed, ...content.parse(JSON.parse(text)) };
  } catch (error) {
    if (error instanceof SealBroken) return undefined; // Sealed with another secret.
    throw error;
  }
}

/** Takes the place of the owner in the seal, so that a payload is of use in its own row only. */
function sealOwner(purpose: MailedTokenPurpose, salt: string): string {
  return `mailed-token:${purpose}:${salt}`;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

function keyRing(): KeyRing {
  return { current: 'secret', keys: new Map([['secret', derivedKey('payload')]]) };
}

function derivedKey(use: 'token' | 'payload'): Buffer {
  const { PAYLOAD_SECRET } = env();
  if (PAYLOAD_SECRET === undefined) throw new Error('PAYLOAD_SECRET is not set.');
  return Buffer.from(hkdfSync('sha256', PAYLOAD_SECRET, '', `diningcoach mailed-token ${use}`, 32));
}
