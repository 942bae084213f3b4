import type { PayloadRequest } from 'payload';
import { datePast } from '../../../database/community/demo/demoRows.ts';
import { demoDay, demoDays, timeOfMeal } from '../../../domain/community/demo/demoTimes.ts';
import type { DemoMeal } from '../../../domain/community/demo/demoFiles.ts';
import { computeNutrition } from '../../meals/mealNutrition.ts';
import type { DemoWriter } from './actAs.ts';

/** The meals that a member records on one day of the demo: some days all of them, some days none. */
function mealsOfDay(
  meals: readonly DemoMeal[],
  { member, day }: { member: number; day: number },
): DemoMeal[] {
  const wanted = [['breakfast', 'dinner'], ['lunch'], [], ['dinner'], ['snack']][(member + day) % 5] ?? [];
  return wanted.flatMap((type, at) => {
    const choices = meals.filter(({ mealType }) => mealType === type);
    return choices[(member * 5 + day * 3 + at) % choices.length] ?? [];
  });
}

export interface StoredDemoMeal {
  readonly id: number;
  readonly user: number;
  readonly isPublic: boolean;
}

/** Records two weeks of meals with their totals, some of them public on a board that the member writes in. */
export async function writeDemoMeals(
  req: PayloadRequest,
  {
    foods,
    homes,
    meals,
    now,
    writers,
  }: {
    writers: readonly DemoWriter[];
    meals: readonly DemoMeal[];
    foods: ReadonlyMap<string, number>;
    /** The board of each member. */
    homes: ReadonlyMap<number, number>;
    now: Date;
  },
): Promise<StoredDemoMeal[]> {
  const stored: StoredDemoMeal[] = [];
  const times: { id: number; at: Date }[] = [];
  for (const [member, { id: user, request }] of writers.entries())
    for (let day = 1; day <= demoDays; day++)
      for (const { content, items, mealType } of mealsOfDay(meals, { member, day })) {
        const isPublic = (member + day) % 3 === 0;
        const { id } = await req.payload.create({
          collection: 'meal-diaries',
          depth: 0,
          overrideAccess: true,
          req: request(),
          data: {
            user,
            date: demoDay(now, day),
            mealType,
            content: content ?? null,
            isPublic,
            board: isPublic ? (homes.get(user) ?? null) : null,
            items: items.map(({ amount, food, unit }) => ({ food: foods.get(food), amount, unit })),
          },
        });
        await computeNutrition({ req, diary: id });
        times.push({ id, at: timeOfMeal(now, { daysAgo: day, mealType }) });
        stored.push({ id, user, isPublic });
      }
  await datePast(req, 'meal_diaries', times);
  return stored;
}
