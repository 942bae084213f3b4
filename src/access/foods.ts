import type { Access, Where } from 'payload';
import { isDietitian, isMember, isStaff } from './roles.ts';

const catalogue: Where = { kind: { not_equals: 'custom' } };

/** The catalogue is open to everyone; a custom food only to the member who made it, and to staff. */
export const canReadFood: Access = ({ req }) => {
  if (isStaff({ req })) return true;
  return req.user?.collection === 'users'
    ? { or: [catalogue, { owner: { equals: req.user.id } }] }
    : catalogue;
};

/** Dietitians write the catalogue; a member adds custom foods, which the server marks as such. */
export const canCreateFood: Access = ({ req }) => isMember({ req }) || isDietitian({ req });

/** Dietitians change every food, a member the custom foods they made. */
export const canChangeFood: Access = ({ req }) => {
  if (req.user?.collection !== 'users') return isDietitian({ req });
  const own: Where[] = [{ kind: { equals: 'custom' } }, { owner: { equals: req.user.id } }];
  return { and: own };
};
