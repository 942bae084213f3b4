import type { CollectionBeforeValidateHook } from 'payload';
import type { MealDiary } from '../../payload-types.ts';
import { mealFields } from '../../src/services/meals/writeMeal.ts';

/** Validates a meal and stores snapshots of its foods. */
export const prepareMeal: CollectionBeforeValidateHook<MealDiary> = ({ data, operation, originalDoc, req }) =>
  mealFields({
    req,
    data: { ...data },
    isNew: operation === 'create',
    original: { ...originalDoc },
  });
