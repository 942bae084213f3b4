import type { GeneratedFood } from './generateFoods.ts';

/**
 * A food as every peer keeps it: the fields that are searched, in one normal form, made before the load so that no peer
 * spends time on it. `|` begins and ends a title (name, English name, alias); neither occurs in a field.
 */
export interface SearchableFood extends GeneratedFood {
  /** `|매일 우유|seoul milk| 매일|`: the titles, then the brand, whose first word is a later word like any other. */
  readonly words: string;
  /** `|매일우유|seoulmilk|^매일|`: the same without blanks; `^` keeps a brand from being taken for a title. */
  readonly compact: string;
  /** Characters of the name without blanks. */
  readonly length: number;
}

/** What a peer looks for, in the normal form of {@link SearchableFood}. */
export interface SearchTerms {
  /** Each is in `compact` of a match. */
  readonly words: readonly string[];
  /** In `compact` of a food with exactly this title. */
  readonly wholeTitle: string;
  /** In `compact` of a food with a title that starts so. */
  readonly titleStart: string;
  /** In `words` of a food with a word, other than a title's first, that starts so. */
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

/** One spelling for all of a kind, as the product has it: composed, lower case, one blank for any separators. */
function normalForm(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s,;:()[\]{}<>/|^_~"'`·-]+/gu, ' ')
    .trim();
}

function withoutBlanks(text: string): string {
  return text.replaceAll(' ', '');
}
