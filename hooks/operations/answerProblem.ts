import { ValidationError, type AfterErrorHook, type PayloadRequest } from 'payload';
import { toProblem } from '../../src/errors/toProblem.ts';
import type { Language } from '../../src/domain/language.ts';
import { toLanguage } from '../../src/i18n/language.ts';

/**
 * Adds the stable code, the field and the text to every error answer of REST and GraphQL, beside Payload's own
 * members.
 */
export const answerProblem: AfterErrorHook = ({ error, graphqlResult, req, result }) => {
  const cause =
    'originalError' in error && error.originalError instanceof Error ? error.originalError : error;
  const body = toProblem(cause, {
    language: languageOf(req),
    requestId: req.headers.get('x-request-id') ?? undefined,
    isAnonymous: req.user === null,
    // For a validation error Payload's list has every invalid field. For other errors it has neither field nor
    // language.
    ...(cause instanceof ValidationError && result?.errors !== undefined ? { errors: result.errors } : {}),
  });
  const { errors, ...problem } = body;
  return {
    response: { ...problem, errors },
    status: body.status,
    ...(graphqlResult === undefined
      ? {}
      : { graphqlResult: { ...graphqlResult, message: body.title, extensions: { ...problem } } }),
  };
};

/**
 * The language of the Accept-Language header. Without the header: the member's language, or English for anyone else.
 */
function languageOf({ headers, i18n, user }: PayloadRequest): Language {
  if (headers.has('accept-language')) return toLanguage(i18n.language);
  return user?.collection === 'users' ? toLanguage(user.language) : 'en';
}
