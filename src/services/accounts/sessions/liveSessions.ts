import { endedSessionsChannel, liveSessions as readLive } from '../../../database/accounts/endedSessions.ts';
import { readLanguage } from '../../../database/accounts/language.ts';
import { publicPool } from '../../../database/publicPool.ts';
import type { Language } from '../../../domain/language.ts';
import { callerLanguage } from '../../../i18n/language.ts';

/** The channel that announces the id of a member's session that has ended, whatever ended it. */
export { endedSessionsChannel };

/** Those of the given sessions of members that are alive, for connections that stay open after their request. */
export function liveSessions(ids: readonly string[]): Promise<ReadonlySet<string>> {
  return readLive(publicPool(), ids);
}

/** The language of such a connection: what its request asks for, else what the member chose. */
export async function languageOfMember(headers: Headers, user: number): Promise<Language> {
  return callerLanguage(headers.get('accept-language'), await readLanguage(publicPool(), user));
}
