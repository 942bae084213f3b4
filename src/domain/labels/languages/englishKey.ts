/**
 * Words in the singular with one blank between them.
 *
 * @param text in the form of `labelText`.
 */
export function englishKey(text: string): string {
  return text
    .replace(/['.]/gu, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter(Boolean)
    .map(singular)
    .join(' ');
}

/**
 * An English word in the singular and in one spelling, near enough to compare two of them: "cherries" and "cherry", "tomatoes" and "tomato"
 * come out equal; that "asparagus" or "molasses" lose nothing matters only in that they always come out the same.
 */
export function singular(word: string): string {
  const singularWord = withoutPlural(withoutAccents(word));
  return singularWord.replace(spellings, (found) => american[found] ?? found);
}

/** "purée" and "puree" are one word. */
function withoutAccents(word: string): string {
  return /[^\0-\x7f]/u.test(word) ? word.normalize('NFD').replace(/\p{M}+/gu, '') : word;
}

/** Spellings of one word on both sides of the Atlantic. */
const american: Readonly<Record<string, string>> = {
  sulph: 'sulf',
  aluminium: 'aluminum',
  colour: 'color',
  flavour: 'flavor',
  fibre: 'fiber',
  yoghurt: 'yogurt',
};
const spellings = new RegExp(Object.keys(american).join('|'), 'gu');

function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|z|o)es$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
