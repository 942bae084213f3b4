import { isBoard } from '../../../database/community/feeds/feedParts.ts';
import { readPostFeed, type FeedPost } from '../../../database/community/feeds/postFeed.ts';
import { publicPool } from '../../../database/publicPool.ts';
import {
  encodeFeedCursor,
  parseFeedQuery,
  type FeedQuery,
} from '../../../domain/community/feeds/feedQuery.ts';
import { Problem } from '../../../errors/problem.ts';
import { callerLanguage } from '../../../i18n/language.ts';
import { toQueryProblem } from '../../search/searchFoods.ts';
import { readerWithId } from '../contentReader.ts';
import { withShown } from '../posts/shownPosts.ts';

export interface FeedAnswer {
  readonly docs: readonly unknown[];
  /** The client sends it as `cursor` to get the next page; null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * Reads a page of a feed for a member: posts as everyone reads them, with what the member may see of them. It is one
 * statement, and two more where posts mention foods.
 *
 * @throws {Problem} 400 with the field for an invalid parameter, such as a board that does not exist or the cursor of
 *   another feed.
 */
export async function readFeed({
  acceptLanguage,
  member,
  parameters,
}: {
  parameters: URLSearchParams;
  /** The id of the user who reads. */
  member: number;
  acceptLanguage: string | null;
}): Promise<FeedAnswer> {
  const parsed = parseFeedQuery(parameters, member);
  if (!parsed.ok) throw toQueryProblem(parsed.fault);
  const { query } = parsed;
  const { hasMore, posts } = await readPostFeed(publicPool(), { query, reader: readerWithId(member) });
  const last = posts.at(-1);
  if (last === undefined) await refuseUnknownBoard(query);
  return {
    docs: await withShown({
      posts: posts.map(documentOf),
      rows: posts,
      member,
      language: callerLanguage(acceptLanguage, last?.language),
    }),
    nextCursor: hasMore && last !== undefined ? encodeFeedCursor(query.filter, last) : null,
  };
}

/** The columns that the generated API returns, too. */
function documentOf(post: FeedPost) {
  const {
    board,
    content,
    createdAt,
    diary,
    editedAt,
    id,
    images,
    isAnonymous,
    isProfessional,
    state,
    title,
  } = post;
  const { updatedAt } = post;
  return {
    ...{ id, board, title, content, images, diary, isAnonymous, isProfessional, state, editedAt },
    ...{ updatedAt, createdAt, deletedAt: null },
  };
}

async function refuseUnknownBoard({ filter: { board } }: FeedQuery): Promise<void> {
  if (board !== undefined && !(await isBoard(publicPool(), board)))
    throw new Problem('invalid_filter', { field: 'board', parameters: { path: 'board' } });
}
