import type { CollectionBeforeOperationHook } from 'payload';
import { isAccountCollection } from '../../src/domain/accounts/sessions.ts';
import { refuseCredentialChange as refuse } from '../../src/services/accounts/credentials/refuseChange.ts';

/** Passwords and addresses change only by the way that asks for the present password, never with the rest of an account. */
export const refuseCredentialChange: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const { slug } = collection;
  if (operation !== 'update' || overrideAccess === true || !('data' in args) || !isAccountCollection(slug))
    return args;
  const id = 'id' in args ? Number(args.id) : Number.NaN;
  const mayUpdateAny = (await collection.access.update({ req, id })) === true;
  return {
    ...args,
    data: await refuse(req, { account: { collection: slug, id }, input: args.data, mayUpdateAny }),
  };
};
