/** What operations of one request tell each other; Payload hands it from hook to hook and to the database adapter. */
type RequestContext = Record<string, unknown>;

/**
 * Notes, for the DELETE of a collection with a trash that begins now, what it may delete for good: documents that lie in
 * the trash already, if the caller asked for those in the trash, and otherwise none.
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

/** The moment up to which a document must have been moved into the trash to be deleted for good; undefined for none. */
export function purgeLimit(context: RequestContext | undefined, collection: string): string | undefined {
  const limit = context?.[keyOf(collection)];
  return typeof limit === 'string' ? limit : undefined;
}

function keyOf(collection: string): string {
  return `purgeLimit:${collection}`;
}
