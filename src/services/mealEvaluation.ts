import { foodsByIds, readDiets } from '../database/evaluation.ts';
import { publicPool } from '../database/publicPool.ts';
import { mealEvaluator, type EatenMeal, type MealEvaluator } from '../domain/diary/evaluation.ts';
import { factsOfFood } from '../domain/factsOfFood.ts';
import { emptyPerson } from '../domain/suitability/facts.ts';
import { callersJudge } from './judging.ts';

/**
 * Prepares to evaluate a member's meals by their own profile as it is now: a few statements, however many meals there
 * are and however many periods are asked for afterwards.
 */
export async function evaluatorOf(of: {
  member: number;
  meals: readonly EatenMeal[];
}): Promise<MealEvaluator> {
  const ids = [...new Set(of.meals.flatMap(({ items }) => items.map(({ food }) => food)))];
  const [judge, diets, foods] = await Promise.all([
    callersJudge({ member: of.member }),
    readDiets(publicPool()),
    foodsByIds(publicPool(), { ids, viewer: of.member }),
  ]);
  const factsOf = judge?.factsOf ?? ((document) => factsOfFood({ document, category: null }));
  return mealEvaluator({
    person: judge?.person ?? emptyPerson,
    ruleSets: judge?.ruleSets ?? { byDiet: new Map() },
    diets: new Map(
      diets.map(({ slug, kind, name, name_en: en }) => [slug, { kind, name: { ko: name, en } }]),
    ),
    foods: new Map([...foods].map(([id, food]) => [id, factsOf(food)])),
  });
}
