import type { FieldHook } from 'payload';
import type { Staff } from '../../../payload-types.ts';
import { mustAddSecondFactor } from '../../../src/services/accounts/secondFactor/checkCode.ts';

/** Tells the roles, and the admin UI, that an account must add a second factor first. */
export const showMissingSecondFactor: FieldHook<Staff, boolean> = ({ siblingData }) =>
  mustAddSecondFactor(siblingData);
