import { languageOfHeader } from '../i18n/language.ts';
import type { ProblemCaller } from './toProblem.ts';

/** What an error answer needs to know about its request. */
export function problemCaller(headers: Headers): ProblemCaller {
  return {
    language: languageOfHeader(headers.get('accept-language')),
    requestId: headers.get('x-request-id') ?? undefined,
    isAdminUi: isAdminUi(headers.get('referer')),
  };
}

/** The forms of Payload's admin UI read the body of an error only when its type is `application/json`. */
function isAdminUi(referer: string | null): boolean {
  return referer !== null && /^https?:\/\/[^/]+\/admin(?:[/?]|$)/.test(referer);
}
