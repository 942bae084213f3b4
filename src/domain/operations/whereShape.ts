/** Operators that this database supports. The others (geometry, `all`) would cause an internal error. */
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
 * Finds the first fault of a filter. An error is safer than ignoring a condition: a DELETE without it would delete all
 * documents.
 *
 * @param where conditions as parsed from JSON or brackets; the caller has limited the depth.
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
 * Builds the object that the parameters `where[a][b]=c` describe. Arrays become objects with their indexes as keys.
 *
 * @param parameters decoded names and values; names that do not begin with `where[` are ignored.
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
  const unknownOperator = Object.keys(condition).find((operator) => !operators.has(operator));
  return unknownOperator === undefined ? undefined : `${path}.${unknownOperator}`;
}

function isJunction(key: string): boolean {
  return ['and', 'or'].includes(key.toLowerCase());
}

type Node = Record<string, unknown>;

function isObject(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

/** It has no prototype, so that a parameter named `__proto__` is an ordinary name. */
function emptyNode(): Node {
  return { __proto__: null };
}
