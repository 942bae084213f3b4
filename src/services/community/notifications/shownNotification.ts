import type { NoteRow } from '../../../database/community/notifications/inbox.ts';
import type { notificationTargets } from '../../../domain/community/notifications/kinds.ts';
import { shownAuthor, type Author } from '../../../domain/community/author.ts';
import { moderationReasons } from '../../../domain/community/moderation/reasons.ts';
import { notificationText } from '../../../domain/community/notifications/texts.ts';
import type { Language } from '../../../domain/language.ts';

type Collection = keyof typeof notificationTargets;

/** `{relationTo, value}` */
type Reference = Readonly<Record<'relationTo' | 'value', string | number | null>>;

/** A notification as its member sees it. */
export interface ShownNotification {
  readonly id: number;
  readonly kind: NoteRow['kind'];
  /** What was decided, in a notification of moderators. */
  readonly outcome: string | null;
  readonly at: string;
  readonly readAt: string | null;
  /** What it is about; the member themself where `value` is null. */
  readonly target: Reference;
  /** The post or meal below which the target stands, where it is a comment. */
  readonly thread: Reference | null;
  /** Who wrote the target, in a notification of a reply or a mention. Likes and decisions name nobody. */
  readonly actor: Author | null;
  /** How many people like the target. */
  readonly likes?: number;
  /** The decision in a notification of moderators: what the member can appeal, why it was, and what they added. */
  readonly decision?: {
    readonly id: number;
    readonly case: number | null;
    readonly reason: string | null;
    readonly text: string | null;
    readonly message: string | null;
  } | null;
  readonly text: string;
}

/** Makes the shown form of a row, in the language of the reader. */
export function shownNotification(row: NoteRow, language: Language): ShownNotification {
  const { kind, likes } = row;
  return {
    id: row.id,
    kind,
    outcome: row.outcome,
    at: row.at.toISOString(),
    readAt: row.read_at?.toISOString() ?? null,
    target: targetOf(row),
    thread: threadOf(row),
    actor: row.has_author
      ? shownAuthor(
          { face: row.face, pseudonym: row.pseudonym, isAnonymous: row.pseudonym !== null },
          language,
        )
      : null,
    ...(kind === 'like' ? { likes } : {}),
    ...(kind === 'moderation' ? { decision: decisionOf(row, language) } : {}),
    text: notificationText({ kind, language, likes, outcome: row.outcome }),
  };
}

function decisionOf({ decision }: NoteRow, language: Language): ShownNotification['decision'] {
  if (decision === null) return null;
  const { reason } = decision;
  return { ...decision, text: reason === null ? null : moderationReasons[reason].text[language] };
}

function targetOf({ post_id, comment_id, diary_id, food_id }: NoteRow): Reference {
  const ids: Readonly<Record<Collection, number | null>> = {
    posts: post_id,
    comments: comment_id,
    'meal-diaries': diary_id,
    foods: food_id,
  };
  for (const [relationTo, value] of Object.entries(ids) as [Collection, number | null][])
    if (value !== null) return { relationTo, value };
  return { relationTo: 'members', value: null };
}

function threadOf({ thread_post, thread_diary }: NoteRow): Reference | null {
  if (thread_post !== null) return { relationTo: 'posts', value: thread_post };
  return thread_diary === null ? null : { relationTo: 'meal-diaries', value: thread_diary };
}
