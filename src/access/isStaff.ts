import type { Access } from 'payload';

/** Anyone who works in the admin UI, whatever the role. */
export const isStaff: Access = ({ req: { user } }) => user?.collection === 'staff';
