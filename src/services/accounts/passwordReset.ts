import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { enqueue } from '../../queue/enqueue.ts';

const forgotArguments = z.object({
  req: z.custom<PayloadRequest>((value) => typeof value === 'object' && value !== null && 'payload' in value),
  data: z.object({ email: z.string() }),
});

/**
 * Lets a job mail the link with which a password is set anew. The job holds the account's id alone and reads the
 * token when it runs. Hooks of Payload's forgot-password operation get untyped arguments: they are parsed here.
 */
export async function enqueueResetMail({
  hookArguments,
  collection,
}: {
  collection: 'users' | 'staff';
  hookArguments: unknown;
}): Promise<void> {
  const { req, data } = forgotArguments.parse(hookArguments);
  const { docs } = await req.payload.find({
    collection,
    where: { email: { equals: data.email.toLowerCase().trim() } },
    limit: 1,
    depth: 0,
    pagination: false,
    overrideAccess: true,
    req,
  });
  const [account] = docs;
  if (account === undefined) return;
  await enqueue(req, sendEmailJob, {
    template: 'reset-password',
    collection,
    user: account.id,
  });
}
