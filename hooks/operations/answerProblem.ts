import { ValidationError, type AfterErrorHook, type PayloadRequest } from 'payload';
import { problemCaller } from '../../src/errors/problemCaller.ts';
import { toProblem } from '../../src/errors/toProblem.ts';
import { languageOfRequest } from '../../src/i18n/requestLanguage.ts';

/**
 * Adds the stable code, the field and the text to every error answer of REST and GraphQL, beside Payload's own
 * members.
 */
export const answerProblem: AfterErrorHook = ({ error, graphqlResult, req, result }) => {
  const cause =
    'originalError' in error && error.originalError instanceof Error ? error.originalError : error;
  const { status, headers, body } = toProblem(cause, {
    ...problemCaller(req.headers),
    language: languageOfRequest(req),
    isAnonymous: req.user === null,
    // For a validation error Payload's list has every invalid field. For other errors it has neither field nor
    // language.
    ...(cause instanceof ValidationError && result?.errors !== undefined ? { errors: result.errors } : {}),
  });
  if (graphqlResult === undefined) {
    setHeaders(req, headers);
    return { response: { ...body }, status };
  }
  const { errors: _, ...extensions } = body;
  return { graphqlResult: { ...graphqlResult, message: body.title, extensions } };
};

/** Payload adds these headers to its answer. It appends, so each must be set once only. */
function setHeaders(req: PayloadRequest, headers: Readonly<Record<string, string>>): void {
  req.responseHeaders ??= new Headers();
  for (const [name, value] of Object.entries(headers)) req.responseHeaders.set(name, value);
}
