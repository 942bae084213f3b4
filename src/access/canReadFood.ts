import type { Access } from 'payload';

/** The catalogue is open to everyone; a custom food only to the member who made it, and to staff. */
export const canReadFood: Access = ({ req: { user } }) => {
  if (user?.collection === 'staff') return true;
  const catalogue = { kind: { not_equals: 'custom' } };
  return user?.collection === 'users' ? { or: [catalogue, { owner: { equals: user.id } }] } : catalogue;
};
