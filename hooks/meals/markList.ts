import { isolateObjectProperty, type CollectionBeforeOperationHook } from 'payload';
import type { ListMark } from '../../src/access/meals.ts';

type HookArguments = Parameters<CollectionBeforeOperationHook>[0];

/** Whether a member asked for a list. Payload also fills in relations by a list, but then it wants no errors. */
export function isList({ args, operation }: HookArguments): boolean {
  const fillsRelations = 'disableErrors' in args && args.disableErrors === true;
  return ['count', 'read', 'readDistinct'].includes(operation) && !('id' in args) && !fillsRelations;
}

/**
 * Tells the access rules of this operation, and of no other one of the same request, what the list is about: Payload
 * passes them the request only.
 */
export function withMark({ args, req }: HookArguments, mark: ListMark): HookArguments['args'] {
  const marked = isolateObjectProperty(req, 'context');
  marked.context = { ...req.context, [mark]: true };
  return { ...args, req: marked };
}
