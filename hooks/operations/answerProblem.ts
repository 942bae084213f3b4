import { ValidationError, type AfterErrorHook } from 'payload';
import { toProblem } from '../../src/errors/toProblem.ts';
import { languageOfRequest } from '../../src/i18n/requestLanguage.ts';

/**
 * Adds the stable code, the field and the text to every error answer of REST and GraphQL, beside Payload's own
 * members.
 */
export const answerProblem: AfterErrorHook = ({ error, graphqlResult, req, result }) => {
  const cause =
    'originalError' in error && error.originalError instanceof Error ? error.originalError : error;
  const body = toProblem(cause, {
    language: languageOfRequest(req),
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
