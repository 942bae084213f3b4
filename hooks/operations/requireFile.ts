import type { CollectionBeforeOperationHook } from 'payload';
import { Problem } from '../../src/errors/problem.ts';

/**
 * Refuses a new upload without bytes. Payload would fetch the file from the `url` of the input, so a caller could make
 * the server read any public address.
 */
export const requireFile: CollectionBeforeOperationHook = ({ args, operation, req }) => {
  if (operation === 'create' && req.file === undefined) throw new Problem('required', { field: 'file' });
  return args;
};
