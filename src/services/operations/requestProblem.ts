import type { PayloadRequest } from 'payload';
import { problemCaller } from '../../errors/problemCaller.ts';
import { toProblem, type ProblemAnswer } from '../../errors/toProblem.ts';
import { chosenLanguage } from './callersLanguage.ts';
import { fieldLabel } from './input/fieldLabel.ts';

/**
 * The answer to an error of a request: code, field and texts in the caller's language, with the names of fields that
 * people see.
 *
 * @param input.collection the slug of the collection that the request is about, where it is known
 */
export function requestProblem({
  error,
  req,
  collection,
}: {
  error: unknown;
  req: PayloadRequest;
  collection?: string | undefined;
}): ProblemAnswer {
  const caller = problemCaller(req.headers, chosenLanguage(req));
  const { language } = caller;
  const { config } = req.payload;
  return toProblem(error, {
    ...caller,
    isAnonymous: req.user === null,
    labelOf: (path) => fieldLabel({ config, collection, path, language }),
  });
}
