import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { sendEmailJob } from '../../../../jobs/accounts/sendEmail.ts';
import { runSql } from '../../../database/transaction.ts';
import { ageOfConsent, guardianNeededUntil } from '../../../domain/accounts/age.ts';
import { isEmail, normalEmail } from '../../../domain/accounts/credentials/email.ts';
import { parseDay, pastDayFault, personalDay, type Day } from '../../../domain/calendar.ts';
import { Problem } from '../../../errors/problem.ts';
import { enqueue } from '../../../queue/enqueue.ts';
import { forgetAnswers } from '../../operations/writes/idempotency.ts';
import { graceEnd } from '../consents/consentFields.ts';

type Fields = Readonly<Record<string, unknown>>;

const guardianShape = z.object({ email: z.string() });

/**
 * The guardian of a new account: needed below the age of consent on the member's own day, refused above it. Without a date
 * of birth there is none, because the terms are for people of that age.
 *
 * @throws {Problem} `guardian_required`, `guardian_not_needed`, `invalid_guardian`.
 */
export function newGuardian({ sent, now = new Date() }: { sent: Fields; now?: Date }): Fields {
  const email = guardianShape.safeParse(sent['guardian']).data?.email;
  const birthdate = birthdateOf(sent);
  const today = personalDay(sent['timeZone'], now);
  const neededUntil = birthdate && guardianNeededUntil({ birthdate, today, known: null });
  if (neededUntil === undefined) {
    if (email !== undefined) throw new Problem('guardian_not_needed', { field: 'guardian.email' });
    return {};
  }
  const guardian = checkedGuardian({ email, own: sent['email'], field: 'guardian.email' });
  return { guardian: { email: guardian, neededUntil, confirmedAt: null } };
}

/** The date of birth of an input; undefined without a plausible one, which the field itself refuses. */
export function birthdateOf({ birthdate }: Fields): Day | undefined {
  return typeof birthdate === 'string' && pastDayFault(birthdate) === undefined
    ? parseDay(birthdate)
    : undefined;
}

/**
 * The address of a guardian, in its one form.
 *
 * @throws {Problem} `guardian_required` without one, `validation_failed` for one that is none, `invalid_guardian` when it
 *   is the member's own.
 */
export function checkedGuardian({
  email,
  own,
  field,
}: {
  email: string | null | undefined;
  own: unknown;
  field: string;
}): string {
  const wanted = normalEmail(email ?? '');
  if (wanted === '') throw new Problem('guardian_required', { field, parameters: { age: ageOfConsent } });
  if (!isEmail(wanted)) throw new Problem('validation_failed', { field });
  refuseGuardian({ email: wanted, guardian: typeof own === 'string' ? normalEmail(own) : undefined, field });
  return wanted;
}

/**
 * Refuses one address for a member and the guardian, in their one form. A child would agree for itself.
 *
 * @throws {Problem} `invalid_guardian`
 */
export function refuseGuardian({
  email,
  guardian,
  field,
}: {
  email: string;
  guardian: string | null | undefined;
  field: string;
}): void {
  if (email === guardian) throw new Problem('invalid_guardian', { field });
}

const accountRow = z.object({
  time_zone: z.string().nullable(),
  needed_until: z.string().nullable(),
  is_confirmed: z.boolean(),
});

/**
 * Notes the date of birth that a member writes into the profile. One below the age of consent bars the profile from now on
 * until a guardian agrees; what it says is erased after the days of grace.
 *
 * @param input.changes the fields that the member sent
 * @throws {Problem} `guardian_needed` when anything about health comes along with such a date.
 */
export async function noteBirthdate({
  req,
  user,
  changes,
  now = new Date(),
}: {
  req: PayloadRequest;
  user: number;
  changes: Fields;
  now?: Date;
}): Promise<void> {
  const birthdate = birthdateOf(changes);
  if (birthdate === undefined) return;
  const [row] = await runSql(
    req,
    sql`SELECT time_zone, guardian_needed_until AS needed_until, guardian_confirmed_at IS NOT NULL AS is_confirmed
          FROM users WHERE id = ${user} FOR NO KEY UPDATE`,
  );
  if (row === undefined) return;
  const account = accountRow.parse(row);
  const today = personalDay(account.time_zone, now);
  const known = parseDay(account.needed_until) ?? null;
  const until = guardianNeededUntil({ birthdate, today, known });
  if (until === undefined || until === known) return;
  if (!account.is_confirmed && Object.keys(changes).length > 1)
    throw new Problem('guardian_needed', { field: 'birthdate' });
  await runSql(
    req,
    sql`UPDATE users SET guardian_needed_until = ${until},
               consents_health_data_ends_at = CASE WHEN guardian_confirmed_at IS NULL
                 THEN coalesce(consents_health_data_ends_at, ${graceEnd(now)}::timestamptz)
                 ELSE consents_health_data_ends_at END
         WHERE id = ${user}`,
  );
  if (account.is_confirmed) return;
  await forgetAnswers(req, user);
  await enqueue(req, sendEmailJob, { template: 'guardian-needed', collection: 'users', user });
}
