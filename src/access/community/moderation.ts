import type { Access } from 'payload';
import { isModerator } from '../roles.ts';

/** Moderators read all reports, without who sent them; members their own. */
export const canReadReport: Access = ({ req }) => {
  if (isModerator({ req })) return true;
  return req.user?.collection === 'users' && { user: { equals: req.user.id } };
};
