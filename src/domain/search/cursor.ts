import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FoodFilter } from './filter.ts';

/** Where a page of results ended, in the order of the ranking: tier, length of the name, popularity, id. */
export interface RankPosition {
  /** 0 exact, 1 prefix, 2 start of a word, 3 contained. */
  readonly tier: number;
  /** Characters of the name without blanks. */
  readonly length: number;
  readonly popularity: number;
  readonly id: number;
}

const version = 1;
const maximumLength = 200;
const int4 = z.int().min(0).max(2_147_483_647);
const shape = z.tuple([
  z.literal(version),
  z.string(),
  z.int().min(0).max(3),
  int4,
  z.number().refine(Number.isFinite),
  int4.min(1),
]);

/** Writes a position as an opaque text that only the same search accepts again. */
export function encodeCursor(filter: FoodFilter, position: RankPosition): string {
  const { tier, length, popularity, id } = position;
  const fields = [version, fingerprint(filter), tier, length, popularity, id];
  return Buffer.from(JSON.stringify(fields)).toString('base64url');
}

/** Reads a cursor; undefined when it was not made by {@link encodeCursor} for this very search. */
export function decodeCursor(filter: FoodFilter, cursor: string): RankPosition | undefined {
  if (cursor.length > maximumLength || !/^[\w-]+$/.test(cursor)) return undefined;
  const fields = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!fields.success) return undefined;
  const [, print, tier, length, popularity, id] = fields.data;
  return print === fingerprint(filter) ? { tier, length, popularity, id } : undefined;
}

function fingerprint({ keyword, kind, category, isSuitable }: FoodFilter): string {
  const text = JSON.stringify([keyword, kind ?? null, category ?? null, isSuitable ?? false]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
