import type { FoodDocument } from '../../database/foods/document.ts';
import {
  countedExactly,
  findFoods,
  findFoodsUncounted,
  type FoodPage,
  type FoodSearchOf,
  type UncountedFoodPage,
} from '../../database/search/search.ts';
import { correctedKeyword } from '../../database/search/words.ts';
import { publicPool } from '../../database/publicPool.ts';
import { encodeCursor } from '../../domain/search/cursor.ts';
import type { FoodFilter } from '../../domain/search/filter.ts';
import { parseFoodQuery, type FoodQuery, type QueryFault } from '../../domain/search/query.ts';
import type { Verdict } from '../../domain/suitability/facts/facts.ts';
import type { Reason } from '../../domain/suitability/reasons.ts';
import { Problem } from '../../errors/problem.ts';
import type { Caller } from '../operations/caller.ts';
import { prepareJudge, type CallerJudge } from '../suitability/judging.ts';

export interface FoodSearchAnswer {
  /** With a verdict if the caller has a profile. */
  readonly docs: readonly { readonly food: FoodDocument; readonly verdict?: Verdict }[];
  /** The client sends it as `cursor` to get the next page; null on the last page. */
  readonly nextCursor: string | null;
  /** How many foods match: exactly (`eq`) or at least (`gte`) this number. */
  readonly total: { readonly value: number; readonly relation: 'eq' | 'gte' };
  /**
   * The corrected keyword, when the keyword itself matches nothing. The whole answer, including `nextCursor`, is for
   * it.
   */
  readonly correctedTo?: string;
  /**
   * Why no food at all suits the caller, when only suitable foods are wanted: the profile says nothing yet, or a diet
   * lacks rules. The texts say what the member can do.
   */
  readonly reasons?: readonly Reason[];
  /** The facts that are missing for it, as in the answer for one food. */
  readonly missing?: readonly string[];
}

/**
 * Searches foods by name, for a member (including their own foods) or for anyone. With `suitable` it returns only
 * foods that suit the member.
 *
 * @throws {Problem} 400 with the field for an invalid parameter; `authentication_required` for `suitable` without a
 *   profile.
 */
export async function searchFoods({
  parameters,
  caller,
}: {
  parameters: URLSearchParams;
  caller: Caller | undefined;
}): Promise<FoodSearchAnswer> {
  const parsed = parseFoodQuery(parameters);
  if (!parsed.ok) throw toQueryProblem(parsed.fault);
  const { query } = parsed;
  const viewer = caller?.member;
  const pendingJudge = caller === undefined ? undefined : prepareJudge(caller);
  if (query.filter.isSuitable === true)
    return findSuitableFoods({ query, viewer, judge: await pendingJudge });

  const [firstPage, judge] = await Promise.all([findPage({ query, viewer }), pendingJudge]);
  const corrected = await correctKeyword({ query, firstPage, viewer });
  const { page, filter } = corrected ?? { page: firstPage, filter: query.filter };
  const last = page.foods.at(-1);
  const foods = page.foods.map(({ food }) => food);
  return {
    ...(corrected === undefined ? {} : { correctedTo: filter.keyword }),
    docs: judge === undefined ? foods.map((food) => ({ food })) : await withVerdicts(foods, judge),
    nextCursor: page.hasMore && last !== undefined ? encodeCursor(filter, last.position) : null,
    total:
      page.total > countedExactly
        ? { value: countedExactly, relation: 'gte' }
        : { value: page.total, relation: 'eq' },
  };
}

/** Searches with the most similar known words when the keyword itself matches nothing. */
async function correctKeyword({
  query,
  firstPage,
  viewer,
}: {
  query: FoodQuery;
  firstPage: FoodPage;
  viewer: number | undefined;
}): Promise<{ page: FoodPage; filter: FoodFilter } | undefined> {
  if (firstPage.total > 0 || query.after !== undefined) return undefined;
  const keyword = await correctedKeyword(publicPool(), query.filter.keyword);
  if (keyword === undefined) return undefined;
  const filter = { ...query.filter, keyword };
  const page = await findPage({ query: { ...query, filter }, viewer });
  return page.total === 0 ? undefined : { page, filter };
}

/** The most pages that one call reads when foods that pass the prefilter turn out not to suit. */
const maximumPages = 5;
/** The size of each page after the first. The first has the requested size. */
const laterPageSize = 50;

/**
 * Returns suitable foods. The prefilter finds foods that probably suit, and each is judged before it is returned. More
 * pages are read to replace unsuitable foods. The total is the number of returned foods: exact when the first page is
 * also the last, otherwise a lower bound.
 */
async function findSuitableFoods({
  query,
  viewer,
  judge,
}: {
  query: FoodQuery;
  viewer: number | undefined;
  judge: CallerJudge | undefined;
}): Promise<FoodSearchAnswer> {
  if (judge === undefined) throw new Problem('authentication_required', { field: 'suitable' });
  const { gaps } = judge;
  if (gaps.length > 0) return nothingSuits(gaps);
  const docs: FoodDocument[] = [];
  let after = query.after;
  let hasMore = true;
  for (let round = 0; hasMore && round < maximumPages && docs.length < query.limit; round += 1) {
    const limit = round === 0 ? query.limit : laterPageSize;
    const page = await findFoodsUncounted(publicPool(), {
      query: { ...query, after, limit },
      viewer,
      unfit: judge.unfit,
    });
    checkCategory(page);
    hasMore = page.hasMore;
    const judged = await withVerdicts(
      page.foods.map(({ food }) => food),
      judge,
    );
    for (const [at, { position }] of page.foods.entries()) {
      if (docs.length === query.limit) {
        hasMore = true;
        break;
      }
      const found = judged[at];
      if (found?.verdict === 'suitable') docs.push(found.food);
      after = position;
    }
  }
  return {
    docs: docs.map((food) => ({ food, verdict: 'suitable' })),
    nextCursor: hasMore && after !== undefined ? encodeCursor(query.filter, after) : null,
    total: { value: docs.length, relation: hasMore || query.after !== undefined ? 'gte' : 'eq' },
  };
}

async function withVerdicts(
  foods: readonly FoodDocument[],
  judge: CallerJudge,
): Promise<{ food: FoodDocument; verdict: Verdict }[]> {
  const known = await judge.knownFoodsOf(foods);
  return known.map(({ food, facts }) => ({ food, verdict: judge.verdictOf(facts) }));
}

function nothingSuits(reasons: readonly Reason[]): FoodSearchAnswer {
  const missing = reasons.map(({ fact }) => fact.name).sort();
  return { docs: [], nextCursor: null, total: { value: 0, relation: 'eq' }, missing, reasons };
}

async function findPage(input: FoodSearchOf): Promise<FoodPage> {
  const page = await findFoods(publicPool(), input);
  checkCategory(page);
  return page;
}

function checkCategory({ isCategoryKnown }: UncountedFoodPage): void {
  if (!isCategoryKnown) throw toQueryProblem({ code: 'invalid_filter', field: 'category' });
}

/** Converts a fault of the query to a Problem. */
export function toQueryProblem(fault: QueryFault): Problem {
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
