import type { CollectionBeforeValidateHook } from 'payload';
import { signUpFields } from '../../src/services/accounts/signUp.ts';

/** Checks and completes what a new or changed member sends: username, password, consents. */
export const prepareSignUp: CollectionBeforeValidateHook = ({ data, operation, originalDoc }) =>
  signUpFields({ data: data ?? {}, isNew: operation === 'create', original: originalDoc as unknown });
