import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { runSql, type Transactional } from '../transaction.ts';

const factorRow = z.object({ sealed: z.string(), is_confirmed: z.boolean() });

/** The second factor of a staff account, whose secret is sealed. */
export interface StoredFactor {
  readonly sealed: string;
  /** Whether its owner has shown a code of it. Until then, no login asks for one. */
  readonly isConfirmed: boolean;
}

export async function readFactor(req: Transactional, staff: number): Promise<StoredFactor | undefined> {
  const [row] = await runSql(
    req,
    sql`SELECT sealed, confirmed_at IS NOT NULL AS is_confirmed FROM staff_second_factors WHERE staff_id = ${staff}`,
  );
  if (row === undefined) return undefined;
  const { is_confirmed: isConfirmed, sealed } = factorRow.parse(row);
  return { sealed, isConfirmed };
}

/** Stores a new factor in the place of one that was not confirmed. @returns false when there is a confirmed one. */
export async function insertFactor(
  req: Transactional,
  { staff, sealed }: { staff: number; sealed: string },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`INSERT INTO staff_second_factors AS f (staff_id, sealed) VALUES (${staff}, ${sealed})
        ON CONFLICT (staff_id) DO UPDATE SET sealed = excluded.sealed, last_step = -1
        WHERE f.confirmed_at IS NULL RETURNING staff_id`,
  );
  return rows.length === 1;
}

/** Confirms a factor with its recovery codes. @returns false when it is confirmed already. */
export async function confirmFactor(
  req: Transactional,
  { staff, recovery }: { staff: number; recovery: readonly string[] },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`UPDATE staff_second_factors SET confirmed_at = now(), recovery = ${sql.param([...recovery])}::text[]
        WHERE staff_id = ${staff} AND confirmed_at IS NULL RETURNING staff_id`,
  );
  if (rows.length === 0) return false;
  await markStaff(req, { staff, hasFactor: true });
  return true;
}

/** @returns false when there was no confirmed factor. */
export async function deleteFactor(req: Transactional, staff: number): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`DELETE FROM staff_second_factors WHERE staff_id = ${staff} AND confirmed_at IS NOT NULL RETURNING staff_id`,
  );
  await markStaff(req, { staff, hasFactor: false });
  return rows.length === 1;
}

/** Takes a time step once, and with it all earlier ones. @returns false when it was taken before. */
export async function takeStep(
  req: Transactional,
  { staff, step }: { staff: number; step: number },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`UPDATE staff_second_factors SET last_step = ${step}
        WHERE staff_id = ${staff} AND last_step < ${step} RETURNING staff_id`,
  );
  return rows.length === 1;
}

/** Takes a recovery code, by its hash. @returns false when there is none, or no more. */
export async function takeRecoveryCode(
  req: Transactional,
  { staff, hash }: { staff: number; hash: string },
): Promise<boolean> {
  const rows = await runSql(
    req,
    sql`UPDATE staff_second_factors SET recovery = array_remove(recovery, ${hash})
        WHERE staff_id = ${staff} AND ${hash} = ANY (recovery) RETURNING staff_id`,
  );
  return rows.length === 1;
}

/** The account shows whether it has a second factor, so that roles need not look it up. */
async function markStaff(
  req: Transactional,
  { staff, hasFactor }: { staff: number; hasFactor: boolean },
): Promise<void> {
  await runSql(req, sql`UPDATE staff SET second_factor = ${hasFactor} WHERE id = ${staff}`);
}
