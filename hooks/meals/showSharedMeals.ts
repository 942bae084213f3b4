import type { CollectionAfterOperationHook } from 'payload';
import { asSharedMeals } from '../../src/services/meals/sharedMeals.ts';

/** Shows meals of other members with their author, and without what is only for the owner. */
export const showSharedMeals: CollectionAfterOperationHook<'meal-diaries'> = async ({
  operation,
  overrideAccess,
  req,
  result,
}) => {
  // A dietitian sees a meal as its member does.
  if (overrideAccess === true || req.user?.collection === 'staff') return result;
  switch (operation) {
    case 'find':
      return { ...result, docs: await asSharedMeals({ req, meals: result.docs }) };
    case 'findByID':
      return (await asSharedMeals({ req, meals: [result] }))[0] ?? result;
    default:
      return result;
  }
};
