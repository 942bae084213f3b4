/**
 * What a request may look like before anything reads its meaning: encodings, characters, depth. Every function runs in
 * linear time and without recursion, so that an input built to be deep or long costs no more than its bytes.
 */

/** Levels of brackets in a query string, and of objects in a JSON filter inside it. */
export const maximumFilterDepth = 12;
/** Levels of objects and arrays in a JSON body; a rich text needs about 20. */
export const maximumBodyDepth = 64;

/** Whether a text holds what PostgreSQL cannot store: NUL, or half of a surrogate pair. */
export function hasUnstorableCharacter(text: string): boolean {
  return /[\0\p{Surrogate}]/u.test(text);
}

/** Whether an id from a path can be a row's id: a positive int4 in plain decimal digits. */
export function isSerialId(text: string): boolean {
  return /^[1-9]\d{0,9}$/.test(text) && Number(text) <= 2_147_483_647;
}

/** Decodes one component of a URL; undefined when its percent escapes are no UTF-8. */
export function decodeComponent(component: string): string | undefined {
  try {
    return decodeURIComponent(component.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** How deep the objects and arrays of a JSON text nest; brackets inside its strings do not count. */
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

/** How many levels a parameter's name addresses: `where[or][0][name]` has 4. */
export function bracketDepth(parameterName: string): number {
  return parameterName.split('[').length;
}

/**
 * Finds the first text in parsed JSON that cannot be stored, as a key or as a value.
 *
 * @returns its dotted path (`items.0.name`; the empty text for the root), or undefined when all is well.
 */
export function pathOfUnstorable(json: unknown): string | undefined {
  const open: { path: readonly (string | number)[]; value: unknown }[] = [{ path: [], value: json }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, value } = next;
    if (typeof value === 'string' && hasUnstorableCharacter(value)) return path.join('.');
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, child] of Object.entries(value)) {
      if (hasUnstorableCharacter(key)) return path.join('.');
      open.push({ path: [...path, key], value: child });
    }
  }
  return undefined;
}
