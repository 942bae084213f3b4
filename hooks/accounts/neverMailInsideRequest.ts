import type { CollectionBeforeOperationHook } from 'payload';

/** Payload mails inside the transaction of the request; a job of that transaction does it instead. */
export const neverMailInsideRequest: CollectionBeforeOperationHook = ({ args, operation }) =>
  operation === 'forgotPassword' ? { ...args, disableEmail: true } : args;
