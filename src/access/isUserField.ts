import type { FieldAccess } from 'payload';

/** An app member; with access to the own account alone that is the member themself. */
export const isUserField: FieldAccess = ({ req: { user } }) => user?.collection === 'users';
