import { createHash } from 'node:crypto';
import { z } from 'zod';

const version = 1;
const maximumLength = 200;

/** What a document's id, and every whole number of a position, may be. */
export const int4 = z.int().min(0).max(2_147_483_647);

/**
 * Encodes the position of the last row of a page as an opaque text. It is valid only for the list that `scope` describes:
 * its filter, its order and, where it depends on the reader, the reader.
 */
export function encodePosition(scope: readonly unknown[], position: readonly number[]): string {
  return Buffer.from(JSON.stringify([version, fingerprint(scope), ...position])).toString('base64url');
}

/** Decodes a position; undefined when {@link encodePosition} did not make the text for the same list. */
export function decodePosition<Position extends readonly number[]>(
  scope: readonly unknown[],
  cursor: string,
  position: z.ZodType<Position>,
): Position | undefined {
  if (cursor.length > maximumLength || !/^[\w-]+$/.test(cursor)) return undefined;
  const fields = fieldsShape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (!fields.success) return undefined;
  const [, print, ...rest] = fields.data;
  return print === fingerprint(scope) ? position.safeParse(rest).data : undefined;
}

const fieldsShape = z.tuple([z.literal(version), z.string()], z.number().refine(Number.isFinite));

function fingerprint(scope: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(scope)).digest('base64url').slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
