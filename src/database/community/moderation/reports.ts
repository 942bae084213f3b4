import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { reasonNames } from '../../../domain/community/moderation/reasons.ts';
import type { WeighedReport } from '../../../domain/community/moderation/reportWeight.ts';
import type { ReportOutcome } from '../../../domain/community/moderation/caseStates.ts';
import { runSql, type Transactional } from '../../transaction.ts';

const pastRows = z.tuple([z.object({ upheld: z.int(), dismissed: z.int() })]);

/** How often moderators confirmed the reports of a member, and how often not. */
export async function readPastReports(
  req: Transactional,
  user: number,
): Promise<{ readonly upheld: number; readonly dismissed: number }> {
  const rows = await runSql(
    req,
    sql`SELECT count(*) FILTER (WHERE outcome = 'upheld')::int AS upheld,
               count(*) FILTER (WHERE outcome = 'dismissed')::int AS dismissed
          FROM reports WHERE user_id = ${user}`,
  );
  return pastRows.parse(rows)[0];
}

/** Whether a member has already reported the target of a case. */
export async function hasReported(req: Transactional, caseId: number, user: number): Promise<boolean> {
  const rows = await runSql(req, sql`SELECT FROM reports WHERE case_id = ${caseId} AND user_id = ${user}`);
  return rows.length > 0;
}

const caseRows = z.array(z.object({ case: z.int() }));

/** The case that a report belongs to. */
export async function readCaseOfReport(req: Transactional, report: number): Promise<number | undefined> {
  const rows = await runSql(req, sql`SELECT case_id AS case FROM reports WHERE id = ${report}`);
  return caseRows.parse(rows)[0]?.case;
}

const openRows = z.array(z.object({ weight: z.number(), reason: z.enum(reasonNames), trustLevel: z.int() }));

/** The open reports of a case, with the present trust level of each reporter; 0 for one who has left. */
export async function readOpenReports(req: Transactional, caseId: number): Promise<WeighedReport[]> {
  const rows = await runSql(
    req,
    sql`SELECT weight::float8 AS weight, reason, coalesce(level, 0) AS "trustLevel"
          FROM reports LEFT JOIN trust_levels ON trust_levels.user_id = reports.user_id
         WHERE case_id = ${caseId} AND outcome = 'pending'`,
  );
  return openRows.parse(rows);
}

/** Says of the open reports of a case what a decision makes of them. */
export async function settleReports(
  req: Transactional,
  { caseId, action, outcome }: { caseId: number; action: number; outcome: Exclude<ReportOutcome, 'pending'> },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE reports SET outcome = ${outcome}::enum_reports_outcome, decided_by_id = ${action}, updated_at = now()
         WHERE case_id = ${caseId} AND outcome = 'pending'`,
  );
}

/** Says of the reports that a decision has settled what becomes of them when it is undone. */
export async function resettleReports(
  req: Transactional,
  { action, outcome }: { action: number; outcome: ReportOutcome },
): Promise<void> {
  await runSql(
    req,
    sql`UPDATE reports SET outcome = ${outcome}::enum_reports_outcome, updated_at = now()
         WHERE decided_by_id = ${action}`,
  );
}
