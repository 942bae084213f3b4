/** The condition of an `If-Match` header: any version, or one of these entity tags. */
export type IfMatch = 'any' | readonly string[];

/** An element of the list with the comma after it. It may be empty (RFC 9110 §5.6.1 and §8.8.3). */
const element = /[ \t]*(?:(W\/)?("[\x21\x23-\x7e\x80-\xff]*")[ \t]*)?(?:,|$)/y;

/**
 * Parses an `If-Match` header (RFC 9110 §13.1.1). The comparison is the strong one, so weak tags match no version and
 * are left out.
 *
 * @returns undefined for a malformed header.
 */
export function parseIfMatch(header: string): IfMatch | undefined {
  if (header.trim() === '*') return 'any';
  const tags: string[] = [];
  let isEmpty = true;
  for (element.lastIndex = 0; element.lastIndex < header.length;) {
    const match = element.exec(header);
    if (match === null) return undefined;
    const [, weak, tag] = match;
    if (tag === undefined) continue;
    isEmpty = false;
    if (weak === undefined) tags.push(tag);
  }
  return isEmpty ? undefined : tags;
}

/** Whether a document with this entity tag fulfils the condition. */
export function isMatch(condition: IfMatch, tag: string): boolean {
  return condition === 'any' || condition.includes(tag);
}
