import type { CollectionBeforeValidateHook } from 'payload';

/**
 * Sets the owner to the member who creates the document; it never changes. Calls of the server itself set the owner
 * explicitly.
 */
export const setOwner: CollectionBeforeValidateHook = ({ data, operation, originalDoc, req }) => {
  const owner: unknown =
    operation === 'update'
      ? (originalDoc as { user?: unknown } | undefined)?.user
      : req.user?.collection === 'users'
        ? req.user.id
        : data?.['user'];
  return { ...data, user: owner };
};
