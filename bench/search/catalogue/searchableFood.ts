import { inNormalForm } from '../../../src/domain/normalForm.ts';
import type { GeneratedFood } from './generateFoods.ts';

/**
 * A food as the peers store it: the searched fields in normal form. The form is computed before the load, so that it
 * costs no peer time. `|` begins and ends a title (name, English name, alias). Neither `|` nor `^` occurs in a field.
 */
export interface SearchableFood extends GeneratedFood {
  /** `|매일 우유|seoul milk| 매일|`: the titles, then the brand. The blank makes the brand's first word a later word. */
  readonly words: string;
  /** `|매일우유|seoulmilk|^매일|`: the same without blanks. `^` marks the brand, because it is not a title. */
  readonly compact: string;
  /** Number of characters of the name, without blanks. */
  readonly length: number;
}

/** The texts that a peer searches, in the normal form of {@link SearchableFood}. */
export interface SearchTerms {
  /** `compact` of a match contains each of them. */
  readonly words: readonly string[];
  /** `compact` contains it when the food has exactly this title. */
  readonly wholeTitle: string;
  /** `compact` contains it when a title of the food starts with the keyword. */
  readonly titleStart: string;
  /** `words` contains it when a later word of the food starts with the keyword. */
  readonly wordStart: string;
}

export function searchableFood(food: GeneratedFood): SearchableFood {
  const titles = [food.name, food.nameEn, ...(food.aliases ?? [])]
    .filter((title) => title !== null)
    .map(normalForm);
  const brand = food.brand === null ? undefined : normalForm(food.brand);
  return {
    ...food,
    words: `|${titles.join('|')}|${brand === undefined ? '' : ` ${brand}|`}`,
    compact: `|${titles.map(withoutBlanks).join('|')}|${brand === undefined ? '' : `^${withoutBlanks(brand)}|`}`,
    length: Array.from(withoutBlanks(titles[0] ?? '')).length,
  };
}

export function searchTerms(keyword: string): SearchTerms {
  const phrase = normalForm(keyword);
  const compact = withoutBlanks(phrase);
  return {
    words: phrase.split(' '),
    wholeTitle: `|${compact}|`,
    titleStart: `|${compact}`,
    wordStart: ` ${phrase}`,
  };
}

/** The product's normal form: NFKC, lower case, one blank for any separators. */
function normalForm(text: string): string {
  return inNormalForm(text, 'NFKC')
    .toLowerCase()
    .replace(/[\s,;:()[\]{}<>/|^_~"'`·-]+/gu, ' ')
    .trim();
}

function withoutBlanks(text: string): string {
  return text.replaceAll(' ', '');
}
