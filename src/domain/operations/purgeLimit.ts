/** Data that operations of one request share. Payload passes it to all hooks and to the database adapter. */
type RequestContext = Record<string, unknown>;

/**
 * Records at the start of a DELETE which documents it may delete for good: those that are already in the trash, if the
 * caller asked for documents in the trash; otherwise none.
 */
export function notePurgeLimit({
  context,
  collection,
  trash,
  now,
}: {
  context: RequestContext;
  collection: string;
  trash: boolean;
  now: Date;
}): void {
  context[keyOf(collection)] = trash ? now.toISOString() : undefined;
}

/** A document may be deleted for good if it was moved into the trash before this time; undefined: no document may. */
export function purgeLimit(context: RequestContext | undefined, collection: string): string | undefined {
  const limit = context?.[keyOf(collection)];
  return typeof limit === 'string' ? limit : undefined;
}

function keyOf(collection: string): string {
  return `purgeLimit:${collection}`;
}
