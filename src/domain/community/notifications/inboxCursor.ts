import { z } from 'zod';

const shape = z.tuple([z.iso.datetime(), z.int32().positive()]);

/** The last notification of a page. */
export interface InboxPlace {
  readonly at: Date;
  readonly id: number;
}

/** The cursor of the page behind a notification. */
export function encodeInboxCursor({ at, id }: InboxPlace): string {
  return Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');
}

/** Decodes a cursor; undefined for a text that {@link encodeInboxCursor} did not make. */
export function decodeInboxCursor(cursor: string): InboxPlace | undefined {
  if (cursor.length > 100 || !/^[\w-]+$/.test(cursor)) return undefined;
  try {
    const [at, id] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { at: new Date(at), id };
  } catch {
    return undefined;
  }
}
