/** Marks that separate names, close brackets or end sentences. They stand for no letter. */
const separators = String.raw`\s,.;:·/|()[\]{}<>※!`;
const isSeparator = new RegExp(`[${separators}]`, 'u');
/** Runs of marks that are neither letters nor separators. */
const marksPattern = new RegExp(`[^${separators}\\p{L}\\p{N}\\p{M}'"]+`, 'gu');

/** Marks that may join two names: "milk & soy", "우유 - 대두". */
const joiners = '&+-';

/** Words that need a name before them. A mark in front of one stands for the name. */
const needsNameBefore = /^(?:함\s?유|포함|and\b|or\b|및|또는|을|를|와|과|혼입|사용)/u;

/**
 * Whether an entry of a list is unreadable: a mark stands where a name must stand ("밀, ×× 함유", "Wheat, --"), or within
 * a name. An amount, a joining word, a bullet in front of the text and decoration on both sides of it are no such marks.
 *
 * @param text made by `toLabelText`.
 */
export function hasLostEntry(text: string): boolean {
  if (!/\p{L}/u.test(text)) return false;
  if (markWithinName.test(text) || placeholder.test(text)) return true;
  const trimmed = text.trimEnd();
  for (const { 0: run, index } of text.matchAll(marksPattern)) {
    const end = index + run.length;
    if (index > 0 && !isSeparator.test(text[index - 1] ?? ' ')) continue;
    if (end < text.length && !isSeparator.test(text[end] ?? ' ')) {
      // "밀,#함유": the mark is glued to the word after the name.
      if (needsNameBefore.test(text.slice(end, end + 10))) return true;
      continue;
    }
    const before = lastOf(text, index);
    const after = text.slice(end, end + 20).trimStart();
    // "3 %", "20 °".
    if (/^[%‰°]+$/u.test(run) && /\d/u.test(before)) continue;
    // "Milk, & soy" has a comma, too.
    const isJoined =
      (/[\p{L}\p{N})\]%]/u.test(before) || (run === '&' && before === ',')) && /^[\p{L}\p{N}([]/u.test(after);
    if (isJoined && run.length === 1 && joiners.includes(run)) continue;
    // A bullet at the start of a line.
    if ((before === '' || before === '\n') && /^[\p{L}\p{N}([]/u.test(after) && !needsNameBefore.test(after))
      continue;
    // Decoration on both sides: "★ 계란 함유 ★".
    if (end === trimmed.length && text.trimStart().startsWith(run)) continue;
    return true;
  }
  return false;
}

/** The last character before a position that is no blank; empty at the start of the text. */
function lastOf(text: string, position: number): string {
  const before = text.slice(Math.max(0, position - 20), position).replace(/[^\S\n]+$/u, '');
  return before.at(-1) ?? '';
}

/** A symbol behind a letter: "우유×". Marks of brands, footnotes and degrees are no letters. */
const markWithinName = /\p{L}(?![+=~<>|®™©°→★☆♥♡])[\p{So}\p{Sm}]/u;

/**
 * Letters of Hangul that are no syllables, "xx", an empty place between separators, a number without a unit in place of
 * a name, and points that end no sentence.
 */
const placeholder =
  /[ㄱ-ㅣ]|(?<![\p{L}\d])x{2,}(?![\p{L}\d])|(?:^|,)\s{0,9}[|/·;]\s{0,9}(?:,|$)|[/|]\s{0,9}함\s?유|(?:,\s|\band\s)\s{0,9}\d{1,4}\s{0,9}(?:\.?$|,\s)|(?<=[가-힣])\s\d{1,4}\s{1,9}함\s?유|(?:^|[\s,])\.{2,}/u;
