import type { LocalizedText } from '../../language.ts';
import { wordKey } from '../../labels/words/wordKey.ts';
import type { Dictionary } from '../../labels/words/dictionary.ts';

/**
 * The names of an ingredient that a rule or a person wrote: as it is written, and for English the dictionary's English
 * name where it is written in Hangul.
 */
export function ingredientTexts(written: string, dictionary: Pick<Dictionary, 'find'>): LocalizedText {
  const english = /[가-힣]/u.test(written) ? dictionary.find(wordKey(written))?.nameEn : null;
  return { ko: written, en: english ?? written };
}
