import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeOperationHook,
} from 'payload';
import type { Staff } from '../../../payload-types.ts';
import { lockAdmins as lock, requireAnAdmin } from '../../../src/services/accounts/credentials/lastAdmin.ts';

/** Before a staff account changes or is deleted. */
export const lockAdmins: CollectionBeforeOperationHook = async ({ args, operation, req }) => {
  if (operation === 'update' || operation === 'delete') await lock(req);
  return args;
};

/** The last admin keeps the role. */
export const keepAnAdmin: CollectionAfterChangeHook<Staff> = async ({ doc, previousDoc, req }) => {
  const { role }: Partial<Staff> = previousDoc;
  if (role === 'admin' && doc.role !== 'admin') await requireAnAdmin(req);
  return doc;
};

/** The last admin stays. The document has only the fields that the caller selects, so its role is not asked. */
export const keepLastAdmin: CollectionAfterDeleteHook<Staff> = async ({ doc, req }) => {
  await requireAnAdmin(req);
  return doc;
};
