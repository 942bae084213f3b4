/**
 * Checks of a request before it is interpreted: encoding, characters, depth. Every function runs in linear time and
 * without recursion, so that a very deep or long input costs no more than its bytes.
 */

/** The most levels of brackets in a query string, and of objects in a JSON filter in it. */
export const maximumFilterDepth = 12;
/** The most levels of objects and arrays in a JSON body; a rich text needs about 20. */
export const maximumBodyDepth = 64;

/** Whether a text contains characters that PostgreSQL cannot store: NUL or a lone surrogate. */
export function hasUnstorableCharacter(text: string): boolean {
  return /[\0\p{Surrogate}]/u.test(text);
}

/** Whether an id from a path is a valid row id: a positive int4 in plain decimal digits. */
export function isSerialId(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && isRowId(Number(text));
}

/** Whether an id from a body is a valid row id: a number, because ids are numbers in every answer. */
export function isRowId(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) > 0 && Number(value) <= 2_147_483_647;
}

/** Decodes one component of a URL; undefined when its percent escapes are not valid UTF-8. */
export function decodeComponent(component: string): string | undefined {
  try {
    return decodeURIComponent(component.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** The depth of nested objects and arrays in a JSON text; brackets inside strings do not count. */
export function jsonDepth(json: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '{' || character === '[') deepest = Math.max(deepest, (depth += 1));
    else if (character === '}' || character === ']') depth -= 1;
  }
  return deepest;
}

/** The number of levels in a parameter's name: `where[or][0][name]` has 4. */
export function bracketDepth(parameterName: string): number {
  return parameterName.split('[').length;
}

/**
 * Finds the first key or value in parsed JSON that cannot be stored.
 *
 * @returns its dotted path (`items.0.name`; the empty text for the root), or undefined when there is none.
 */
export function pathOfUnstorable(json: unknown): string | undefined {
  const stack: { path: readonly (string | number)[]; value: unknown }[] = [{ path: [], value: json }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { path, value } = next;
    if (typeof value === 'string' && hasUnstorableCharacter(value)) return path.join('.');
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (hasUnstorableCharacter(key)) return path.join('.');
      stack.push({ path: [...path, key], value: child });
    }
  }
  return undefined;
}
