import { languageOfHeader } from '../i18n/language.ts';
import { toProblemResponse } from './toProblem.ts';

/** Answers an error in the language that the request asks for, with the id the request was given. */
export function respondWithProblem(error: unknown, requestHeaders: Headers): Response {
  return toProblemResponse(error, {
    language: languageOfHeader(requestHeaders.get('accept-language')),
    requestId: requestHeaders.get('x-request-id') ?? undefined,
  });
}
