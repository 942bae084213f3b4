/** Longer texts are rarely read twice. */
const maximumLength = 60;
/**
 * Remembers the results of a pure function for short texts. Labels repeat the same words and names, so that most of
 * them have been read before. When too many are remembered, all are forgotten, so that the memory is bounded, whatever is
 * read.
 */
export function memoized<Value>(
  read: (text: string) => Value,
  { maximumTexts = 20_000 }: { maximumTexts?: number } = {},
): (text: string) => Value {
  const results = new Map<string, Value>();
  return (text) => {
    if (text.length > maximumLength) return read(text);
    const known = results.get(text);
    if (known !== undefined) return known;
    const result = read(text);
    if (results.size >= maximumTexts) results.clear();
    results.set(text, result);
    return result;
  };
}
