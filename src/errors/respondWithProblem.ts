import { languageOfHeader } from '../i18n/language.ts';
import { toProblemResponse } from './toProblem.ts';

/** Makes the response for an error, in the language of the request and with the request's id. */
export function respondWithProblem(error: unknown, requestHeaders: Headers): Response {
  return toProblemResponse(error, {
    language: languageOfHeader(requestHeaders.get('accept-language')),
    requestId: requestHeaders.get('x-request-id') ?? undefined,
  });
}
