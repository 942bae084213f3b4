import { foodsByIds, readDiets } from '../../database/meals/evaluation.ts';
import { publicPool } from '../../database/publicPool.ts';
import { mealEvaluator, type EatenMeal, type MealEvaluator } from '../../domain/meals/evaluation.ts';
import { callersJudge, type CallersJudge } from '../suitability/judging.ts';

/**
 * Prepares to evaluate a member's meals by their own profile as it is now: a few statements, however many meals there
 * are and however many periods are asked for afterwards.
 */
export async function evaluatorOf({
  meals,
  member,
}: {
  member: number;
  meals: readonly EatenMeal[];
}): Promise<MealEvaluator> {
  const ids = [...new Set(meals.flatMap(({ items }) => items.map(({ food }) => food)))];
  const [judge, diets, foods] = await Promise.all([
    judgeOf(member),
    readDiets(publicPool()),
    foodsByIds(publicPool(), { ids, viewer: member }),
  ]);
  const { factsOf, person, ruleSets } = judge;
  return mealEvaluator({
    person,
    ruleSets,
    diets: new Map(
      diets.map(({ slug, kind, name, name_en: en }) => [slug, { kind, name: { ko: name, en } }]),
    ),
    foods: new Map([...foods].map(([id, food]) => [id, factsOf(food)])),
  });
}

/** The member's own judge; without a profile one for whom nothing is stated. */
async function judgeOf(member: number): Promise<CallersJudge> {
  const judge =
    (await callersJudge({ member })) ??
    (await callersJudge({ member, substitute: { diets: [], allergens: [] } }));
  if (judge === undefined) throw new Error('a substitute is always judged for');
  return judge;
}
