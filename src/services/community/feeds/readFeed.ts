import type { Payload } from 'payload';
import { readDiaryFeed, type FeedDiary } from '../../../database/community/feeds/diaryFeed.ts';
import { isBoard } from '../../../database/community/feeds/feedParts.ts';
import { readPostFeed, type FeedPost } from '../../../database/community/feeds/postFeed.ts';
import { publicPool } from '../../../database/publicPool.ts';
import {
  encodeFeedCursor,
  parseFeedQuery,
  type FeedPosition,
  type FeedQuery,
} from '../../../domain/community/feeds/feedQuery.ts';
import { Problem } from '../../../errors/problem.ts';
import { callerLanguage } from '../../../i18n/language.ts';
import { withShared } from '../../meals/sharedMeals.ts';
import { toQueryProblem } from '../../search/searchFoods.ts';
import { readerWithId } from '../anonymity/contentReader.ts';
import { withShown } from '../posts/shownPosts.ts';

export interface FeedAnswer {
  readonly docs: readonly unknown[];
  /** The client sends it as `cursor` to get the next page; null on the last page. */
  readonly nextCursor: string | null;
}

/**
 * Reads a page of a feed for a member: posts or shared meals, as the generated API shows them. It is one statement; one
 * more for the names of foods in meals, and two more where posts mention foods.
 *
 * @throws {Problem} 400 with the field for an invalid parameter, such as a board that does not exist or the cursor of
 *   another feed.
 */
export async function readFeed({
  acceptLanguage,
  member,
  parameters,
  payload,
}: {
  parameters: URLSearchParams;
  payload: Payload;
  /** The id of the user who reads. */
  member: number;
  acceptLanguage: string | null;
}): Promise<FeedAnswer> {
  const parsed = parseFeedQuery(parameters, member);
  if (!parsed.ok) throw toQueryProblem(parsed.fault);
  const { query } = parsed;
  const input = { query, member, payload, acceptLanguage };
  const { docs, last } = query.filter.kind === 'posts' ? await postsOf(input) : await diariesOf(input);
  if (docs.length === 0) await refuseUnknownBoard(query);
  return { docs, nextCursor: last === undefined ? null : encodeFeedCursor(query.filter, last) };
}

interface PageInput {
  readonly query: FeedQuery;
  readonly member: number;
  readonly payload: Payload;
  readonly acceptLanguage: string | null;
}

interface Page {
  readonly docs: readonly unknown[];
  /** The place of the last document, when others follow. */
  readonly last: FeedPosition | undefined;
}

async function postsOf({ acceptLanguage, member, query }: PageInput): Promise<Page> {
  const { hasMore, posts } = await readPostFeed(publicPool(), { query, reader: readerWithId(member) });
  const docs = await withShown({
    posts: posts.map(documentOfPost),
    rows: posts,
    member,
    language: callerLanguage(acceptLanguage, posts[0]?.language),
  });
  return { docs, last: hasMore ? posts.at(-1) : undefined };
}

async function diariesOf({ member, payload, query }: PageInput): Promise<Page> {
  const { diaries, hasMore } = await readDiaryFeed(publicPool(), { query, reader: readerWithId(member) });
  const docs = await withShared({
    req: { payload },
    meals: diaries.map(documentOfDiary),
    shared: new Map(diaries.map((diary) => [diary.id, diary])),
    reader: member,
  });
  return { docs, last: hasMore ? diaries.at(-1) : undefined };
}

/** The columns that the generated API returns, too. */
function documentOfPost(post: FeedPost) {
  const { board, content, createdAt, diary, editedAt, id, images } = post;
  const { isAnonymous, isProfessional, state, title, updatedAt } = post;
  return {
    ...{ id, board, title, content, images, diary, isAnonymous, isProfessional, state, editedAt },
    ...{ updatedAt, createdAt, deletedAt: null },
  };
}

function documentOfDiary(diary: FeedDiary) {
  const { board, content, createdAt, date, id, isFavourite, isPublic, items, mealType } = diary;
  const { nutrition, photos, state, updatedAt } = diary;
  return {
    ...{ id, date, mealType, content, isFavourite, isPublic, items, photos, nutrition, board, state },
    ...{ updatedAt, createdAt, deletedAt: null },
  };
}

async function refuseUnknownBoard({ filter: { board } }: FeedQuery): Promise<void> {
  if (board !== undefined && !(await isBoard(publicPool(), board)))
    throw new Problem('invalid_filter', { field: 'board', parameters: { path: 'board' } });
}
