import type { Access } from 'payload';
import { isStaff } from '../roles.ts';
import { visibleTo } from './content.ts';

/** Members see each other, but not who blocks them and not who is suspended. Staff see all. */
export const canReadMember: Access = ({ req }) => isStaff({ req }) || visibleTo(req, 'members');
