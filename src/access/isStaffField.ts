import type { FieldAccess } from 'payload';

export const isStaffField: FieldAccess = ({ req: { user } }) => user?.collection === 'staff';
