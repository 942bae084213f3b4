/** Corrects words that are not in the vocabulary of a language. */
export interface Spelling {
  readonly isWord: (word: string) => boolean;
  /** Whether some word of the vocabulary starts with the piece. */
  readonly isPrefix: (piece: string) => boolean;
  /**
   * The correction of a misspelt word: two words that were printed together ("guargum"), or the only word that differs
   * by one letter ("ribofiavin"). Undefined when there is none, or more than one.
   */
  readonly correctionOf: (word: string) => readonly string[] | undefined;
}

/** A shorter word differs by one letter from too many others. */
export const minMisspeltLength = 6;
const minPartLength = 3;
const minJoinedLength = 7;

/**
 * Prepares spelling correction with an index of deletions: each word is stored under itself and under every text that
 * remains when one letter is dropped. Two words that differ by one edit (a letter added, dropped, replaced, or two
 * swapped) share an entry.
 */
export function compileSpelling(words: Iterable<string>): Spelling {
  const wordSet = new Set(words);
  const wordsByDeletion = new Map<string, string[]>();
  for (const word of wordSet) {
    if (word.length < minMisspeltLength - 1 || !/^\p{L}+$/u.test(word)) continue;
    for (const deletion of deletionsOf(word)) {
      const otherWords = wordsByDeletion.get(deletion);
      if (otherWords === undefined) wordsByDeletion.set(deletion, [word]);
      else otherWords.push(word);
    }
  }
  const isWord = (word: string): boolean => wordSet.has(word);
  const longest = [...wordSet].reduce((length, word) => Math.max(length, word.length), 0);
  const sorted = [...wordSet].sort();
  return {
    isWord,
    isPrefix: (piece) => sorted[lowerBoundOf(sorted, piece)]?.startsWith(piece) === true,
    correctionOf: (word) => {
      // Two words that were printed together are no longer. The work grows with the square of the length.
      if (word.length > 2 * longest || wordSet.has(word)) return undefined;
      const withoutDigits = word
        .replace(/[0158]/gu, (digit) => letterOfDigit[digit] ?? digit)
        .replace(/^l/u, 'i');
      if (/\p{L}{2}/u.test(word) && wordSet.has(withoutDigits)) return [withoutDigits];
      return splitIntoWords(word, isWord) ?? nearestWord(word, wordsByDeletion);
    },
  };
}

/** The index of the first text that is not less than this one (binary search). */
function lowerBoundOf(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Letters that OCR confuses with digits ("0il"). It also confuses a capital I with a small l ("lodate"). */
const letterOfDigit: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's', 8: 'b' };

function splitIntoWords(word: string, isWord: (word: string) => boolean): readonly string[] | undefined {
  if (word.length < minJoinedLength || !/^\p{L}+$/u.test(word)) return undefined;
  for (let at = word.length - minPartLength; at >= minPartLength; at -= 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every(isWord)) return parts;
  }
  return undefined;
}

function nearestWord(
  word: string,
  wordsByDeletion: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  if (word.length < minMisspeltLength || !/^\p{L}+$/u.test(word)) return undefined;
  const candidates = new Set<string>();
  for (const deletion of deletionsOf(word)) {
    for (const other of wordsByDeletion.get(deletion) ?? [])
      if (differsByOneEdit(word, other)) candidates.add(other);
  }
  return candidates.size === 1 ? [...candidates] : undefined;
}

/** The word, and every text that remains when one of its letters is dropped. */
export function deletionsOf(word: string): Set<string> {
  const deletions = new Set([word]);
  for (let at = 0; at < word.length; at += 1) deletions.add(word.slice(0, at) + word.slice(at + 1));
  return deletions;
}

/**
 * Whether two words differ by one letter added, dropped or replaced, or by two neighbours swapped. The first letter
 * must be equal.
 */
export function differsByOneEdit(one: string, other: string): boolean {
  if (one === other || one[0] !== other[0] || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = (word: string, from: number) => word.slice(from);
  if (one.length > other.length) return rest(one, at + 1) === rest(other, at);
  if (one.length < other.length) return rest(one, at) === rest(other, at + 1);
  if (rest(one, at + 1) === rest(other, at + 1)) return true;
  return one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, at + 2) === rest(other, at + 2);
}
