/** Operators that this database answers; the others (geometry, `all`) would fail deep inside. */
const operators = new Set([
  'equals',
  'not_equals',
  'in',
  'not_in',
  'exists',
  'greater_than',
  'greater_than_equal',
  'less_than',
  'less_than_equal',
  'like',
  'not_like',
  'contains',
]);

/**
 * Finds what cannot be a filter. A condition that is merely ignored would be worse than an error: a DELETE with it would
 * take everything.
 *
 * @param where conditions as parsed from JSON or brackets; not deeper than the caller has allowed.
 * @returns the path of the first fault (the empty text for the root), or undefined.
 */
export function whereFault(where: unknown, path = ''): string | undefined {
  if (!isObject(where)) return path;
  for (const [key, value] of Object.entries(where)) {
    const here = path === '' ? key : `${path}.${key}`;
    if (!isObject(value)) return here;
    const fault = isJunction(key) ? junctionFault(value, here) : operatorFault(value, here);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/**
 * Builds the object that the parameters `where[a][b]=c` mean. Arrays become objects with their indexes as keys.
 *
 * @param parameters decoded names and values; those that do not begin with `where[` are passed over.
 */
export function whereOfBrackets(parameters: Iterable<readonly [name: string, value: string]>): object {
  const root = emptyNode();
  for (const [name, value] of parameters) {
    if (!name.startsWith('where[')) continue;
    const keys = name.slice('where['.length).replace(/\]$/, '').split('][');
    let node = root;
    for (const key of keys.slice(0, -1)) {
      const child = node[key];
      const next = isObject(child) ? child : emptyNode();
      node[key] = next;
      node = next;
    }
    node[keys.at(-1) ?? ''] = value;
  }
  return root;
}

function junctionFault(conditions: object, path: string): string | undefined {
  for (const [key, condition] of Object.entries(conditions)) {
    const fault = whereFault(condition, `${path}.${key}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function operatorFault(condition: object, path: string): string | undefined {
  const stranger = Object.keys(condition).find((operator) => !operators.has(operator));
  return stranger === undefined ? undefined : `${path}.${stranger}`;
}

function isJunction(key: string): boolean {
  return ['and', 'or'].includes(key.toLowerCase());
}

type Node = Record<string, unknown>;

function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** Without a prototype, so that a parameter named `__proto__` is a name like any other. */
function emptyNode(): Node {
  return { __proto__: null };
}
