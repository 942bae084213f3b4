import type { CollectionAfterForgotPasswordHook } from 'payload';
import { enqueueResetMail as enqueueMail } from '../../src/services/accounts/passwordReset.ts';

/** Enqueues a job for the mail with the reset link. Payload itself would send the mail inside the transaction. */
export const enqueueResetMail: CollectionAfterForgotPasswordHook = async ({ args, collection }) => {
  await enqueueMail({ collection: collection.slug === 'staff' ? 'staff' : 'users', hookArguments: args });
};
