import type { CollectionBeforeLoginHook } from 'payload';
import type { User } from '../../../payload-types.ts';
import { endOfSuspension, isSuspended } from '../../../src/domain/community/moderation/standing.ts';
import { Problem } from '../../../src/errors/problem.ts';

export const refuseSuspended: CollectionBeforeLoginHook<User> = ({ user }) => {
  if (isSuspended(user, new Date()))
    throw new Problem('suspended', { parameters: { ...endOfSuspension(user, user.timeZone) } });
};
