import { ValidationError, type AfterErrorHook, type PayloadRequest } from 'payload';
import { toProblem } from '../../src/errors/toProblem.ts';
import type { Language } from '../../src/domain/language.ts';
import { toLanguage } from '../../src/i18n/language.ts';

/** Gives every error of REST and GraphQL its stable code, field and text, beside what Payload says of it. */
export const answerProblem: AfterErrorHook = ({ error, graphqlResult, req, result }) => {
  const cause =
    'originalError' in error && error.originalError instanceof Error ? error.originalError : error;
  const body = toProblem(cause, {
    language: languageOf(req),
    requestId: req.headers.get('x-request-id') ?? undefined,
    isAnonymous: req.user === null,
    // Payload's own list has every field that is wrong; of other errors it knows neither field nor language.
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

/** What the request asks for; without a word of it what the member chose, and English for a program. */
function languageOf({ headers, i18n, user }: PayloadRequest): Language {
  if (headers.has('accept-language')) return toLanguage(i18n.language);
  return user?.collection === 'users' ? toLanguage(user.language) : 'en';
}
