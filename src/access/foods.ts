import type { Access, Where } from 'payload';
import { isDietitian, isMember, isStaff } from './roles.ts';

const catalogue: Where = { kind: { not_equals: 'custom' } };

/** Staff may have custom foods of their own making. Those of members are nobody else's, in the trash neither. */
const ofNoMember: Where = { or: [catalogue, { owner: { exists: false } }] };

/** Everyone may read the catalogue. Only its owner may read a custom food. */
export const canReadFood: Access = ({ req }) => {
  if (isStaff({ req })) return ofNoMember;
  return req.user?.collection === 'users'
    ? { or: [catalogue, { owner: { equals: req.user.id } }] }
    : catalogue;
};

/** Dietitians create catalogue foods. A member creates custom foods; the server sets their kind. */
export const canCreateFood: Access = ({ req }) => isMember({ req }) || isDietitian({ req });

/** Dietitians may change the foods that they may read, a member their own custom foods. */
export const canChangeFood: Access = ({ req }) => {
  if (req.user?.collection !== 'users') return isDietitian({ req }) && ofNoMember;
  const conditions: Where[] = [{ kind: { equals: 'custom' } }, { owner: { equals: req.user.id } }];
  return { and: conditions };
};
