/** Data that operations of one request share. Payload passes it to all hooks and to the database adapter. */
type RequestContext = Readonly<Record<string, unknown>>;

/**
 * The context of a DELETE that removes documents of this collection from the trash for good. Every other DELETE only
 * moves a document into the trash, or leaves it there. So a repeated call never destroys anything.
 */
export function purgeContext(collection: string): RequestContext {
  return { purges: collection };
}

/** Whether an operation may delete trashed documents of this collection for good. */
export function isPurge(context: RequestContext | undefined, collection: string): boolean {
  return context?.['purges'] === collection;
}

/**
 * Whether a filter asks for documents in the trash, as the trash view of the admin UI does: `deletedAt exists true`,
 * alone or joined with other conditions by `and`.
 */
export function asksForTrash(where: unknown): boolean {
  if (typeof where !== 'object' || where === null) return false;
  return Object.entries(where).some(([name, condition]: [string, unknown]) => {
    if (name === 'deletedAt') return isTrue(condition);
    return name.toLowerCase() === 'and' && partsOf(condition).some(asksForTrash);
  });
}

function isTrue(condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null || !('exists' in condition)) return false;
  return condition.exists === true || condition.exists === 'true';
}

function partsOf(conditions: unknown): readonly unknown[] {
  return typeof conditions === 'object' && conditions !== null ? Object.values(conditions) : [];
}
