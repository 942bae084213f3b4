import { inNormalForm } from '../../normalForm.ts';

/**
 * Puts words into the singular, with one blank between them.
 *
 * @param text made by `toLabelText`.
 */
export function englishKey(text: string): string {
  return text
    .replace(/['.]/gu, '')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter(Boolean)
    .map(toSingular)
    .join(' ');
}

/**
 * Brings an English word into one form, so that two words can be compared: "cherries" equals "cherry". The result need
 * not be a real word ("molasses" loses an ending): it only has to be the same each time.
 */
export function toSingular(word: string): string {
  const singularWord = removePlural(removeAccents(word));
  return singularWord.replace(spellingPattern, (found) => americanSpelling[found] ?? found);
}

/** "purée" and "puree" are one word. */
function removeAccents(word: string): string {
  return /[^\0-\x7f]/u.test(word) ? inNormalForm(word, 'NFD').replace(/\p{M}+/gu, '') : word;
}

/** British spellings and the American ones that replace them. */
const americanSpelling: Readonly<Record<string, string>> = {
  sulph: 'sulf',
  aluminium: 'aluminum',
  colour: 'color',
  flavour: 'flavor',
  fibre: 'fiber',
  yoghurt: 'yogurt',
};
const spellingPattern = new RegExp(Object.keys(americanSpelling).join('|'), 'gu');

function removePlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/u.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|z|o)es$/u.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
