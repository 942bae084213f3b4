import type { PayloadRequest } from 'payload';
import { readActionsAbout } from '../../../../database/community/moderation/ownActions.ts';
import { kindOf, settles } from '../../../../domain/community/moderation/actions.ts';
import { moderationReasons } from '../../../../domain/community/moderation/reasons.ts';
import type { ReportTarget } from '../../../../domain/community/moderation/targets.ts';
import { callerIn } from '../../../accounts/sessions/ownSessions.ts';
import { languageOfRequest } from '../../../operations/callersLanguage.ts';
import { authorHashes } from '../../anonymity/authorHashes.ts';

/** A decision about the caller, as they may read it: without who decided, and without who reported. */
export interface OwnAction {
  readonly id: number;
  readonly case: number;
  readonly target: ReportTarget | null;
  readonly kind: string;
  readonly title: string;
  readonly reason: string | null;
  readonly text: string | null;
  /** What the moderator added. */
  readonly message: string | null;
  /** Until when a mute or suspension holds. */
  readonly until: string | null;
  readonly isAutomatic: boolean;
  readonly isUndone: boolean;
  readonly canAppeal: boolean;
  readonly appeal: string | null;
  readonly createdAt: string;
}

/** What was decided about the caller, the newest first: also about what they wrote anonymously. */
export async function listOwnActions(
  req: PayloadRequest,
  { limit, before }: { limit: number; before: number | undefined },
): Promise<{ docs: OwnAction[]; nextBefore: number | null }> {
  const { id: user } = callerIn(req, 'users');
  const language = languageOfRequest(req);
  const rows = await readActionsAbout(req, { user, hashes: authorHashes(user), limit: limit + 1, before });
  const docs = rows
    .slice(0, limit)
    .map(({ reason, after, appealState, createdAt, kind, ...row }): OwnAction => {
      const isSanction = settles(kind) === 'upheld';
      return {
        id: row.id,
        case: row.caseId,
        target: row.target,
        kind,
        title: kindOf(kind).title[language],
        reason,
        text: reason === null ? null : moderationReasons[reason].text[language],
        message: row.message,
        until: after.suspendedUntil ?? after.mutedUntil ?? after.anonymousMutedUntil ?? null,
        isAutomatic: row.isAutomatic,
        isUndone: row.isUndone,
        canAppeal: isSanction && !row.isAutomatic && !row.isUndone && appealState === null,
        appeal: appealState,
        createdAt: createdAt.toISOString(),
      };
    });
  return { docs, nextBefore: rows.length > limit ? (docs.at(-1)?.id ?? null) : null };
}
