import type { CollectionBeforeValidateHook } from 'payload';
import type { MealDiary } from '../../payload-types.ts';
import { sentFields } from '../../src/services/operations/input/sentInput.ts';
import { mealFields } from '../../src/services/meals/writeMeal.ts';

/** Validates a meal and stores snapshots of its foods. */
export const prepareMeal: CollectionBeforeValidateHook<MealDiary> = ({
  collection,
  context,
  data,
  operation,
  originalDoc,
  req,
}) =>
  mealFields({
    req,
    data: { ...data },
    sent: sentFields({ context, collection: collection.slug, data: { ...data } }),
    isNew: operation === 'create',
    original: { ...originalDoc },
  });
