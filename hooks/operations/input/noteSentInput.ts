import type { CollectionBeforeOperationHook } from 'payload';
import { noteSentInput as note } from '../../../src/services/operations/input/sentInput.ts';

/** Records which fields the caller sent, for the hooks that get Payload's merged document (`sentFields`). */
export const noteSentInput: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  const isWrite = operation === 'create' || operation === 'update' || operation === 'restoreVersion';
  const isPart = operation === 'update' || ('duplicateFromID' in args && args.duplicateFromID !== undefined);
  const data: unknown = isPart && 'data' in args ? args.data : undefined;
  if (isWrite) note({ context: req.context, collection: collection.slug, data });
  return args;
};
