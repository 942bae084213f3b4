import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { readFactor, takeRecoveryCode, takeStep } from '../../../database/accounts/secondFactors.ts';
import { normalRecoveryCode, stepOfCode } from '../../../domain/accounts/credentials/oneTimeCodes.ts';
import { env } from '../../../env.ts';
import { Problem } from '../../../errors/problem.ts';
import { limitCodes } from '../accountLimits.ts';
import { openSecret, recoveryHash } from './secrets.ts';

const bodyWithCode = z.object({ otp: z.string() });

/**
 * The code that a login sends: in the body, in the header `X-OTP` (for GraphQL), or in the cookie that the form of the
 * admin UI sets for a moment, because Payload's form sends e-mail and password only.
 */
function sentCode({ data, headers }: PayloadRequest): string | undefined {
  const inBody = bodyWithCode.safeParse(data);
  if (inBody.success && inBody.data.otp !== '') return inBody.data.otp;
  const cookie = /(?:^|;\s*)diningcoach-otp=([^;]+)/.exec(headers.get('cookie') ?? '')?.[1];
  return headers.get('x-otp') ?? (cookie === undefined ? undefined : safelyDecoded(cookie));
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Asks for the code of the second factor where a staff account has one. It uses the code up in the transaction of the
 * login.
 *
 * The problems name no field: Payload's form would keep a fault at a field that it does not have, and send nothing again.
 *
 * @throws {Problem} `otp_required` without a code, `otp_invalid` for a wrong or used one, `rate_limited`.
 */
export async function requireSecondFactor(
  req: PayloadRequest,
  staff: { id: number; email: string },
): Promise<void> {
  const factor = await readFactor(req, staff.id);
  if (factor?.isConfirmed !== true) return;
  const code = sentCode(req);
  if (code === undefined) throw new Problem('otp_required');
  await useCode(req, { staff, code, sealed: factor.sealed });
}

/**
 * Uses up a code of the authenticator app or a recovery code.
 *
 * @throws {Problem} `otp_invalid` or `rate_limited`
 */
export async function useCode(
  req: PayloadRequest,
  {
    code,
    sealed,
    staff: { email, id: staff },
  }: {
    staff: { id: number; email: string };
    code: string;
    sealed: string;
  },
): Promise<void> {
  const { resetAll, resetDevice } = await limitCodes(req, email);
  const step = stepOfCode({ code: code.trim(), secret: openSecret({ staff, sealed }), now: new Date() });
  const recovery = normalRecoveryCode(code);
  const isTaken =
    (step !== undefined && (await takeStep(req, { staff, step }))) ||
    (recovery !== undefined && (await takeRecoveryCode(req, { staff, hash: recoveryHash(staff, recovery) })));
  if (isTaken) {
    await resetAll();
    return;
  }
  // A right code that was used is no guess: two tabs, or a button that was pressed twice.
  if (step !== undefined) await resetDevice();
  throw new Problem('otp_invalid');
}

/** Whether a staff account must add a second factor before it may do anything else. */
export function mustAddSecondFactor({ secondFactor }: { secondFactor?: unknown }): boolean {
  return env().STAFF_TOTP === 'required' && secondFactor !== true;
}
