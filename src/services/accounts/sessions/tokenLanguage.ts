import type { Payload } from 'payload';
import { readLanguage } from '../../../database/accounts/language.ts';
import { publicPool } from '../../../database/publicPool.ts';
import { requestedLanguage } from '../../../i18n/language.ts';
import { tokenOwner } from './tokenOwner.ts';

/**
 * The language that the member of a request chose, for an error of a request that Payload has not read. Undefined where
 * the request names a language itself, and where no member is known.
 */
export async function tokenLanguage(headers: Headers, payload: Payload): Promise<string | undefined> {
  if (requestedLanguage(headers.get('accept-language')) !== undefined) return undefined;
  try {
    const owner = await tokenOwner(headers, payload);
    return owner?.collection === 'users' ? await readLanguage(publicPool(), owner.id) : undefined;
  } catch {
    // A dead token, or a database that does not answer. The error of the request is the one to report.
    return undefined;
  }
}
