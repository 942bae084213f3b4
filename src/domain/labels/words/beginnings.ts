/** All beginnings of words, whole words included. */
export function beginningsOf(words: Iterable<string>): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const word of words) {
    for (let length = 1; length <= word.length; length += 1) beginnings.add(word.slice(0, length));
  }
  return beginnings;
}
