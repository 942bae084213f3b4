import { callerLanguage } from '../i18n/language.ts';
import type { ProblemCaller } from './toProblem.ts';

/**
 * What an error answer needs to know about its request.
 *
 * @param chosen the language that the member chose
 */
export function problemCaller(headers: Headers, chosen?: string | null): ProblemCaller {
  return {
    language: callerLanguage(headers.get('accept-language'), chosen),
    requestId: headers.get('x-request-id') ?? undefined,
    isAdminUi: isAdminUi(headers.get('referer')),
  };
}

/** The forms of Payload's admin UI read the body of an error only when its type is `application/json`. */
function isAdminUi(referer: string | null): boolean {
  return referer !== null && /^https?:\/\/[^/]+\/admin(?:[/?]|$)/.test(referer);
}
