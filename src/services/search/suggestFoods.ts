import { completionsOf, type Completion } from '../../database/search/words.ts';
import { publicPool } from '../../database/publicPool.ts';
import { parseFoodQuery } from '../../domain/search/query.ts';
import { queryProblem } from './searchFoods.ts';

export interface SuggestAnswer {
  /** Ten at the most: words, then foods. */
  readonly docs: readonly Completion[];
}

const mostCompletions = 10;

/**
 * Completes what somebody types into the food search.
 *
 * @throws {Problem} 400 with the field, when `q` cannot be used.
 */
export async function suggestFoods({
  parameters,
  viewer,
}: {
  parameters: URLSearchParams;
  viewer: number | undefined;
}): Promise<SuggestAnswer> {
  const typed = parameters.get('q') ?? '';
  const stranger = [...parameters.keys()].find((name) => name !== 'q');
  if (stranger !== undefined) throw queryProblem({ code: 'invalid_filter', field: stranger });
  const parsed = parseFoodQuery(parameters);
  if (!parsed.ok) throw queryProblem(parsed.fault);
  const docs = await completionsOf(publicPool(), { typed: typed.normalize('NFC'), viewer });
  return { docs: docs.slice(0, mostCompletions) };
}
