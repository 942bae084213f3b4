import type { PayloadRequest } from 'payload';

/** Who may open the admin UI. */
export const isStaffUser = ({ req: { user } }: { req: PayloadRequest }): boolean =>
  user?.collection === 'staff';
