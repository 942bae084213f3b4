import { foodsByIds, readDiets } from '../../database/meals/evaluation.ts';
import { publicPool } from '../../database/publicPool.ts';
import { mealEvaluator, type EatenMeal, type MealEvaluator } from '../../domain/meals/evaluation.ts';
import { prepareJudge, type CallerJudge } from '../suitability/judging.ts';

/**
 * Prepares to evaluate a member's meals by their current profile. It runs a few statements, however many meals and
 * periods are evaluated.
 */
export async function prepareEvaluator({
  meals,
  member,
  usesProfile,
}: {
  member: number;
  /** False evaluates them for an empty profile. */
  usesProfile: boolean;
  meals: readonly EatenMeal[];
}): Promise<MealEvaluator> {
  const ids = [...new Set(meals.flatMap(({ items }) => items.map(({ food }) => food)))];
  const [judge, diets, foods] = await Promise.all([
    usesProfile ? prepareMemberJudge(member) : prepareEmptyJudge(),
    readDiets(publicPool()),
    foodsByIds(publicPool(), { ids, viewer: member }),
  ]);
  const { person, ruleSets } = judge;
  const known = await judge.knownFoodsOf([...foods.values()]);
  return mealEvaluator({
    person,
    ruleSets,
    diets: new Map(
      diets.map(({ slug, kind, name, name_en: en }) => [slug, { kind, name: { ko: name, en } }]),
    ),
    foods: new Map(known.map(({ food, facts }) => [Number(food['id']), facts])),
  });
}

/** The judge for the member's profile, or for an empty profile if the member has none. */
async function prepareMemberJudge(member: number): Promise<CallerJudge> {
  return (await prepareJudge({ member })) ?? (await prepareEmptyJudge());
}

async function prepareEmptyJudge(): Promise<CallerJudge> {
  const judge = await prepareJudge({
    member: undefined,
    query: { diets: [], allergens: [], usesProfile: false },
  });
  if (judge === undefined) throw new Error('a judge without a profile is never undefined');
  return judge;
}
