import type { Access } from 'payload';
import { patientsDietitian, sharedWithCaller, writtenByCaller } from '../services/patients/sharedWith.ts';
import { isOwner } from './roles.ts';

/** Members read their own profile, a dietitian those that are shared with them. */
export const canReadHealthProfile: Access = ({ req }) =>
  req.user?.collection === 'staff' ? sharedWithCaller(req, 'profile') : isOwner({ req });

/** Members read their own sharings, a dietitian those whose code they have entered. */
export const canReadSharing: Access = ({ req }) => {
  const staff = patientsDietitian(req);
  return staff === undefined ? isOwner({ req }) : { staff: { equals: staff } };
};

/** Members read what dietitians have written for them; a dietitian only what they wrote, while the sharing lasts. */
export const canReadCareEntry: Access = ({ req }) =>
  req.user?.collection === 'staff' ? writtenByCaller(req) : isOwner({ req });
