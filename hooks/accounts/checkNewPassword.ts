import type { CollectionBeforeValidateHook } from 'payload';
import { isAccountCollection } from '../../src/domain/accounts/sessions.ts';
import { goodCredentials } from '../../src/services/accounts/credentials/newCredentials.ts';

/** Checks the password of a new account, and brings password and address into their normal forms. */
export const checkNewPassword: CollectionBeforeValidateHook = ({
  collection: { slug },
  data = {},
  operation,
}) =>
  isAccountCollection(slug)
    ? goodCredentials(data, { collection: slug, isNew: operation === 'create' })
    : data;
