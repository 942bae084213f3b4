import { countedExactly, findFoods, type FoodDocument } from '../database/foodSearch.ts';
import { publicPool } from '../database/publicPool.ts';
import { encodeCursor } from '../domain/food-search/cursor.ts';
import { parseFoodQuery, type QueryFault } from '../domain/food-search/query.ts';
import type { Verdict } from '../domain/suitability/facts.ts';
import { Problem } from '../errors/problem.ts';
import { callersJudge } from './judging.ts';

export interface FoodSearchAnswer {
  /** With the verdict when the caller has a profile. */
  readonly docs: readonly { readonly food: FoodDocument; readonly verdict?: Verdict }[];
  /** Sent back as `cursor`, it continues the search; null on the last page. */
  readonly nextCursor: string | null;
  /** How many foods match: exactly, or at least (`gte`) this many. */
  readonly total: { readonly value: number; readonly relation: 'eq' | 'gte' };
}

/**
 * Searches foods by name, for a member (their own entries included) or for anyone.
 *
 * @throws {Problem} 400 with the field, when a parameter cannot be used.
 */
export async function searchFoods({
  parameters,
  viewer,
}: {
  parameters: URLSearchParams;
  viewer: number | undefined;
}): Promise<FoodSearchAnswer> {
  const parsed = parseFoodQuery(parameters);
  if (!parsed.ok) throw problemOf(parsed.fault);
  const { query } = parsed;

  const [page, judge] = await Promise.all([
    findFoods(publicPool(), { query, viewer }),
    viewer === undefined ? undefined : callersJudge({ member: viewer }),
  ]);
  if (!page.isCategoryKnown) throw problemOf({ code: 'invalid_filter', field: 'category' });

  const last = page.foods.at(-1);
  return {
    docs: page.foods.map(({ food }) => ({
      food,
      ...(judge === undefined ? {} : { verdict: judge.verdictOf(judge.factsOf(food)) }),
    })),
    nextCursor: page.hasMore && last !== undefined ? encodeCursor(query.filter, last.position) : null,
    total:
      page.total > countedExactly
        ? { value: countedExactly, relation: 'gte' }
        : { value: page.total, relation: 'eq' },
  };
}

function problemOf(fault: QueryFault): Problem {
  const { code, field } = fault;
  switch (code) {
    case 'invalid_filter':
      return new Problem(code, { field, parameters: { path: field } });
    case 'too_long':
      return new Problem(code, { field, parameters: { limit: fault.limit } });
    case 'required':
    case 'invalid_character':
      return new Problem(code, { field });
  }
}
