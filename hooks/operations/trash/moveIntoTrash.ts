import type { CollectionBeforeOperationHook } from 'payload';
import { isPurge } from '../../../src/domain/operations/purge.ts';

/**
 * Lets a document that a DELETE moves into the trash keep its versions, and runs no `afterDelete` hook for it, because
 * the document lives on. A repeated DELETE finds the document there, and has the same answer as the first one.
 */
export const moveIntoTrash: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  if (operation !== 'delete' || isPurge(req.context, collection.slug)) return args;
  const { versions: _kept, ...config } = args.collection.config;
  const hooks = { ...config.hooks, afterDelete: [] };
  const own = { ...args, collection: { ...args.collection, config: { ...config, hooks } } };
  return 'id' in args ? { ...own, trash: true } : own;
};
