import type { CollectionBeforeDeleteHook } from 'payload';
import { refuseUsedCategory as refuse } from '../../src/services/foods/categories.ts';

/** Refuses to delete a category that has narrower ones or that a rule names. */
export const refuseUsedCategory: CollectionBeforeDeleteHook = async ({ id, req }) => {
  if (typeof id === 'number') await refuse({ req, id });
};
