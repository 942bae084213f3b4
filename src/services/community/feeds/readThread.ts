import { readThreadPage, type ThreadComment } from '../../../database/community/feeds/threadPage.ts';
import { publicPool } from '../../../database/publicPool.ts';
import {
  encodeThreadCursor,
  firstReplies,
  parseThreadQuery,
  type Thread,
} from '../../../domain/community/feeds/threadQuery.ts';
import type { Language } from '../../../domain/language.ts';
import { Problem } from '../../../errors/problem.ts';
import { callerLanguage } from '../../../i18n/language.ts';
import { toQueryProblem } from '../../search/searchFoods.ts';
import { readerWithId } from '../anonymity/contentReader.ts';
import { withShown } from '../threads/shownComments.ts';
import type { FeedAnswer } from './readFeed.ts';

/**
 * Reads a page of the comments of a post or a shared meal, in one statement: top comments, the oldest first, each with
 * its first replies and a cursor for more of them; or further replies, when the cursor says so. A comment that the reader
 * does not see, but with replies that the reader sees, is a gap: it has a state, and neither text nor author.
 *
 * @throws {Problem} 404 where the reader does not see the post or the meal; 400 for the cursor of another thread.
 */
export async function readThread({
  acceptLanguage,
  parameters,
  thread,
}: {
  parameters: URLSearchParams;
  thread: Thread;
  acceptLanguage: string | null;
}): Promise<FeedAnswer> {
  const parsed = parseThreadQuery(parameters, thread);
  if (!parsed.ok) throw toQueryProblem(parsed.fault);
  const { query } = parsed;
  const comments = await readThreadPage(publicPool(), { query, reader: readerWithId(thread.reader) });
  if (comments === undefined) throw new Problem('not_found');

  const language = callerLanguage(acceptLanguage, comments[0]?.language);
  const root = query.position?.root;
  const page = comments.filter((comment) => root !== undefined || comment.root === null);
  const shown = page.slice(0, query.limit);
  const after = page.length > query.limit ? shown.at(-1)?.id : undefined;
  return {
    docs: shown.map((comment) =>
      root === undefined
        ? { ...documentOf(comment, language), ...repliesOf({ comment, comments, language, thread }) }
        : documentOf(comment, language),
    ),
    nextCursor: after === undefined ? null : encodeThreadCursor(thread, { root, after }),
  };
}

/** The first replies of a top comment, and the cursor for more. */
function repliesOf({
  comment,
  comments,
  language,
  thread,
}: {
  comment: ThreadComment;
  comments: readonly ThreadComment[];
  language: Language;
  thread: Thread;
}) {
  const replies = comments.filter(({ root }) => root === comment.id);
  const shown = replies.slice(0, firstReplies);
  const after = replies.length > firstReplies ? shown.at(-1)?.id : undefined;
  return {
    replies: shown.map((reply) => documentOf(reply, language)),
    repliesCursor: after === undefined ? null : encodeThreadCursor(thread, { root: comment.id, after }),
  };
}

/** A comment with the columns that the generated API returns, too; or a gap. */
function documentOf(row: ThreadComment, language: Language) {
  const { diary, editedAt, id, isAnonymous, isProfessional, isShown, parent, post, state, text } = row;
  if (!isShown) return { id, parent, state: stateOfGap(row) };
  const { createdAt, updatedAt } = row;
  const comment = {
    ...{ id, post, diary, parent, text, isAnonymous, isProfessional, state, editedAt },
    ...{ updatedAt, createdAt, deletedAt: null },
  };
  return withShown({ comment, row, language });
}

/** It tells neither that the author is suspended nor that somebody blocks somebody. */
function stateOfGap({ isDeleted, state }: ThreadComment): 'deleted' | 'hidden' | 'removed' {
  if (isDeleted) return 'deleted';
  return state === 'removed' ? 'removed' : 'hidden';
}
