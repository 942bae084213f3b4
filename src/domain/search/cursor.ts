import { createHash } from 'node:crypto';
import { z } from 'zod';
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

/** Encodes a rank position as an opaque text that is valid only for the same search. */
export function encodeCursor(filter: FoodFilter, position: RankPosition): string {
  const { tier, length, popularity, id } = position;
  const fields = [version, fingerprint(filter), tier, length, popularity, id];
  return Buffer.from(JSON.stringify(fields)).toString('base64url');
}

/** Decodes a cursor; undefined when {@link encodeCursor} did not make it for the same search. */
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
