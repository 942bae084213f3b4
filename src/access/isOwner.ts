import type { Access } from 'payload';

/** The app member whom the document's `user` names; staff are strangers here. */
export const isOwner: Access = ({ req: { user } }) =>
  user?.collection === 'users' ? { user: { equals: user.id } } : false;
