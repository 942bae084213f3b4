import type { CollectionBeforeOperationHook } from 'payload';
import { nobody } from '../../src/access/roles.ts';
import { checkedInput } from '../../src/services/operations/strictInput.ts';

/**
 * Refuses input with unknown names, with values of another type, and with fields that only the server sets. REST, form
 * data, bulk operations and GraphQL pass here; our own code overrides the access and needs no check.
 */
export const refuseUnknownInput: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  const isWrite = operation === 'create' || operation === 'update';
  if (!isWrite || !('data' in args) || args.overrideAccess === true) return args;
  // Payload answers that nobody may do this.
  if (collection.access[operation] === nobody) return args;
  return { ...args, data: checkedInput(args.data, { collection, nobody, user: req.user }) };
};
