/** All prefixes of the words, whole words included. */
export function prefixesOf(words: Iterable<string>): ReadonlySet<string> {
  const prefixes = new Set<string>();
  for (const word of words) {
    for (let length = 1; length <= word.length; length += 1) prefixes.add(word.slice(0, length));
  }
  return prefixes;
}
