import { readLanguage } from '../../../../database/accounts/language.ts';
import { publicPool } from '../../../../database/publicPool.ts';
import type { Language } from '../../../../domain/language.ts';
import { callerLanguage } from '../../../../i18n/language.ts';

/** The language of a stream: what the request asks for, else what the member chose. */
export async function streamLanguage(headers: Headers, user: number): Promise<Language> {
  return callerLanguage(headers.get('accept-language'), await readLanguage(publicPool(), user));
}
