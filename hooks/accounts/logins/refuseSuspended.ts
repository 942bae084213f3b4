import type { CollectionBeforeLoginHook } from 'payload';
import type { User } from '../../../payload-types.ts';
import { Problem } from '../../../src/errors/problem.ts';

export const refuseSuspended: CollectionBeforeLoginHook<User> = ({ user }) => {
  if (user.suspended === true) throw new Problem('suspended');
};
