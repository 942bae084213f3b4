import { sql } from 'drizzle-orm';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { latestConsents } from '../../../database/accounts/consentHistory.ts';
import { runSql } from '../../../database/transaction.ts';
import {
  consentNames,
  consentPurposes,
  consentState,
  currentVersion,
  type ConsentName,
  type ConsentState,
} from '../../../domain/accounts/consents.ts';
import { personalDay } from '../../../domain/calendar.ts';
import type { HealthDataBar } from '../../../domain/accounts/healthDataBar.ts';
import { Problem } from '../../../errors/problem.ts';
import { renewedConsent } from './consentFields.ts';
import { readHealthDataBar } from './healthDataUse.ts';

/** A consent of a member, and whether a newer text waits for an answer. */
export interface MemberConsent {
  readonly purpose: ConsentName;
  readonly given: boolean;
  readonly state: ConsentState;
  /** The version of the text that the last answer was about. */
  readonly version: string | null;
  /** When the last answer was given. */
  readonly at: string | null;
  readonly currentVersion: string;
  /** Where the current text is. */
  readonly text: string;
  readonly required: boolean;
  readonly withdrawable: boolean;
}

export interface MemberConsents {
  readonly consents: readonly MemberConsent[];
  /** Why the health profile may not be used now, or null. */
  readonly healthDataBar: HealthDataBar | null;
  /** When the health data are erased that may not be used; null when nothing waits to be erased. */
  readonly healthDataEndsAt: string | null;
}

const accountRow = z.object({ time_zone: z.string().nullable(), ends_at: z.coerce.date().nullable() });

/**
 * The consents of the caller.
 *
 * @throws {Problem} `authentication_required` for anyone but members.
 */
export async function readMemberConsents({ req }: { req: PayloadRequest }): Promise<MemberConsents> {
  if (req.user?.collection !== 'users') throw new Problem('authentication_required');
  const user = req.user.id;
  const [row] = await runSql(
    req,
    sql`SELECT time_zone, consents_health_data_ends_at AS ends_at FROM users WHERE id = ${user}`,
  );
  const account = accountRow.parse(row);
  const latest = await latestConsents(req, user);
  const today = personalDay(account.time_zone, new Date());
  const consents = consentNames.map((purpose) => {
    const last = latest.get(purpose);
    const { isRequired, texts } = consentPurposes[purpose];
    const given = last?.given === true;
    const version = last?.version ?? null;
    return {
      purpose,
      given,
      state: consentState({ texts, isGiven: given, version, today }),
      version,
      at: last?.at.toISOString() ?? null,
      currentVersion: currentVersion(purpose),
      text: `/api/consents/${purpose}`,
      required: isRequired,
      withdrawable: purpose !== 'terms',
    };
  });
  return {
    consents,
    healthDataBar: (await readHealthDataBar({ req, user })) ?? null,
    healthDataEndsAt: account.ends_at?.toISOString() ?? null,
  };
}

/**
 * Gives or withdraws a consent of the caller. A consent that was given to an older text is given to the current one.
 *
 * @param input.version the version that the member has read; needed only where the text has changed meanwhile
 * @throws {Problem} `authentication_required`; `terms_needed`; `consent_outdated` for another version than the current.
 */
export async function answerConsent({
  req,
  purpose,
  given,
  version,
}: {
  req: PayloadRequest;
  purpose: ConsentName;
  given: boolean;
  version: string | undefined;
}): Promise<MemberConsents> {
  if (req.user?.collection !== 'users') throw new Problem('authentication_required');
  const current = currentVersion(purpose);
  if (given && version !== undefined && version !== current)
    throw new Problem('consent_outdated', { field: 'version', parameters: { version: current } });
  await req.payload.update({
    collection: 'users',
    id: req.user.id,
    data:
      purpose === 'marketing'
        ? { marketingOptIn: given }
        : { consents: given ? { [purpose]: true, ...renewedConsent(purpose) } : { [purpose]: false } },
    depth: 0,
    // The fields of versions are closed to members.
    overrideAccess: true,
    req,
  });
  return readMemberConsents({ req });
}
