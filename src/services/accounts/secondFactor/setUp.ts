import type { PayloadRequest } from 'payload';
import qrcode from 'qrcode-generator';
import {
  confirmFactor,
  deleteFactor,
  insertFactor,
  readFactor,
} from '../../../database/accounts/secondFactors.ts';
import {
  newRecoveryCodes,
  newSecret,
  normalRecoveryCode,
  setupUri,
} from '../../../domain/accounts/credentials/oneTimeCodes.ts';
import { Problem } from '../../../errors/problem.ts';
import { recordWork } from '../audit/recordWork.ts';
import { endSessions } from '../sessions/endSessions.ts';
import { requireFreshLoginOf } from '../freshLogin.ts';
import { useCode } from './checkCode.ts';
import { recoveryHash, sealSecret } from './secrets.ts';

/** What an authenticator app needs. It is shown once. */
export interface FactorSetup {
  readonly secret: string;
  readonly uri: string;
  /** The QR code of the address, as an SVG image. */
  readonly qr: string;
}

/**
 * Begins to set up the second factor of the caller. It counts when the caller has shown a code of it.
 *
 * @throws {Problem} `second_factor_exists` when there is one: it is removed first, with a code.
 */
export async function beginSetup(req: PayloadRequest): Promise<FactorSetup> {
  const { email, id: staff } = requireFreshLoginOf(req, 'staff');
  const secret = newSecret();
  if (!(await insertFactor(req, { staff, sealed: sealSecret({ secret, staff }) })))
    throw new Problem('second_factor_exists');
  const uri = setupUri({ secret, email });
  return { secret, uri, qr: qrOf(uri) };
}

/**
 * Turns the second factor on, with a first code of it. Every other session of the account ends.
 *
 * @returns the recovery codes, which are shown once.
 * @throws {Problem} `otp_invalid`; `not_found` when no setup has begun.
 */
export async function finishSetup(req: PayloadRequest, code: string): Promise<string[]> {
  const { email, id: staff, session } = requireFreshLoginOf(req, 'staff');
  const factor = await readFactor(req, staff);
  if (factor === undefined) throw new Problem('not_found');
  if (factor.isConfirmed) throw new Problem('second_factor_exists');
  await useCode(req, { staff: { id: staff, email }, code, sealed: factor.sealed });
  const codes = newRecoveryCodes();
  const recovery = codes.map((each) => recoveryHash(staff, normalRecoveryCode(each) ?? ''));
  if (!(await confirmFactor(req, { staff, recovery }))) throw new Problem('second_factor_exists');
  await endSessions(req, { collection: 'staff', id: staff }, { except: session });
  return codes;
}

/**
 * Turns the second factor of the caller off.
 *
 * @throws {Problem} `otp_invalid`; `not_found` when there is none.
 */
export async function removeOwnFactor(req: PayloadRequest, code: string): Promise<void> {
  const { email, id: staff } = requireFreshLoginOf(req, 'staff');
  const factor = await readFactor(req, staff);
  if (factor?.isConfirmed !== true) throw new Problem('not_found');
  await useCode(req, { staff: { id: staff, email }, code, sealed: factor.sealed });
  await deleteFactor(req, staff);
  await recordWork(req, { action: 'secondFactorOff', collection: 'staff', documents: [staff] });
}

/**
 * Turns the second factor of somebody else off, who has lost the phone and the recovery codes. All their sessions end.
 * The caller must be an admin.
 *
 * @throws {Problem} `forbidden` for the own one, which a stolen session must not turn off; `not_found`.
 */
export async function removeFactorOf(req: PayloadRequest, staff: number): Promise<void> {
  if (requireFreshLoginOf(req, 'staff').id === staff) throw new Problem('forbidden');
  if (!(await deleteFactor(req, staff))) throw new Problem('not_found');
  await recordWork(req, { action: 'secondFactorOff', collection: 'staff', documents: [staff] });
  await endSessions(req, { collection: 'staff', id: staff });
}

function qrOf(text: string): string {
  // 0: the smallest size that fits. M: readable with 15 % of it damaged.
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  return code.createSvgTag({ scalable: true, margin: 4 });
}
