import type { CollectionBeforeOperationHook } from 'payload';

/** Stops Payload from sending the mail inside the transaction of the request. A job sends it instead. */
export const disablePayloadMail: CollectionBeforeOperationHook = ({ args, operation }) =>
  operation === 'forgotPassword' ? { ...args, disableEmail: true } : args;
