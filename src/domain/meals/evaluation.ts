import type { LocalizedText } from '../language.ts';
import type { CompiledRuleSets } from '../suitability/rules/compileRuleSets.ts';
import type { FactsOfFood, FactsOfPerson } from '../suitability/facts/facts.ts';
import type { Day } from '../calendar.ts';
import { dayLimitsOf, type DayLimit } from './dayLimits.ts';
import { helpingsOf } from './helpings.ts';
import type { DiaryItem } from './items.ts';
import { nutrientStates, type NutrientEvaluation } from './nutrientStates.ts';
import { tallyVerdicts, type EatenHelping, type Tally } from './tally.ts';
import { watchedAllergens, watchedDiets, type AboutDiet, type WatchedDiet } from './watched.ts';

/** The evaluation of a member's meals in a period, by each diet, allergen and nutrient of the member. */
export interface Evaluation {
  readonly items: {
    readonly eaten: number;
    /**
     * Eaten items whose food was deleted. They are judged by the nutrients of the snapshot; all other facts are
     * unknown.
     */
    readonly foodGone: number;
  };
  /** Diets that were followed on at least one day with meals, by slug. */
  readonly habits: readonly DietEvaluation[];
  readonly diseases: readonly DietEvaluation[];
  readonly allergies: readonly AllergyEvaluation[];
  readonly nutrients: readonly NutrientEvaluation[];
}

export interface DietEvaluation extends Tally {
  readonly diet: string;
  readonly name: LocalizedText;
  /** Days with meals on which the diet was followed. All other values count only these days. */
  readonly days: number;
  readonly limits: readonly DayLimit[];
}

export interface AllergyEvaluation extends Tally {
  readonly allergen: string;
  readonly name: LocalizedText;
}

export interface EatenMeal {
  readonly date: Day;
  readonly items: readonly DiaryItem[];
}

export type MealEvaluator = (meals: readonly EatenMeal[]) => Evaluation;

/**
 * Prepares to evaluate any number of periods for one person. Each diet and each allergen is judged separately, on each
 * day by what applied to the person on that day. Each distinct helping of a food is judged once.
 *
 * @param input.foods the facts of the foods that still exist. A helping uses nutrients, basis and serving of its
 *   snapshot, because these were eaten and the totals add them up. All other facts (allergens, category, ingredients,
 *   quality flags) are the current ones.
 */
export function mealEvaluator(input: {
  person: FactsOfPerson;
  ruleSets: CompiledRuleSets;
  diets: ReadonlyMap<string, AboutDiet>;
  foods: ReadonlyMap<number, FactsOfFood>;
}): MealEvaluator {
  const helpings = helpingsOf(input.foods);
  const diets = watchedDiets(input);
  const allergens = watchedAllergens(input);
  return (meals) => {
    const eaten = meals.flatMap(({ date, items }) =>
      items.map((item): EatenHelping => ({ date, item, helping: helpings(item) })),
    );
    if (eaten.length === 0) return nothingEaten;
    const days = new Set(eaten.map(({ date }) => date));
    const byHeading = (heading: 'habits' | 'diseases') =>
      diets
        .filter((diet) => diet.heading === heading)
        .flatMap((diet) => dietEvaluation(diet, { eaten, days, person: input.person }));
    return {
      items: {
        eaten: eaten.length,
        foodGone: eaten.filter(({ item }) => !input.foods.has(item.food)).length,
      },
      habits: byHeading('habits'),
      diseases: byHeading('diseases'),
      allergies: allergens.map(({ slug, name, judgeOn }) => ({
        allergen: slug,
        name,
        ...tallyVerdicts(eaten, judgeOn),
      })),
      nutrients: nutrientStates({ items: eaten.map(({ item }) => item), days: days.size }),
    };
  };
}

const nothingEaten: Evaluation = {
  items: { eaten: 0, foodGone: 0 },
  habits: [],
  diseases: [],
  allergies: [],
  nutrients: [],
};

function dietEvaluation(
  diet: WatchedDiet,
  input: { eaten: readonly EatenHelping[]; days: ReadonlySet<Day>; person: FactsOfPerson },
): DietEvaluation[] {
  const days = [...input.days].filter(diet.isFollowedOn);
  if (days.length === 0) return [];
  const itemsByDay = new Map<Day, DiaryItem[]>(days.map((day) => [day, []]));
  for (const { date, item } of input.eaten) itemsByDay.get(date)?.push(item);
  const eaten = input.eaten.filter(({ date }) => itemsByDay.has(date));
  return [
    {
      diet: diet.slug,
      name: diet.name,
      days: days.length,
      ...tallyVerdicts(eaten, diet.judgeOn),
      limits: dayLimitsOf({ rules: diet.rules?.rules ?? [], person: input.person, days: itemsByDay }),
    },
  ];
}
