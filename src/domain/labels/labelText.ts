/** A text of a label in the form in which it is read, and the way back to the letters that were printed. */
export interface LabelText {
  /** Composed, lower case, one kind of each bracket and separator, nothing that nobody sees. */
  readonly text: string;
  /** Place in the printed text of a place in `text`; its length for the end. */
  readonly originOf: (place: number) => number;
}

/**
 * Reads a printed text into the form that all readers of labels share. NFC and NFD, full and half width, kinds of
 * brackets and of middle dots come out equal. Linear in the length of the text.
 */
export function labelText(printed: string): LabelText {
  if (isPlain(printed)) return { text: printed.toLowerCase(), originOf: (place) => place };
  const parts: string[] = [];
  const origins: number[] = [];
  for (const { 0: cluster, index } of printed.matchAll(clusters)) {
    const shown = marked(cluster.normalize('NFKC').toLowerCase());
    parts.push(shown);
    for (let unit = 0; unit < shown.length; unit += 1) origins.push(index);
  }
  origins.push(printed.length);
  return { text: parts.join(''), originOf: (place) => origins[place] ?? printed.length };
}

/** Text whose every letter stands for itself at its own place. */
function isPlain(text: string): boolean {
  return /^[\n -)+-^`-~가-힣]*$/u.test(text);
}

/** A letter with what is written over it, or the parts of a decomposed syllable. */
const clusters = /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]*|\P{M}\p{M}*|\p{M}+/gu;

const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\n\t\r])\p{Cc}/gu;

/** What stands for each mark: one of each kind. Marks of emphasis, as databases keep bold print, are taken out. */
const marks: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '': '_*"“”«»',
    "'": '’‘`´′',
    '[': '【〔「『〖',
    ']': '】〕」』〗',
    '<': '〈《≪',
    '>': '〉》≫',
    ',': '、',
    // The Korean middle dot is a letter, which NFKC turns into another one.
    '·': '·ㆍ\u119e∙・‧•●○▪■◆◇►▶',
    '-': '‐‑‒–—−',
    ' ': '\t\r\u2028\u2029',
  }).flatMap(([mark, kinds]) => Array.from(kinds).map((kind) => [kind, mark] as const)),
);

function marked(cluster: string): string {
  const one = marks.get(cluster);
  if (one !== undefined) return one;
  // Letters and figures, nearly always.
  return cluster.length === 1 && /[\p{L}\p{N}]/u.test(cluster)
    ? cluster
    : Array.from(cluster.replace(invisible, ''), (each) => marks.get(each) ?? each).join('');
}
