import type { CollectionBeforeOperationHook } from 'payload';
import { nobody } from '../../../src/access/roles.ts';
import { checkedInput } from '../../../src/services/operations/input/strictInput.ts';

/**
 * Refuses input with unknown names, with values of another type or range, and with values that the caller may not set.
 * REST, form data, bulk operations and GraphQL pass here; our own code overrides the access and needs no check.
 */
export const refuseUnknownInput: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  req,
}) => {
  if ((operation !== 'create' && operation !== 'update') || !('data' in args) || args.overrideAccess === true)
    return args;
  // Payload takes names and addresses of files out of the input of an upload before this hook.
  const isUploadOfRequest = Boolean(collection.upload) && req.routeParams?.['collection'] === collection.slug;
  const data = await checkedInput(isUploadOfRequest ? req.data : args.data, {
    collection,
    nobody,
    operation,
    id: idOf(args),
    req,
  });
  return { ...args, data };
};

/** The document that changes; undefined for a new one, and where several change. */
function idOf(args: object): number | undefined {
  const id = 'id' in args ? Number(args.id) : undefined;
  return Number.isSafeInteger(id) ? id : undefined;
}
