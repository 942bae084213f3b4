import { z } from 'zod';
import { decodePosition, encodePosition, int4 } from '../../operations/query/keysetCursor.ts';
import { isSerialId } from '../../operations/requestShape.ts';
import { keywordOf } from '../../search/keyword.ts';
import type { QueryFault } from '../../search/query.ts';

export const feedKinds = ['posts', 'diaries'] as const;
export type FeedKind = (typeof feedKinds)[number];

export const feedSorts = ['new', 'helpful', 'following', 'bookmarks'] as const;
export type FeedSort = (typeof feedSorts)[number];

/** Which posts or shared meals a feed shows, and in which order. All pages of a feed have the same. */
export interface FeedFilter {
  /** The id of the user who reads. */
  readonly reader: number;
  readonly kind: FeedKind;
  readonly sort: FeedSort;
  /** A board by its id or its slug. */
  readonly board: number | string | undefined;
  /** The id of a member: what they wrote under their name. */
  readonly author: number | undefined;
  /** What a post must say. */
  readonly keyword: string | undefined;
}

/** The place of a row in its feed: the value by which the feed is sorted, then the id of the document. */
export interface FeedPosition {
  readonly key: number;
  readonly id: number;
}

export interface FeedQuery {
  readonly filter: FeedFilter;
  /** The size of a page, 1 to 100. */
  readonly limit: number;
  /** The place of the last row of the previous page. */
  readonly after: FeedPosition | undefined;
}

export type ParsedFeedQuery =
  { readonly ok: true; readonly query: FeedQuery } | { readonly ok: false; readonly fault: QueryFault };

export const defaultPageSize = 20;
const maximumKeyword = 100;

/**
 * Parses `board`, `sort`, `q`, `author`, `kind`, `cursor` and `limit` of a feed. The route has refused other names,
 * repeated parameters and numbers out of their range. Shared meals have no order by helpfulness, no bookmarks and no
 * search.
 */
export function parseFeedQuery(parameters: URLSearchParams, reader: number): ParsedFeedQuery {
  const kind = oneOf(feedKinds, parameters.get('kind') ?? 'posts');
  if (kind === undefined) return refuse({ code: 'invalid_filter', field: 'kind' });
  const sort = oneOf(feedSorts, parameters.get('sort') ?? 'new');
  const hasSort = kind === 'posts' || sort === 'new' || sort === 'following';
  if (sort === undefined || !hasSort) return refuse({ code: 'invalid_filter', field: 'sort' });

  const typed = parameters.get('q');
  if (typed !== null && kind === 'diaries') return refuse({ code: 'invalid_filter', field: 'q' });
  const keyword = typed === null ? undefined : keywordOf(typed);
  if (keyword === '') return refuse({ code: 'required', field: 'q' });
  if (keyword !== undefined && Array.from(keyword).length > maximumKeyword)
    return refuse({ code: 'too_long', field: 'q', limit: maximumKeyword });

  const board = parameters.get('board') ?? undefined;
  if (board !== undefined && !/^[\w-]{1,100}$/.test(board))
    return refuse({ code: 'invalid_filter', field: 'board' });
  const author = parameters.get('author');
  if (author !== null && !isSerialId(author)) return refuse({ code: 'invalid_filter', field: 'author' });

  const filter: FeedFilter = {
    reader,
    kind,
    sort,
    board: board !== undefined && isSerialId(board) ? Number(board) : board,
    author: author === null ? undefined : Number(author),
    keyword,
  };
  const cursor = parameters.get('cursor');
  const after = cursor === null ? undefined : decodeFeedCursor(filter, cursor);
  if (cursor !== null && after === undefined) return refuse({ code: 'invalid_filter', field: 'cursor' });
  return { ok: true, query: { filter, after, limit: Number(parameters.get('limit') ?? defaultPageSize) } };
}

/** A feed is sorted by ids, or by how helpful posts are. */
const positions = {
  new: z.tuple([int4, int4.min(1)]),
  following: z.tuple([int4, int4.min(1)]),
  bookmarks: z.tuple([int4, int4.min(1)]),
  helpful: z.tuple([z.number(), int4.min(1)]),
} as const satisfies Record<FeedSort, unknown>;

/** Encodes a place as an opaque text that is valid only for the same feed of the same reader. */
export function encodeFeedCursor(filter: FeedFilter, { key, id }: FeedPosition): string {
  return encodePosition(scopeOf(filter), [key, id]);
}

function decodeFeedCursor(filter: FeedFilter, cursor: string): FeedPosition | undefined {
  const position = decodePosition<[number, number]>(scopeOf(filter), cursor, positions[filter.sort]);
  return position === undefined ? undefined : { key: position[0], id: position[1] };
}

function scopeOf({ reader, kind, sort, board, author, keyword }: FeedFilter): readonly unknown[] {
  return ['feed', reader, kind, sort, board ?? null, author ?? null, keyword ?? null];
}

function oneOf<const Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value === text);
}

function refuse(fault: QueryFault): ParsedFeedQuery {
  return { ok: false, fault };
}
