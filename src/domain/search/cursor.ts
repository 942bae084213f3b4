import { z } from 'zod';
import { decodePosition, encodePosition, int4 } from '../operations/query/keysetCursor.ts';
import type { FoodFilter } from './filter.ts';

/** The rank position of the last result of a page: tier, length of the name, popularity, id. */
export interface RankPosition {
  /** 0 equal, 1 starts with, 2 a word starts with, 3 contains. */
  readonly tier: number;
  /** The number of characters of the name without blanks. */
  readonly length: number;
  readonly popularity: number;
  readonly id: number;
}

const shape = z.tuple([z.int().min(0).max(3), int4, z.number(), int4.min(1)]);

/** Encodes a rank position as an opaque text that is valid only for the same search. */
export function encodeCursor(filter: FoodFilter, position: RankPosition): string {
  const { tier, length, popularity, id } = position;
  return encodePosition(scopeOf(filter), [tier, length, popularity, id]);
}

/** Decodes a cursor; undefined when {@link encodeCursor} did not make it for the same search. */
export function decodeCursor(filter: FoodFilter, cursor: string): RankPosition | undefined {
  const position = decodePosition(scopeOf(filter), cursor, shape);
  if (position === undefined) return undefined;
  const [tier, length, popularity, id] = position;
  return { tier, length, popularity, id };
}

function scopeOf({ keyword, kind, category, isSuitable }: FoodFilter): readonly unknown[] {
  return [keyword, kind ?? null, category ?? null, isSuitable ?? false];
}
