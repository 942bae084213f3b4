import type { CollectionBeforeValidateHook } from 'payload';
import { signUpFields } from '../../src/services/accounts/signUp.ts';
import { sentFields } from '../../src/services/operations/input/sentInput.ts';

/** Validates and completes the data of a new or changed member: username, password, consents. */
export const prepareSignUp: CollectionBeforeValidateHook = ({
  collection,
  context,
  data = {},
  operation,
  originalDoc,
}) =>
  signUpFields({
    data,
    sent: sentFields({ context, collection: collection.slug, data }),
    isNew: operation === 'create',
    original: originalDoc as unknown,
  });
