import type { CollectionBeforeValidateHook } from 'payload';
import { foodFields } from '../../src/services/foods/writeFood.ts';
import { sentFields } from '../../src/services/operations/input/sentInput.ts';

/** Cleans the fields of a food that a person writes, and derives the others. */
export const prepareFood: CollectionBeforeValidateHook = ({
  collection,
  context,
  data = {},
  operation,
  originalDoc,
  req,
}) =>
  foodFields({
    req,
    data,
    sent: sentFields({ context, collection: collection.slug, data }),
    isNew: operation === 'create',
    original: originalDoc as unknown,
  });
