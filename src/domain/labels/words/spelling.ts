/** What the words of a language tell of a word that is none of them. */
export interface Spelling {
  readonly isWord: (word: string) => boolean;
  /** Whether a longer word begins so. */
  readonly isBeginning: (piece: string) => boolean;
  /**
   * The words that a word of no sense was surely meant to be: two that were printed together ("guargum"), or the only one
   * that differs by one letter ("ribofiavin"). Undefined when there is none, or more than one.
   */
  readonly meant: (word: string) => readonly string[] | undefined;
}

/** Shorter words differ by one letter from too many others. */
const shortestMisspelt = 6;
const shortestPart = 3;
const shortestJoined = 7;

/**
 * Learns to tell what misspelt words were meant to be. Every word is filed under itself and under all that is left of it
 * when a letter is dropped: two words that differ by one letter (one more, one less, another, or two swapped) meet there.
 */
export function compileSpelling(words: Iterable<string>): Spelling {
  const known = new Set(words);
  const filed = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < shortestMisspelt - 1 || !/^\p{L}+$/u.test(word)) continue;
    for (const shape of shapesOf(word)) {
      const there = filed.get(shape);
      if (there === undefined) filed.set(shape, [word]);
      else there.push(word);
    }
  }
  const isWord = (word: string): boolean => known.has(word);
  const sorted = [...known].sort();
  return {
    isWord,
    isBeginning: (piece) => sorted[placeOf(sorted, piece)]?.startsWith(piece) === true,
    meant: (word) => {
      if (known.has(word)) return undefined;
      const alike = word.replace(/[0158]/gu, (digit) => lettersLike[digit] ?? digit).replace(/^l/u, 'i');
      if (/\p{L}{2}/u.test(word) && known.has(alike)) return [alike];
      return partsOf(word, isWord) ?? nearest(word, filed);
    },
  };
}

/** Where a text stands, or would, among sorted ones. */
function placeOf(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Digits that scanning takes for letters ("0il"); it takes a capital I for a small l, too ("lodate"). */
const lettersLike: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's', 8: 'b' };

function partsOf(word: string, isWord: (word: string) => boolean): readonly string[] | undefined {
  if (word.length < shortestJoined || !/^\p{L}+$/u.test(word)) return undefined;
  for (let at = word.length - shortestPart; at >= shortestPart; at -= 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every(isWord)) return parts;
  }
  return undefined;
}

function nearest(word: string, filed: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  if (word.length < shortestMisspelt || !/^\p{L}+$/u.test(word)) return undefined;
  const candidates = new Set<string>();
  for (const shape of shapesOf(word)) {
    for (const other of filed.get(shape) ?? []) if (differsByOne(word, other)) candidates.add(other);
  }
  return candidates.size === 1 ? [...candidates] : undefined;
}

function shapesOf(word: string): Set<string> {
  const shapes = new Set([word]);
  for (let at = 0; at < word.length; at += 1) shapes.add(word.slice(0, at) + word.slice(at + 1));
  return shapes;
}

/** By one letter more, less or other, or by two neighbours swapped; the first letter is right. */
function differsByOne(one: string, other: string): boolean {
  if (one === other || one[0] !== other[0] || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = (word: string, from: number) => word.slice(from);
  if (one.length > other.length) return rest(one, at + 1) === rest(other, at);
  if (one.length < other.length) return rest(one, at) === rest(other, at + 1);
  if (rest(one, at + 1) === rest(other, at + 1)) return true;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, at + 2) === rest(other, at + 2);
}
