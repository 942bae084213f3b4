import type { Access } from 'payload';

/** Anyone who is logged in. */
export const isMemberOrStaff: Access = ({ req: { user } }) => user !== null;
