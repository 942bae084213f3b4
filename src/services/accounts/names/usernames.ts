import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import {
  letUsernameRest,
  lockUsernameKey,
  renameMember,
  restingUsernames,
  wakeUsername,
} from '../../../database/accounts/usernames.ts';
import { readUsername, usernameKey } from '../../../domain/accounts/names/username.ts';
import { Problem } from '../../../errors/problem.ts';
import { refuseListed } from '../../community/filters/checkWriting.ts';
import { refuseSilenced } from '../../community/moderation/refuseSilenced.ts';
import { keyedHash } from '../../operations/writes/keyedHash.ts';

/** So long nobody else takes a name that somebody gave up. Those who knew it would take the new owner for the old one. */
const restDays = 90;
/** So many names rest for one member. More would keep names from everybody else. */
const restingNames = 5;

const named = z.object({ username: z.string() });

/**
 * The fields of a new or changed name. A name that stays is not checked: it may be older than the rules.
 *
 * @param input.sent the name that the caller sent.
 * @param input.original the stored account in a change.
 * @throws {Problem} `invalid_username` or `username_reserved`.
 */
export function usernameFields({
  sent,
  isNew,
  original,
}: {
  sent: unknown;
  isNew: boolean;
  original: unknown;
}): { username?: string; usernameKey?: string } {
  if (!isNew && (sent === undefined || sent === named.safeParse(original).data?.username)) return {};
  const read = readUsername(sent);
  if ('fault' in read) throw new Problem(read.fault, { field: 'username' });
  return { username: read.username, usernameKey: read.key };
}

/**
 * Settles a name that was written, in the transaction of the write: the public profile has it too, the old name rests,
 * and a name of somebody else that rests is refused. It is asked after the write, because the unique index has made it
 * wait for a change that frees the name.
 *
 * @param input.before the name before; undefined for a new account.
 * @throws {Problem} `muted`; `word_not_allowed`, because it stands beside everything that the member writes; `username_taken`; `username_changed_often` when too many names would rest for the member, unless our
 *   staff renames them.
 */
export async function settleUsername({
  req,
  user,
  username,
  before,
}: {
  req: PayloadRequest;
  user: number;
  username: string;
  before: string | undefined;
}): Promise<void> {
  if (username === before) return;
  if (before !== undefined) await refuseSilenced(req);
  await refuseListed(req, { field: 'username', text: username });
  if (before !== undefined) await renameMember(req, { user, username });
  const [key, keyBefore] = [usernameKey(username), before === undefined ? undefined : usernameKey(before)];
  if (key === keyBefore) return;
  if (!(await wakeUsername(req, { hash: hashOf(key), user })))
    throw new Problem('username_taken', { field: 'username' });
  if (keyBefore === undefined) return;
  await letUsernameRest(req, { hash: hashOf(keyBefore), user, days: restDays });
  if (req.user?.collection === 'users') await refuseManyNames(req, user);
}

async function refuseManyNames(req: PayloadRequest, user: number): Promise<void> {
  const { names, until } = await restingUsernames(req, user);
  if (names <= restingNames) return;
  throw new Problem('username_changed_often', {
    field: 'username',
    parameters: { limit: restingNames, until: until?.toISOString().slice(0, 10) ?? '' },
  });
}

/** Lets the name of an account rest that is about to be erased. Only a keyed hash of it stays. */
export async function freeUsername({ req, user }: { req: PayloadRequest; user: number }): Promise<void> {
  const key = await lockUsernameKey(req, user);
  if (key !== undefined) await letUsernameRest(req, { hash: hashOf(key), user: null, days: restDays });
}

function hashOf(key: string): string {
  return keyedHash(`username:${key}`);
}
