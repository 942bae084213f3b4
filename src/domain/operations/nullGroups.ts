interface Field {
  readonly type: string;
  readonly name?: string;
  /** Present for groups, rows and collapsibles. */
  readonly fields?: readonly Field[];
}

/**
 * Finds a group of fields whose value is null or no object. Payload reads the fields of a group without checking that
 * it is an object.
 *
 * @returns the dotted path of the first such group, or undefined.
 */
export function pathOfBrokenGroup(fields: readonly Field[], data: unknown, path = ''): string | undefined {
  if (!isObject(data)) return undefined;
  for (const field of fields) {
    const isNamed = field.name !== undefined && field.name !== '';
    if (field.fields === undefined || (field.type !== 'group' && isNamed)) continue;
    const name = field.name ?? '';
    const value = isNamed ? data[name] : data;
    if (value === undefined) continue;
    const here = isNamed ? `${path}${name}` : path;
    if (!isObject(value)) return here;
    const inside = pathOfBrokenGroup(field.fields, value, isNamed ? `${here}.` : path);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
