import type { PayloadRequest } from 'payload';
import { readShownComments, type ShownComment } from '../../../database/community/shown.ts';
import { shownAuthor, type Author } from '../../../domain/community/author.ts';
import type { Language } from '../../../domain/language.ts';
import { languageOfRequest } from '../../operations/callersLanguage.ts';
import { contentReaderOf } from '../anonymity/contentReader.ts';

/** What is added to a comment for a reader. */
export interface ShownCommentFields {
  readonly author: Author;
  readonly counts: { readonly likes: number; readonly replies: number };
  readonly mine: { readonly liked: boolean; readonly author: boolean };
  /** Advice counts as professional while its author is a verified dietitian. */
  readonly isProfessional: boolean;
}

/** Adds to comments what their reader sees besides their columns, with one statement for a page. */
export async function asShownComments<
  Comment extends { readonly id: number; readonly isProfessional?: boolean | null },
>({
  comments,
  req,
}: {
  req: PayloadRequest;
  comments: readonly Comment[];
}): Promise<(Comment & ShownCommentFields)[]> {
  if (comments.length === 0) return [];
  const language = languageOfRequest(req);
  const rows = await readShownComments(req, {
    comments: comments.map(({ id }) => id),
    reader: contentReaderOf(req),
  });
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  return comments.flatMap((comment) => {
    const row = rowOf.get(comment.id);
    // It was deleted for good meanwhile.
    return row === undefined ? [] : [withShown({ comment, row, language })];
  });
}

/** The same for a comment that was read together with what it shows. */
export function withShown<Comment extends { readonly id: number; readonly isProfessional?: boolean | null }>({
  comment,
  language,
  row,
}: {
  comment: Comment;
  row: ShownComment;
  language: Language;
}): Comment & ShownCommentFields {
  return {
    ...comment,
    author: shownAuthor(row, language),
    counts: { likes: row.likes, replies: row.replies },
    mine: { liked: row.isLiked, author: row.isOwn },
    isProfessional: comment.isProfessional === true && row.isDietitian,
  };
}
