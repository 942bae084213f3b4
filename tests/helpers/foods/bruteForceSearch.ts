export interface SearchedFood {
  readonly id: number;
  readonly name: string;
  readonly nameEn?: string | null;
  readonly brand?: string | null;
  readonly aliases?: readonly string[] | null;
  readonly popularity?: number | null;
  readonly kind?: string;
  readonly category?: number | null;
  readonly owner?: number | null;
  readonly isTrashed?: boolean;
}

export interface BruteForceQuery {
  readonly keyword: string;
  readonly kind?: string | undefined;
  /** The category and its descendants. */
  readonly categories?: ReadonlySet<number> | undefined;
  readonly viewer?: number | undefined;
}

/** The reference for the order of search results. It reads every food and uses no index. */
export function rankByBruteForce<Food extends SearchedFood>(
  foods: readonly ReadFood<Food>[],
  query: BruteForceQuery,
): Food[] {
  const keyword = normal(query.keyword.replaceAll('_', ''));
  return foods
    .filter(({ food }) => isVisible(food, query))
    .flatMap((read) => {
      const tier = tierOf(read, keyword);
      return tier === undefined ? [] : [{ ...read, tier }];
    })
    .sort(
      (a, b) =>
        a.tier - b.tier ||
        a.length - b.length ||
        (b.food.popularity ?? 0) - (a.food.popularity ?? 0) ||
        a.food.id - b.food.id,
    )
    .map(({ food }) => food);
}

interface ReadFood<Food extends SearchedFood> {
  readonly food: Food;
  readonly titles: readonly Field[];
  readonly brand: Field | undefined;
  readonly length: number;
}

/** A text in normal form, as characters. */
interface Field {
  readonly letters: readonly string[];
  readonly compact: readonly string[];
}

/** Computes the normal form of a food's texts once for many searches. */
export function readForBruteForce<Food extends SearchedFood>(food: Food): ReadFood<Food> {
  const { name, nameEn, aliases, brand } = food;
  const titles = [name, nameEn ?? '', ...(aliases ?? [])].map(normal);
  const field = normal(brand ?? '');
  return {
    food,
    titles: titles.filter(({ letters }) => letters.length > 0),
    brand: field.letters.length > 0 ? field : undefined,
    length: titles[0]?.compact.length ?? 0,
  };
}

function isVisible(food: SearchedFood, { kind, categories, viewer }: BruteForceQuery): boolean {
  if (food.isTrashed === true) return false;
  if (food.kind === 'custom' && (viewer === undefined || food.owner !== viewer)) return false;
  if (kind !== undefined && food.kind !== kind) return false;
  return categories === undefined || (typeof food.category === 'number' && categories.has(food.category));
}

/** Returns 0 for equal, 1 for starts with, 2 for a word starts with, 3 for contains; undefined without a match. */
function tierOf({ titles, brand }: Omit<ReadFood<SearchedFood>, 'food'>, keyword: Field): number | undefined {
  const fields = brand === undefined ? titles : [...titles, brand];
  const words = wordsOf(keyword);
  if (words.length === 0) return undefined;
  if (!words.every((word) => fields.some(({ compact }) => contains(compact, word)))) return undefined;
  const beginning = titles.filter(({ compact }) => isAt(compact, keyword.compact, 0));
  if (beginning.some(({ compact }) => compact.length === keyword.compact.length)) return 0;
  if (beginning.length > 0) return 1;
  const startsAWord = ({ letters }: Field) =>
    letters.some((letter, at) => letter === ' ' && isAt(letters, keyword.letters, at + 1));
  if (fields.some(startsAWord)) return 2;
  return brand !== undefined && isAt(brand.letters, keyword.letters, 0) ? 2 : 3;
}

function wordsOf({ letters }: Field): string[][] {
  return letters
    .join('')
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => Array.from(word));
}

function contains(text: readonly string[], part: readonly string[]): boolean {
  for (let at = 0; at + part.length <= text.length; at += 1) if (isAt(text, part, at)) return true;
  return false;
}

function isAt(text: readonly string[], part: readonly string[], at: number): boolean {
  return (
    at + part.length <= text.length && part.every((letter, index) => matchesLetter(letter, text[at + index]))
  );
}

/** A lone consonant matches every syllable that begins with it. NFD shows the first consonant of a syllable. */
function matchesLetter(wantedLetter: string, letter: string | undefined): boolean {
  if (letter === undefined || wantedLetter === letter) return wantedLetter === letter;
  return /[\u1100-\u1112]/.test(wantedLetter) && letter.normalize('NFD').startsWith(wantedLetter);
}

function normal(text: string): Field {
  const letters = Array.from(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[\s_,()']+/g, ' ')
      .trim(),
  );
  return { letters, compact: letters.filter((letter) => letter !== ' ') };
}
