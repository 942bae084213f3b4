import { sql } from 'drizzle-orm';
import { randomBytes } from 'node:crypto';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../jobs/accounts/sendEmail.ts';
import { runSql } from '../../database/transaction.ts';
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

/** How long a link is valid: Payload's value. */
const linkMs = 3_600_000;
/** The job of a request is enqueued in the transaction that sets the end of its link, some moments later. */
const toleranceMs = 60_000;

/**
 * The token of an account whose reset was requested at a moment. It is a new one when the link has expired meanwhile,
 * because the mail had to wait. Undefined when the password was reset after that moment: Payload ends the link then.
 */
export async function validResetToken({
  req,
  collection,
  account: { id, resetPasswordToken: token, resetPasswordExpiration: end },
  requestedAt,
}: {
  req: PayloadRequest;
  collection: 'users' | 'staff';
  account: {
    readonly id: number;
    readonly resetPasswordToken?: string | null | undefined;
    readonly resetPasswordExpiration?: Date | null | undefined;
  };
  requestedAt: Date;
}): Promise<string | undefined> {
  if (token == null || end == null) return undefined;
  if (end > new Date()) return token;
  if (end.getTime() < requestedAt.getTime() + linkMs - toleranceMs) return undefined;
  const renewed = randomBytes(20).toString('hex');
  // A request or a reset at the same moment changes the end, and counts.
  const rows = await runSql(
    req,
    sql`UPDATE ${sql.identifier(collection)}
        SET reset_password_token = ${renewed}, reset_password_expiration = now() + make_interval(secs => ${linkMs / 1000})
        WHERE id = ${id} AND reset_password_token = ${token}
          AND reset_password_expiration = ${end.toISOString()}::timestamptz
        RETURNING id`,
  );
  return rows.length === 0 ? undefined : renewed;
}
