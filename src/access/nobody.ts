import type { Access } from 'payload';

/** Only the server itself, which says `overrideAccess`. */
export const nobody: Access = () => false;
