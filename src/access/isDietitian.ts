import type { Access } from 'payload';

/** Dietitians curate foods and rules; an admin has their rights too. */
export const isDietitian: Access = ({ req: { user } }) =>
  user?.collection === 'staff' && (user.role === 'dietitian' || user.role === 'admin');
