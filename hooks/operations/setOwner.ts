import type { CollectionBeforeValidateHook } from 'payload';

/** The owner is whoever creates, and never changes. The server's own calls name the owner themselves. */
export const setOwner: CollectionBeforeValidateHook = ({ data, operation, originalDoc, req }) => {
  const owner: unknown =
    operation === 'update'
      ? (originalDoc as { user?: unknown } | undefined)?.user
      : req.user?.collection === 'users'
        ? req.user.id
        : data?.['user'];
  return { ...data, user: owner };
};
