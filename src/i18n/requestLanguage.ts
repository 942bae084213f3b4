import type { PayloadRequest } from 'payload';
import type { Language } from '../domain/language.ts';
import { toLanguage } from './language.ts';

/**
 * The language of the Accept-Language header. Without the header: the member's language, or English for anyone else.
 */
export function languageOfRequest({ headers, i18n, user }: PayloadRequest): Language {
  if (headers.has('accept-language')) return toLanguage(i18n.language);
  return user?.collection === 'users' ? toLanguage(user.language) : 'en';
}
