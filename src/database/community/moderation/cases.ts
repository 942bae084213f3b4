import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { caseStateNames, claimMinutes } from '../../../domain/community/moderation/caseStates.ts';
import { appealWeight, caseCauses, type CaseCause } from '../../../domain/community/moderation/causes.ts';
import type { StoredTarget } from '../../../domain/community/moderation/targets.ts';
import { runSql, type Transactional } from '../../transaction.ts';
import { storedTargetRow, targetColumns } from './targets.ts';

const idRows = z.tuple([z.object({ id: z.int() })]);

/**
 * The case of a target, locked until the end of the transaction: a new one, the one that waits, or a resolved one that
 * waits again.
 */
export async function insertOrReopenCase(
  req: Transactional,
  { relationTo, id }: StoredTarget,
  cause: CaseCause,
): Promise<number> {
  const target = sql.identifier(targetColumns[relationTo]);
  const { weight } = caseCauses[cause];
  const reopens = sql`present.state = 'resolved'`;
  const rows = await runSql(
    req,
    sql`INSERT INTO moderation_cases AS present (${target}, cause, base_weight, weight, opened_at)
        VALUES (${id}, ${cause}::enum_moderation_cases_cause, ${weight}::float8, ${weight}::float8, now())
        ON CONFLICT (${target}) WHERE ${target} IS NOT NULL DO UPDATE SET
          state = CASE WHEN ${reopens} THEN 'open' ELSE present.state END,
          cause = CASE WHEN ${reopens} THEN excluded.cause ELSE present.cause END,
          base_weight = CASE WHEN ${reopens} THEN excluded.base_weight ELSE greatest(present.base_weight, excluded.base_weight) END,
          weight = CASE WHEN ${reopens} THEN excluded.weight ELSE greatest(present.weight, excluded.weight) END,
          opened_at = CASE WHEN ${reopens} THEN now() ELSE present.opened_at END,
          first_look_at = CASE WHEN ${reopens} THEN NULL ELSE present.first_look_at END,
          resolved_at = CASE WHEN ${reopens} THEN NULL ELSE present.resolved_at END,
          version = present.version + CASE WHEN ${reopens} THEN 1 ELSE 0 END,
          updated_at = now()
        RETURNING id`,
  );
  return idRows.parse(rows)[0].id;
}

const targetRows = z.array(storedTargetRow);

/** The target of a case, which never changes but to nothing. Undefined when there is no such case, or no target. */
export async function readCaseTarget(req: Transactional, id: number): Promise<StoredTarget | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT post_id, comment_id, diary_id, member_id FROM moderation_cases WHERE id = ${id}`,
  );
  return targetRows.parse(rows)[0];
}

const caseRows = z.array(
  z.object({
    id: z.int(),
    state: z.enum(caseStateNames),
    version: z.int(),
    claimedBy: z.int().nullable(),
    claimedUntil: z.coerce.date().nullable(),
    isClaimed: z.boolean(),
    anonymousMutedUntil: z.coerce.date().nullable(),
    /** The moderators whose decisions the author has appealed, and who must not answer that. */
    appealed: z.array(z.int()),
    hasAppeal: z.boolean(),
  }),
);
export type CaseRow = z.infer<typeof caseRows>[number];

/** Locks a case until the end of the transaction, so that moderators act one after the other. */
export async function lockCase(req: Transactional, id: number): Promise<CaseRow | undefined> {
  const rows = await runSql(
    req,
    sql`SELECT id, state, version, claimed_by_id AS "claimedBy", claimed_until AS "claimedUntil",
               state = 'claimed' AND claimed_until > now() AS "isClaimed",
               anonymous_muted_until AS "anonymousMutedUntil",
               ARRAY(SELECT moderator_id FROM moderation_actions
                      WHERE case_id = one.id AND appeal_state = 'open' AND moderator_id IS NOT NULL) AS appealed,
               EXISTS (SELECT FROM moderation_actions WHERE case_id = one.id AND appeal_state = 'open') AS "hasAppeal"
          FROM moderation_cases AS one WHERE id = ${id} FOR UPDATE`,
  );
  return caseRows.parse(rows)[0];
}

const versionRows = z.tuple([z.object({ version: z.int() })]);

/**
 * Gives a case to a moderator, or more time to the one who has it.
 *
 * @returns its version
 */
export async function storeClaim(req: Transactional, id: number, moderator: number): Promise<number> {
  const rows = await runSql(
    req,
    sql`UPDATE moderation_cases
           SET state = 'claimed', claimed_by_id = ${moderator},
               claimed_until = now() + make_interval(mins => ${claimMinutes}),
               first_look_at = coalesce(first_look_at, now()), version = version + 1, updated_at = now()
         WHERE id = ${id} RETURNING version`,
  );
  return versionRows.parse(rows)[0].version;
}

/**
 * Ends the claim of a case.
 *
 * @param rest `resolved`: it waits for nobody any more, unless the author appealed something else. `waiting`: somebody
 *   takes it later. `appealed`: the author waits for another moderator, from now on.
 */
export async function storeRest(
  req: Transactional,
  id: number,
  rest: 'resolved' | 'waiting' | 'appealed',
): Promise<void> {
  const isResolved = sql`${rest === 'resolved'} AND NOT ${hasOpenAppeal}`;
  const isNew = sql`${rest === 'appealed'}`;
  await runSql(
    req,
    sql`UPDATE moderation_cases AS one
           SET state = CASE WHEN ${hasOpenAppeal} THEN 'appealed' WHEN ${isResolved} THEN 'resolved' ELSE 'open'
                       END::enum_moderation_cases_state,
               resolved_at = CASE WHEN ${isResolved} THEN now() END,
               base_weight = CASE WHEN ${isNew} THEN ${appealWeight}::float8 WHEN ${isResolved} THEN 0 ELSE base_weight END,
               opened_at = CASE WHEN ${isNew} THEN now() ELSE opened_at END,
               first_look_at = CASE WHEN ${isNew} THEN NULL ELSE first_look_at END,
               claimed_by_id = NULL, claimed_until = NULL, version = version + 1, updated_at = now()
         WHERE id = ${id}`,
  );
}

const hasOpenAppeal = sql`EXISTS (SELECT FROM moderation_actions WHERE case_id = one.id AND appeal_state = 'open')`;

/** The cases whose claims are over wait again. Every read by moderators begins so: no job is needed for it. */
export async function endOldClaims(req: Transactional): Promise<void> {
  await runSql(
    req,
    sql`UPDATE moderation_cases AS one
           SET state = CASE WHEN ${hasOpenAppeal} THEN 'appealed' ELSE 'open' END::enum_moderation_cases_state,
               claimed_by_id = NULL, claimed_until = NULL, version = version + 1
         WHERE id IN (SELECT id FROM moderation_cases WHERE state = 'claimed' AND claimed_until <= now()
                       ORDER BY id FOR UPDATE SKIP LOCKED)`,
  );
}

const weightRows = z.array(z.object({ dismissals: z.int() }));

/**
 * Adds up what a case weighs.
 *
 * @returns how often moderators found its target fine.
 */
export async function weighCase(
  req: Transactional,
  id: number,
): Promise<{ readonly dismissals: number } | undefined> {
  const rows = await runSql(
    req,
    sql`UPDATE moderation_cases AS one
           SET weight = one.base_weight + waiting.weight, reports_count = waiting.count
          FROM (SELECT coalesce(sum(weight), 0) AS weight, count(*)::int AS count
                  FROM reports WHERE case_id = ${id} AND outcome = 'pending') AS waiting
         WHERE one.id = ${id}
         RETURNING
           (SELECT count(*)::int FROM moderation_actions
             WHERE case_id = one.id AND kind IN ('dismiss', 'restore') AND undone_at IS NULL) AS dismissals`,
  );
  return weightRows.parse(rows)[0];
}

/** Until when the author of an anonymous target may not write anonymously. */
export async function storeAnonymousMute(
  req: Transactional,
  id: number,
  until: string | null,
): Promise<void> {
  await runSql(req, sql`UPDATE moderation_cases SET anonymous_muted_until = ${until} WHERE id = ${id}`);
}

const untilRows = z.tuple([z.object({ until: z.coerce.date().nullable() })]);

/** Until when somebody may not write anonymously, over all cases; null when they may. */
export async function readAnonymousMute(req: Transactional, hashes: readonly string[]): Promise<Date | null> {
  const rows = await runSql(
    req,
    sql`SELECT max(anonymous_muted_until) AS until
          FROM moderation_cases JOIN anonymous_authors AS author
            ON author.post_id = moderation_cases.post_id OR author.comment_id = moderation_cases.comment_id
         WHERE anonymous_muted_until > now() AND author.author_hash = ANY (${sql.param([...hashes])}::text[])`,
  );
  return untilRows.parse(rows)[0].until;
}
