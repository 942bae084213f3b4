import { completionsOf, type Completion } from '../../database/search/words.ts';
import { publicPool } from '../../database/publicPool.ts';
import { parseFoodQuery } from '../../domain/search/query.ts';
import { toQueryProblem } from './searchFoods.ts';
import { inNormalForm } from '../../domain/normalForm.ts';

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
  const typed = parameters.get('q') ?? '';
  const unknownName = [...parameters.keys()].find((name) => name !== 'q');
  if (unknownName !== undefined) throw toQueryProblem({ code: 'invalid_filter', field: unknownName });
  const parsed = parseFoodQuery(parameters);
  if (!parsed.ok) throw toQueryProblem(parsed.fault);
  const docs = await completionsOf(publicPool(), { typed: inNormalForm(typed, 'NFC'), viewer });
  return { docs: docs.slice(0, maximumCompletions) };
}
