import type { PayloadRequest } from 'payload';
import type { Language } from '../../domain/language.ts';
import { callerLanguage } from '../../i18n/language.ts';

/** The language that the caller chose in their account; undefined for anonymous callers and staff. */
export function chosenLanguage({ user }: Pick<PayloadRequest, 'user'>): string | undefined {
  return user?.collection === 'users' ? (user.language ?? undefined) : undefined;
}

/** The language of answers to a request. */
export function languageOfRequest(req: Pick<PayloadRequest, 'headers' | 'user'>): Language {
  return callerLanguage(req.headers.get('accept-language'), chosenLanguage(req));
}
