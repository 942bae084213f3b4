import type { Access, Where } from 'payload';
import { isDietitian, isMember, isModerator, isOwner, isStaff } from '../roles.ts';
import { visibleToAnyone } from './content.ts';

const ofCatalogue: Where = { user: { exists: false } };
const ofMembers: Where = { user: { exists: true } };

/** Dietitians add pictures of the catalogue, a member their own avatar. */
export const canAddImage: Access = ({ req }) => isMember({ req }) || isDietitian({ req });

/** Everyone sees pictures of the catalogue and avatars. An avatar that no profile shows is nobody else's. */
export const canReadImage: Access = ({ req }) => isStaff({ req }) || visibleToAnyone(req, 'images');

/** Dietitians change pictures of the catalogue, a member their own. */
export const canChangeImage: Access = ({ req }) =>
  isMember({ req }) ? isOwner({ req }) : isDietitian({ req }) && ofCatalogue;

/** Moderators remove avatars, too. */
export const canDeleteImage: Access = ({ req }) => {
  if (isMember({ req })) return isOwner({ req });
  const conditions = [
    ...(isDietitian({ req }) ? [ofCatalogue] : []),
    ...(isModerator({ req }) ? [ofMembers] : []),
  ];
  return conditions.length > 0 && { or: conditions };
};
