type Fields = Readonly<Record<string, unknown>>;

/** Data that the operations of one request share. Payload passes it to all hooks. */
type RequestContext = Record<string, unknown>;

/**
 * Records which fields the caller of a change sent. Payload merges the stored document into the input before its hooks
 * run, so a hook cannot see it in its data.
 *
 * @param input.data the input of a change or of a copy; undefined for a create and for the restoration of a version, where all
 *   fields count as sent.
 */
export function noteSentInput({
  context,
  collection,
  data,
}: {
  context: RequestContext;
  collection: string;
  data: unknown;
}): void {
  const isInput = typeof data === 'object' && data !== null;
  context[keyOf(collection)] = isInput ? new Set(Object.keys(data)) : undefined;
}

/**
 * Returns the top-level fields of a hook's data that the caller sent, with their present values. A group is complete,
 * because Payload has merged the stored values into it.
 */
export function sentFields({
  context,
  collection,
  data,
}: {
  context: RequestContext;
  collection: string;
  data: Fields;
}): Fields {
  const names = context[keyOf(collection)];
  if (!(names instanceof Set)) return data;
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.has(name)));
}

function keyOf(collection: string): string {
  return `sentInput:${collection}`;
}
