import type { Access } from 'payload';
import { visibleTo } from './content.ts';

/** A member reads their own notifications, as far as what they are about is still visible. */
export const canReadNotification: Access = ({ req }) => visibleTo(req, 'notifications');
