import type { AfterErrorHook } from 'payload';
import { toProblem } from '../src/errors/toProblem.ts';
import { toLanguage } from '../src/i18n/language.ts';

/** Gives every error of REST and GraphQL its stable code, field and text, beside what Payload says of it. */
export const answerProblem: AfterErrorHook = ({ error, graphqlResult, req, result }) => {
  const cause =
    'originalError' in error && error.originalError instanceof Error ? error.originalError : error;
  const body = toProblem(cause, {
    language: toLanguage(req.i18n.language),
    requestId: req.headers.get('x-request-id') ?? undefined,
    isAnonymous: req.user === null,
    ...(result?.errors === undefined ? {} : { errors: result.errors }),
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
