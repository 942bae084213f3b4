import type { CollectionBeforeValidateHook } from 'payload';
import { foodFields } from '../../src/services/foods/writeFood.ts';

/** Cleans the fields of a food that a person writes, and derives the others. */
export const prepareFood: CollectionBeforeValidateHook = ({ data, operation, originalDoc, req }) =>
  foodFields({ req, data: data ?? {}, isNew: operation === 'create', original: originalDoc as unknown });
