import type { Payload } from 'payload';
import { errorCodes } from '../../../errors/codes.ts';
import { diagnose } from '../../../errors/diagnose.ts';
import { tokenLanguage } from '../../../services/accounts/sessions/tokenLanguage.ts';

/**
 * The language that the member of a refused request chose, for the answer. A server that is busy or fails does not look
 * it up.
 */
export async function languageOfError(
  error: unknown,
  headers: Headers,
  payload: Payload,
): Promise<string | undefined> {
  const { status } = errorCodes[diagnose(error).code];
  return status >= 500 || status === 429 ? undefined : tokenLanguage(headers, payload);
}
