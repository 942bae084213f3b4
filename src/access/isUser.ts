import type { Access } from 'payload';

/** An app member; staff are not. */
export const isUser: Access = ({ req: { user } }) => user?.collection === 'users';
