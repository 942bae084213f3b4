import type { CollectionBeforeValidateHook } from 'payload';
import { preparedSubscription } from '../../../src/services/community/notifications/push/subscription.ts';

/** Checks a device that a member registers, and takes it from whoever registered it before. */
export const preparePushSubscription: CollectionBeforeValidateHook = ({ data, operation, req }) =>
  operation === 'create' && req.user !== null ? preparedSubscription(req, { ...data }) : data;
