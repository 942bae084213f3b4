import type { CollectionAfterForgotPasswordHook } from 'payload';
import { enqueueResetMail as enqueueMail } from '../../src/services/accounts/passwordReset.ts';

/** The mail with the reset link is a job of the same transaction; Payload would send it while holding one. */
export const enqueueResetMail: CollectionAfterForgotPasswordHook = async ({ args, collection }) => {
  await enqueueMail({ collection: collection.slug === 'staff' ? 'staff' : 'users', hookArguments: args });
};
