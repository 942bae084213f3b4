import type { CollectionBeforeValidateHook } from 'payload';
import { isAccountCollection } from '../../../src/domain/accounts/logins/sessions.ts';
import { goodCredentials } from '../../../src/services/accounts/credentials/newCredentials.ts';

/**
 * Checks the password of a new account, and brings password and address into their normal forms. An account that a
 * sign-in with a provider makes has no password: it is created without Payload's local strategy.
 */
export const checkNewPassword: CollectionBeforeValidateHook = ({
  collection: { auth, slug },
  data = {},
  operation,
}) =>
  isAccountCollection(slug)
    ? goodCredentials(data, {
        collection: slug,
        isNew: operation === 'create',
        hasPassword: auth.disableLocalStrategy !== true,
      })
    : data;
