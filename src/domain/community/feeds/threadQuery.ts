import { z } from 'zod';
import { decodePosition, encodePosition, int4 } from '../../operations/query/keysetCursor.ts';
import type { QueryFault } from '../../search/query.ts';
import { defaultPageSize } from './feedQuery.ts';

/** The comments of a post or of a shared meal, as one member reads them. */
export interface Thread {
  readonly on: 'post' | 'diary';
  readonly id: number;
  /** The id of the user who reads. */
  readonly reader: number;
}

/** A place in a thread: after which comment the page starts. */
export interface ThreadPosition {
  /** The top comment whose replies are read; undefined for the top comments themselves. */
  readonly root: number | undefined;
  readonly after: number;
}

export interface ThreadQuery {
  readonly thread: Thread;
  /** The size of a page, 1 to 100. */
  readonly limit: number;
  readonly position: ThreadPosition | undefined;
}

export type ParsedThreadQuery =
  { readonly ok: true; readonly query: ThreadQuery } | { readonly ok: false; readonly fault: QueryFault };

/** How many replies a top comment shows at first. */
export const firstReplies = 3;

/** Parses `cursor` and `limit` of a thread. The cursor says whether the page has top comments or replies of one. */
export function parseThreadQuery(parameters: URLSearchParams, thread: Thread): ParsedThreadQuery {
  const cursor = parameters.get('cursor');
  const position = cursor === null ? undefined : decodeThreadCursor(thread, cursor);
  if (cursor !== null && position === undefined)
    return { ok: false, fault: { code: 'invalid_filter', field: 'cursor' } };
  return {
    ok: true,
    query: { thread, position, limit: Number(parameters.get('limit') ?? defaultPageSize) },
  };
}

const threadPosition = z.tuple([int4, int4]);

/** Encodes a place as an opaque text that is valid only for the same thread and the same reader. */
export function encodeThreadCursor(thread: Thread, { root, after }: ThreadPosition): string {
  return encodePosition(scopeOf(thread), [root ?? 0, after]);
}

function decodeThreadCursor(thread: Thread, cursor: string): ThreadPosition | undefined {
  const position = decodePosition(scopeOf(thread), cursor, threadPosition);
  if (position === undefined) return undefined;
  const [root, after] = position;
  return { root: root === 0 ? undefined : root, after };
}

function scopeOf({ on, id, reader }: Thread): readonly unknown[] {
  return ['thread', on, id, reader];
}
