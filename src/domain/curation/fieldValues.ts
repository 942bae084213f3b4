/** The fields of a document, or of a group in it. */
export type Values = Readonly<Record<string, unknown>>;

/** Values by dotted names, as Payload takes them: `{ 'nutrients.sodium': 1 }` is `{ nutrients: { sodium: 1 } }`. */
export function nested(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const document: Record<string, unknown> = {};
  for (const [path, value] of values) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    let parent = document;
    for (const name of names) parent = (parent[name] ??= {}) as Record<string, unknown>;
    parent[last] = value;
  }
  return document;
}

/** The value at a dotted name, as the history stores it. */
export function valueAtPath(document: Values, path: string): unknown {
  const found = path.split('.').reduce<unknown>((value, name) => valuesOf(value)[name], document);
  return storedValue(typeof found === 'object' && found !== null && 'id' in found ? found.id : found);
}

/** The fields of a group; none where there is no group. */
export function valuesOf(value: unknown): Values {
  return typeof value === 'object' && value !== null ? (value as Values) : {};
}

/** The id of a related document, also where the document itself stands there. */
export function idOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
}

/** The value as JSON has it, with one form for what says nothing. */
export function storedValue(value: unknown): unknown {
  if (value === undefined || value === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  return JSON.parse(JSON.stringify(value)) as unknown;
}
