import { completionsOf, type Completion } from '../../database/search/words.ts';
import { publicPool } from '../../database/publicPool.ts';
import { visibleText } from '../../domain/search/keyword.ts';
import { parseFoodQuery } from '../../domain/search/query.ts';
import { toQueryProblem } from './searchFoods.ts';

export interface SuggestAnswer {
  /** At most ten: words first, then foods. */
  readonly docs: readonly Completion[];
}

const maximumCompletions = 10;

/**
 * Completes a partly typed keyword of the food search.
 *
 * @throws {Problem} 400 with the field, when `q` is not valid.
 */
export async function suggestFoods({
  parameters,
  viewer,
}: {
  parameters: URLSearchParams;
  viewer: number | undefined;
}): Promise<SuggestAnswer> {
  const parsed = parseFoodQuery(parameters);
  if (!parsed.ok) throw toQueryProblem(parsed.fault);
  // A blank at the end says that the last word is finished.
  const isFinished = /\s$/u.test(visibleText(parameters.get('q') ?? ''));
  const typed = `${parsed.query.filter.keyword}${isFinished ? ' ' : ''}`;
  const docs = await completionsOf(publicPool(), { typed, viewer });
  return { docs: docs.slice(0, maximumCompletions) };
}
