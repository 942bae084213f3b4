import type { CollectionAfterChangeHook } from 'payload';
import type { Sharing } from '../../payload-types.ts';

/** Adds the code to the answer of the call that made it. */
export const showCode: CollectionAfterChangeHook<Sharing> = ({ context, doc, operation }) => {
  const code = context['sharingCode'];
  return operation === 'create' && typeof code === 'string' ? { ...doc, code } : doc;
};
