import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { enqueue } from '../../queue/enqueue.ts';

const hookArgumentsShape = z.object({
  req: z.custom<PayloadRequest>((value) => typeof value === 'object' && value !== null && 'payload' in value),
  data: z.object({ email: z.string() }),
});

/**
 * Enqueues a job that mails the link to reset a password. The job contains only the account's id and reads the token
 * when it runs. Payload passes untyped arguments to hooks of its forgot-password operation, so this function parses
 * them.
 */
export async function enqueueResetMail({
  hookArguments,
  collection,
}: {
  collection: 'users' | 'staff';
  hookArguments: unknown;
}): Promise<void> {
  const { req, data } = hookArgumentsShape.parse(hookArguments);
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
