import type { CollectionBeforeValidateHook } from 'payload';
import { signUpFields } from '../../src/services/accounts/signUp.ts';

/** Validates and completes the data of a new or changed member: username, password, consents. */
export const prepareSignUp: CollectionBeforeValidateHook = ({ data, operation, originalDoc }) =>
  signUpFields({ data: data ?? {}, isNew: operation === 'create', original: originalDoc as unknown });
