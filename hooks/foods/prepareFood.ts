import type { CollectionBeforeValidateHook } from 'payload';
import { foodFields } from '../../src/services/foods/writeFood.ts';

/** Cleans what of a food is written by hand, and derives what follows from it. */
export const prepareFood: CollectionBeforeValidateHook = ({ data, operation, originalDoc, req }) =>
  foodFields({ req, data: data ?? {}, isNew: operation === 'create', original: originalDoc as unknown });
