import {
  accountsNamed,
  canBeTold,
  mentioningWords,
  type MentioningText,
} from '../../../database/community/notifications/mentioned.ts';
import type { Transactional } from '../../../database/transaction.ts';
import { usernameKey } from '../../../domain/accounts/names/username.ts';
import {
  maxMentionedMembers,
  mentionedNames,
} from '../../../domain/community/notifications/mentionedNames.ts';
import { Problem } from '../../../errors/problem.ts';
import { readerWithId } from '../anonymity/contentReader.ts';
import { notify } from './notify.ts';

/** @throws {Problem} `too_many_mentions` for a text that names too many members. */
export function refuseManyMentions(text: string, field: string): void {
  if (mentionedNames(text).length > maxMentionedMembers)
    throw new Problem('too_many_mentions', { field, parameters: { limit: maxMentionedMembers } });
}

/**
 * Tells the members that a post or comment names, as far as they may see it, once each. It runs when the text appears:
 * after it is written or edited, or after a moderator publishes it. Who is told of the answer is not told again.
 */
export async function tellMentioned(
  req: Transactional,
  { actor, text }: { actor: number | undefined; text: MentioningText },
): Promise<void> {
  const words = await mentioningWords(req, text);
  if (words === undefined) return;
  const named = mentionedNames(words)
    .slice(0, maxMentionedMembers)
    .map((names) => names.map(usernameKey));
  const accounts = await accountsNamed(req, named.flat());
  const users = named.flatMap((keys) => {
    const key = keys.find((one) => accounts.has(one));
    return key === undefined ? [] : (accounts.get(key) ?? []);
  });
  for (const user of new Set(users))
    if (await canBeTold(req, { text, reader: readerWithId(user) }))
      await notify(req, { user, kind: 'mention', target: text, actor });
}
