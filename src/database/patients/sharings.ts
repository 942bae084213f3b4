import { sql, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { healthDataBar } from '../../domain/accounts/healthDataBar.ts';
import { personalDay } from '../../domain/calendar.ts';
import {
  sharingStateAt,
  sharingStates,
  type SharedPart,
  type SharingState,
} from '../../domain/patients/sharings.ts';
import { permissionColumns, permissionRow, toPermission } from '../accounts/healthDataPermission.ts';
import { runSql, type Transactional } from '../transaction.ts';

/** A sharing, with its state at this moment. */
export interface StoredSharing {
  readonly id: number;
  readonly user: number;
  readonly staff: number | null;
  readonly state: SharingState;
  readonly shares: Readonly<Record<SharedPart, boolean>>;
  /** Whether the member's consent bars the use of their health data now. */
  readonly isBarred: boolean;
}

const row = permissionRow.extend({
  id: z.int(),
  user_id: z.int(),
  staff_id: z.int().nullable(),
  state: z.enum(sharingStates),
  shares_profile: z.boolean(),
  shares_diary: z.boolean(),
  code_expires_at: z.coerce.date(),
  until: z.string(),
});

/** The sharing with this id, locked until the transaction ends: of two steps at once, one waits for the other. */
export async function lockSharing(req: Transactional, id: number): Promise<StoredSharing | undefined> {
  return (await readSharings(req, sql`s.id = ${id} FOR UPDATE OF s`))[0];
}

/** The same for the sharing whose code has this hash. */
export async function lockSharingOfCode(
  req: Transactional,
  hash: string,
): Promise<StoredSharing | undefined> {
  return (await readSharings(req, sql`s.code_hash = ${hash} FOR UPDATE OF s`))[0];
}

/** The members who share a part with a dietitian now. */
export async function usersSharingWith(
  req: Transactional,
  { staff, part }: { staff: number; part: SharedPart },
): Promise<number[]> {
  const sharings = await readSharings(req, sql`s.staff_id = ${staff} AND s.state = 'active' ORDER BY s.id`);
  return sharings
    .filter(({ isBarred, shares, state }) => state === 'active' && shares[part] && !isBarred)
    .map(({ user }) => user);
}

/** The sharings that are active with a dietitian now. */
export async function activeSharingsOf(req: Transactional, staff: number): Promise<StoredSharing[]> {
  const sharings = await readSharings(req, sql`s.staff_id = ${staff} AND s.state = 'active' ORDER BY s.id`);
  return sharings.filter(({ state }) => state === 'active');
}

/** How many sharings of a member are not over. Their account is locked, so that two new ones count each other. */
export async function countOpenSharings(req: Transactional, user: number): Promise<number> {
  await runSql(req, sql`SELECT 1 FROM users WHERE id = ${user} FOR NO KEY UPDATE`);
  const sharings = await readSharings(req, sql`s.user_id = ${user} AND s.state <> 'ended'`);
  return sharings.filter(({ state }) => state !== 'ended').length;
}

async function readSharings(req: Transactional, where: SQL): Promise<StoredSharing[]> {
  const rows = await runSql(
    req,
    sql`SELECT s.id, s.user_id, s.staff_id, s.state, coalesce(s.shares_profile, false) AS shares_profile,
               coalesce(s.shares_diary, false) AS shares_diary, s.code_expires_at, s.until,
               ${sql.raw(permissionColumns('u'))}
          FROM sharings s JOIN users u ON u.id = s.user_id WHERE ${where}`,
  );
  const now = new Date();
  return z
    .array(row)
    .parse(rows)
    .map((one) => ({
      id: one.id,
      user: one.user_id,
      staff: one.staff_id,
      state: sharingStateAt(
        { state: one.state, codeExpiresAt: one.code_expires_at, until: one.until },
        { now, today: personalDay(one.time_zone, now) },
      ),
      shares: { profile: one.shares_profile, diary: one.shares_diary },
      isBarred: healthDataBar(toPermission(one), now) !== undefined,
    }));
}

/** Notes that a dietitian has entered the code. It counts once. */
export async function claimSharing(
  req: Transactional,
  { id, staff, dietitian }: { id: number; staff: number; dietitian: string },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE sharings SET state = 'claimed', staff_id = ${staff}, dietitian = ${dietitian}, code_hash = NULL,
               updated_at = now() WHERE id = ${id}`,
  );
}

export async function acceptSharing(req: Transactional, id: number): Promise<void> {
  await runSql(
    req,
    sql`UPDATE sharings SET state = 'active', accepted_at = now(), updated_at = now() WHERE id = ${id}`,
  );
}

export async function endSharing(req: Transactional, id: number): Promise<void> {
  await runSql(
    req,
    sql`UPDATE sharings SET state = 'ended', code_hash = NULL, ended_at = now(), updated_at = now() WHERE id = ${id}`,
  );
}

const countRow = z.tuple([z.object({ n: z.coerce.number() })]);

/** How many entries a member has from dietitians. The sharing of the writer is locked; few write for one patient. */
export async function countCareEntries(req: Transactional, user: number): Promise<number> {
  const rows = await runSql(req, sql`SELECT count(*) AS n FROM care_entries WHERE user_id = ${user}`);
  return countRow.parse(rows)[0].n;
}
