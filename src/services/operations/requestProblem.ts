import type { PayloadRequest } from 'payload';
import { problemCaller } from '../../errors/problemCaller.ts';
import type { Language } from '../../domain/language.ts';
import { toProblem, type ProblemAnswer } from '../../errors/toProblem.ts';
import { languageOfRequest } from './callersLanguage.ts';
import { fieldLabel } from './input/fieldLabel.ts';

/**
 * The answer to an error of a request: code, field and texts in the caller's language, with the names of fields that
 * people see.
 *
 * @param input.collection the slug of the collection that the request is about, where it is known
 * @param input.language the language of the answer, where it is not that of the request
 */
export function requestProblem({
  error,
  req,
  collection,
  language = languageOfRequest(req),
}: {
  error: unknown;
  req: Pick<PayloadRequest, 'headers' | 'payload' | 'user'>;
  collection?: string | undefined;
  language?: Language;
}): ProblemAnswer {
  const { config } = req.payload;
  return toProblem(error, {
    ...problemCaller(req.headers),
    language,
    isAnonymous: req.user === null,
    labelOf: (path) => fieldLabel({ config, collection, path, language }),
  });
}
