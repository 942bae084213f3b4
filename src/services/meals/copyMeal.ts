import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { MealDiary } from '../../../payload-types.ts';
import { mealTypeNames } from '../../domain/meals/mealTypes.ts';
import { checkedBody } from '../operations/input/checkedBody.ts';
import { callerIn } from '../accounts/sessions/ownSessions.ts';
import { parseMealDay } from './writeMeal.ts';

const body = z.object({ date: z.string(), mealType: z.enum(mealTypeNames).nullish() });

/**
 * Copies a meal of the caller, or a public one of another member, to a day of the caller's diary. Payload's duplicate
 * does it, so every copy follows the rules of a new meal ({@link fieldsOfCopy}).
 *
 * @param input.input the body: `date`, and `mealType` if it is another one than that of the meal.
 * @throws {Problem} `not_found` for a meal that the caller may not read, `meal_exists`, or a fault of the body.
 */
export async function copyMeal({
  req,
  diary,
  input,
}: {
  req: PayloadRequest;
  diary: number;
  input: unknown;
}): Promise<MealDiary> {
  callerIn(req, 'users');
  const { date, mealType } = checkedBody(input, body);
  const data = { date: parseMealDay(date, req), ...(mealType == null ? {} : { mealType }) };
  return req.payload.duplicate({
    collection: 'meal-diaries',
    id: diary,
    data,
    overrideAccess: false,
    req,
  });
}
