import type { CollectionBeforeValidateHook } from 'payload';
import { mealFields } from '../../src/services/meals/writeMeal.ts';

/** Checks a meal and takes the snapshots of its foods. */
export const prepareMeal: CollectionBeforeValidateHook = ({ data, operation, originalDoc, req }) =>
  mealFields({ req, data: data ?? {}, isNew: operation === 'create', original: originalDoc as unknown });
