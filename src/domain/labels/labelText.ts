import { inNormalForm } from '../normalForm.ts';

/** A label text in normal form, with a map back to positions in the original text. */
export interface LabelText {
  /** NFC, lower case, one kind of each bracket and separator, no invisible characters. */
  readonly text: string;
  /** The position in the original text of a position in `text`. The end of `text` maps to the end of the original. */
  readonly originalPosition: (position: number) => number;
}

/**
 * Brings a label text into the normal form that all readers use. NFC and NFD, full and half width, and kinds of
 * brackets and middle dots become equal. Runs that are longer than on any pack are shortened. The time is linear in the
 * length of the text.
 */
export function toLabelText(printed: string): LabelText {
  return withoutLongRuns(normalize(printed));
}

function normalize(printed: string): LabelText {
  if (isPlain(printed)) return { text: printed.toLowerCase(), originalPosition: (position) => position };
  const parts: string[] = [];
  const positions: number[] = [];
  const legible = /[*_]/u.test(printed)
    ? printed.replace(loneEmphasis, (marks) => '□'.repeat(marks.length))
    : printed;
  for (const { 0: cluster, index } of legible.matchAll(clusterPattern)) {
    const normalized = /^[a-zA-Z\d가-힣 ,.()]$/u.test(cluster)
      ? cluster.toLowerCase()
      : normalizeMarks(inNormalForm(cluster, 'NFKC').toLowerCase());
    parts.push(normalized);
    for (let unit = 0; unit < normalized.length; unit += 1) positions.push(index);
  }
  positions.push(printed.length);
  // A mark before a heading is a bullet. Anywhere else it may stand for a letter that could not be read.
  const text = parts.join('').replace(bullet, '·');
  return { text, originalPosition: (position) => positions[position] ?? printed.length };
}

/** More letters are no word. A reader need not look it up, and its first letters are not understood either. */
const maxWordLength = 100;
/** More blanks separate no better. */
const maxBlanks = 50;

/**
 * A run of blanks, or of anything else without a blank, a separator or a Hangul syllable. Korean words have no blanks
 * between them, so their runs are read in pieces.
 */
const longRun = new RegExp(
  String.raw`\s{${String(maxBlanks + 1)},}|[^\s가-힣,.;:()[\]{}/]{${String(maxWordLength + 1)},}`,
  'gu',
);

/**
 * Shortens long runs. So the work of each pattern is bounded at each position, also where two of its parts may share
 * the same blanks or letters.
 */
function withoutLongRuns(label: LabelText): LabelText {
  const runs = [...label.text.matchAll(longRun)];
  if (runs.length === 0) return label;
  const parts: string[] = [];
  const positions: number[] = [];
  const keep = (from: number, to: number): void => {
    parts.push(label.text.slice(from, to));
    for (let position = from; position < to; position += 1) positions.push(position);
  };
  let from = 0;
  for (const { 0: run, index } of runs) {
    const length = /^\s/u.test(run) ? maxBlanks : maxWordLength;
    // Not half a character.
    const isHalf = /[\ud800-\udbff]$/.test(run.slice(0, length));
    keep(from, index + length - (isHalf ? 1 : 0));
    from = index + run.length;
  }
  keep(from, label.text.length);
  return {
    text: parts.join(''),
    originalPosition: (position) => label.originalPosition(positions[position] ?? label.text.length),
  };
}

/** Whether normalisation changes only the case of the text, so that positions stay the same. */
function isPlain(text: string): boolean {
  return /^[\n -)+-^`-~가-힣]*$/u.test(text);
}

const bullet =
  /(?<=^|[\n.!|)\]]\s{0,5}|^\s{1,5}|\s{2})□(?=\s{0,3}(?:식품|알레르기|알러지|원재료|제품|내용|보관|유통|소비|제조|영양|주의|조리|(?:이|본)\s?제품|allerg|ingredients?\b|contains?\b|may contain|this product))/gu;

/** Marks of emphasis where a name must stand: "밀, *, 우유", "wheat and ***.". */
const loneEmphasis =
  /(?<=[,·:]\s{0,5}|\band\s)[*_]+(?=\s{0,5}(?:[,.)]|$))|(?<=^\s{0,5})[*_]+(?=\s{0,5},)|(?<=[가-힣]\s{0,2}|,\s?)[*_]+(?=\s{0,5}(?:함\s?유|을|를|and\b))/giu;

/**
 * A letter with its combining marks, or the parts of a decomposed Hangul syllable. No letter has more than 30 marks
 * (Unicode's stream-safe format). The time to sort the marks grows with the square of their number.
 */
const clusterPattern = /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]{0,30}|\P{M}\p{M}{0,30}|\p{M}{1,30}/gu;

const invisiblePattern = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\n\t\r])\p{Cc}/gu;

/**
 * Each normal mark with the characters that it replaces. Marks of emphasis, which some databases keep for bold print,
 * are removed.
 */
const markByCharacter: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '': '_*"“”«»',
    "'": '’‘`´′',
    '[': '【〔「『〖',
    ']': '】〕」』〗',
    '<': '〈《≪',
    '>': '〉》≫',
    ',': '、',
    // The Korean middle dot is a letter, which NFKC turns into another one.
    '·': '·ㆍ\u119e∙・‧•►▶▷▸',
    // A letter that could not be read.
    '□': '□■▢▣▤▥▦▧▨▩▪▫○◯●◌◎◆◇☐█▇▒░\ufffd',
    '-': '‐‑‒–—−',
    ' ': '\t\r\u2028\u2029',
  }).flatMap(([mark, kinds]) => Array.from(kinds).map((kind) => [kind, mark] as const)),
);

function normalizeMarks(cluster: string): string {
  const mark = markByCharacter.get(cluster);
  if (mark !== undefined) return mark;
  // The common case: one letter or digit.
  return cluster.length === 1 && /[\p{L}\p{N}]/u.test(cluster)
    ? cluster
    : Array.from(cluster.replace(invisiblePattern, ''), (each) => markByCharacter.get(each) ?? each).join('');
}
