import iconv from 'iconv-lite';
import type { TextEncoding } from '../settings/settings.ts';
import { commonSyllables } from './commonSyllables.ts';

/** Encodings that a file without a byte order mark, and without NUL bytes, may have. */
export const guessedEncodings = ['utf-8', 'cp949', 'windows-1252'] as const satisfies readonly TextEncoding[];
export type GuessedEncoding = (typeof guessedEncodings)[number];

/** What the bytes of a whole file say for and against each encoding. */
export interface EncodingEvidence {
  /**
   * How much each reading of the file surprises: a broken character 8, a syllable that hardly any text has 6, an
   * accent beside a letter nothing. The smallest wins.
   */
  readonly costs: Readonly<Record<GuessedEncoding, number>>;
  /** Words with bytes beyond ASCII, to show how they read. */
  readonly words: readonly Uint8Array[];
}

/**
 * Two readings whose costs differ by less fit both, and a person decides. One clear word decides: `Äpfel` costs 8 as
 * CP949 (a rare syllable among small letters: `훡fel`), and nothing as Latin-1.
 */
const margin = 5;

/** The encodings that fit, the best first. More than one means that a person must say which. */
export function fittingEncodings({ costs }: EncodingEvidence): GuessedEncoding[] {
  const byCost = [...guessedEncodings].sort((a, b) => costs[a] - costs[b]);
  const [best = 'utf-8'] = byCost;
  if (guessedEncodings.every((encoding) => costs[encoding] === 0)) return ['utf-8'];
  return byCost.filter((encoding) => costs[encoding] - costs[best] < margin);
}

/** The most words that are kept, and the most bytes of one. */
const [keptWords, longestWord] = [60, 48];
/** A chunk ends anywhere; a word that it cuts is read with the next chunk. */
const longestTail = 4_096;

/** Collects the evidence of the bytes of a file. It looks at every byte beyond ASCII, and at the letters beside it. */
export function collectEvidence(): {
  readonly add: (bytes: Uint8Array) => void;
  readonly end: () => EncodingEvidence;
} {
  const costs = { 'utf-8': 0, cp949: 0, 'windows-1252': 0 };
  const words = new Map<string, Uint8Array>();
  let tail: Uint8Array = new Uint8Array(0);

  const look = (bytes: Uint8Array): void => {
    let at = 0;
    let pairsEnd = 0;
    for (;;) {
      while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at += 1;
      if (at >= bytes.length) return;
      let end = at + 1;
      while (end < bytes.length && (bytes[end] ?? 0) >= 0x80) end += 1;
      const run: Run = { bytes, start: at, end };
      costs['utf-8'] += utf8Cost(run);
      const pairs = cp949Pairs(run, pairsEnd);
      costs.cp949 += pairs.cost;
      pairsEnd = pairs.end;
      costs['windows-1252'] += latinCost(run);
      if (words.size < keptWords) keepWord(run);
      at = end;
    }
  };

  const keepWord = ({ bytes, start, end }: Run): void => {
    let [from, to] = [start, end];
    while (from > 0 && isLetter(bytes[from - 1])) from -= 1;
    while (to < bytes.length && isWordByte(bytes[to])) to += 1;
    const word = bytes.slice(from, Math.min(to, from + longestWord));
    words.set(word.join(' '), word);
  };

  return {
    add(chunk) {
      const bytes = new Uint8Array(tail.length + chunk.length);
      bytes.set(tail);
      bytes.set(chunk, tail.length);
      let cut = bytes.length;
      while (cut > 0 && bytes.length - cut < longestTail && isWordByte(bytes[cut - 1])) cut -= 1;
      look(bytes.subarray(0, cut));
      tail = bytes.slice(cut);
    },
    end() {
      look(tail);
      tail = new Uint8Array(0);
      return { costs, words: [...words.values()] };
    },
  };
}

/** Bytes beyond ASCII that follow each other. */
interface Run {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

const broken = 8;

/**
 * A character of UTF-8 hardly ever arises by chance, so each of them speaks for it. Beside a broken byte it does: some
 * of the pairs of a Korean word look like characters.
 */
function utf8Cost({ bytes, start, end }: Run): number {
  let breaks = 0;
  let cost = 0;
  let at = start;
  while (at < end) {
    const length = utf8Length(bytes, at, end);
    if (length === 0) breaks += 1;
    else cost += length === 2 ? twoByteCost(bytes, at, start, end) : -6;
    at += Math.max(length, 1);
  }
  return breaks === 0 ? cost : breaks * broken;
}

/** Two bytes are a Korean syllable in CP949 as well, so an accent without letters beside it speaks less. */
function twoByteCost(bytes: Uint8Array, at: number, start: number, end: number): number {
  const lead = bytes[at] ?? 0;
  // Signs, Greek and others stand alone; accented letters (U+00C0–U+017F) stand in words; those after them in no text.
  if (lead === 0xc2 || lead > 0xc8) return -4;
  return lead <= 0xc5 && (isLetter(bytes[start - 1]) || isLetter(bytes[end])) ? -4 : -1;
}

/** The length of the valid character at a place; 0 when there is none. */
function utf8Length(bytes: Uint8Array, at: number, end: number): 0 | 2 | 3 | 4 {
  const lead = bytes[at] ?? 0;
  const length =
    lead >= 0xf0 && lead <= 0xf4
      ? 4
      : lead >= 0xe0 && lead <= 0xef
        ? 3
        : lead >= 0xc2 && lead <= 0xdf
          ? 2
          : 0;
  if (length === 0 || at + length > end) return 0;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  const second = bytes[at + 1] ?? 0;
  const isOverlong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isOutside = (lead === 0xed && second > 0x9f) || (lead === 0xf4 && second > 0x8f);
  return isOverlong || isOutside ? 0 : length;
}

/** @param pairsEnd the end of the pairs before: a letter before it is the second byte of one. */
function cp949Pairs({ bytes, start, end }: Run, pairsEnd: number): { cost: number; end: number } {
  let cost = 0;
  let at = start;
  let isHangul = false;
  while (at < end) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    const kind = cp949Kind(lead, trail);
    cost += cp949Costs[kind === 'hangul' && !isCommon(lead, trail) ? 'uncommon' : kind];
    isHangul ||= kind === 'hangul' || kind === 'extension';
    at += kind === 'broken' ? 1 : 2;
  }
  // A syllable among small letters: `cr챔me`.
  const isBesideLetter = (start > pairsEnd && isSmallLetter(bytes[start - 1])) || isSmallLetter(bytes[at]);
  return { cost: isHangul && isBesideLetter ? cost + 2 : cost, end: at };
}

const cp949Costs = { hangul: 0, uncommon: 1.5, sign: 0.5, hanja: 3, extension: 6, broken } as const;

/**
 * KS X 1001 has 2,350 syllables with both bytes beyond 0xA0. CP949 adds the other 8,822, which hardly any text has;
 * many of them have an ASCII letter as second byte.
 */
function cp949Kind(lead: number, trail: number): Exclude<keyof typeof cp949Costs, 'uncommon'> {
  if (lead < 0x81 || lead === 0xff) return 'broken';
  if (trail >= 0xa1 && trail <= 0xfe) {
    if (lead >= 0xb0 && lead <= 0xc8) return 'hangul';
    if (lead >= 0xca && lead <= 0xfd) return 'hanja';
    if (lead >= 0xa1 && lead <= 0xac) return 'sign';
    return lead <= 0xa0 ? 'extension' : 'broken';
  }
  const isTrail = isLetter(trail) || (trail >= 0x81 && trail <= 0xa0);
  return isTrail && lead <= 0xc6 ? 'extension' : 'broken';
}

/** The two bytes of each common syllable as one number. */
const commonPairs = new Set(
  Array.from(commonSyllables, (syllable) => iconv.encode(syllable, 'cp949').readUInt16BE()),
);

function isCommon(lead: number, trail: number): boolean {
  return commonPairs.has(lead * 256 + trail);
}

function latinCost({ bytes, start, end }: Run): number {
  const isInWord = isLetter(bytes[start - 1]) || isLetter(bytes[end]);
  let cost = 0;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    const kind = latinKind(byte);
    if (kind === 'letter') {
      // `café`, `à la carte`; a big letter behind a small one is no word.
      if (!isInWord) cost += 1;
      if (byte <= 0xdf && byte >= 0xc0 && byte !== 0xdf && isSmallLetter(bytes[at - 1])) cost += 3;
    } else {
      cost += kind === 'sign' ? 0.5 : kind === 'rare' ? 3 : broken;
    }
  }
  // Two accents that follow each other are rare (`créée`), three are none; signs between letters are none either.
  const others = end - start - 1;
  return others === 0 ? cost : cost * 2 + others * 3 - 1;
}

/** Bytes of Windows-1252. */
function latinKind(byte: number): 'letter' | 'sign' | 'rare' | 'undefined' {
  if (byte >= 0xc0) return byte === 0xd7 ? 'sign' : byte === 0xf7 ? 'rare' : 'letter';
  if (latinLetters.has(byte)) return 'letter';
  if (latinSigns.has(byte)) return 'sign';
  return latinGaps.has(byte) ? 'undefined' : 'rare';
}

/** Š Œ Ž š œ ž Ÿ ª º. */
const latinLetters = new Set([0x8a, 0x8c, 0x8e, 0x9a, 0x9c, 0x9e, 0x9f, 0xaa, 0xba]);
/** € … ‘ ’ “ ” • – — ™, no-break space, £ § © « ® ° ² ³ ´ µ · » ¼ ½ ¾. */
const latinSigns = new Set([
  0x80, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xa3, 0xa7, 0xa9, 0xab, 0xae, 0xb0, 0xb2,
  0xb3, 0xb4, 0xb5, 0xb7, 0xbb, 0xbc, 0xbd, 0xbe,
]);
const latinGaps = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function isLetter(byte = 0): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function isSmallLetter(byte = 0): boolean {
  return byte >= 0x61 && byte <= 0x7a;
}

/** A letter, or a byte beyond ASCII. */
function isWordByte(byte = 0): boolean {
  return byte >= 0x80 || isLetter(byte);
}
