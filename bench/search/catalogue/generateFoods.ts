import {
  branches,
  brandEndings,
  brandSyllables,
  commonFoods,
  flavours,
  knownBrands,
  otherNames,
  sizes,
  variants,
} from './foodWords.ts';
import { seededRandom, zipfSampler, type Random } from './random.ts';

export interface GeneratedCategory {
  /** Starts at 1. A parent comes before its children. */
  readonly id: number;
  readonly name: string;
  readonly nameEn: string | null;
  readonly parent: number | null;
}

export interface GeneratedFood {
  /** The number of the food in its catalogue, from 1 without gaps. */
  readonly id: number;
  readonly kind: 'processed' | 'fresh' | 'cooked';
  readonly name: string;
  readonly nameEn: string | null;
  readonly brand: string | null;
  readonly aliases: readonly string[] | null;
  /** Id of a {@link GeneratedCategory}. */
  readonly category: number;
  readonly popularity: number;
}

interface FoodWord {
  readonly ko: string;
  readonly en: string;
  readonly kind: GeneratedFood['kind'];
  readonly category: number;
}

const { categories, foodWords } = growTree();

/** The tree of categories that {@link generateFoods} uses. */
export const generatedCategories: readonly GeneratedCategory[] = categories;

/**
 * Generates a catalogue like a Korean one. Few brands and foods are in most names; thousands are in a few names. A
 * name has brand, kinds, food, flavour and size, mostly as separate words. One food of ten has an English name, one of
 * twenty has aliases. Every run generates the same foods, and a large catalogue starts with the foods of a small one.
 */
export function* generateFoods(count: number, seed = 20_241_123): Generator<GeneratedFood> {
  const random = seededRandom(seed);
  const words = {
    brand: zipfSampler(brandsWith(seededRandom(seed + 1)), { exponent: 0.85, random }),
    food: zipfSampler(foodWords, { exponent: 0.87, random }),
    variant: zipfSampler(variants.split(', ').map(pair), { exponent: 0.8, random }),
    flavour: zipfSampler(flavours, { exponent: 0.8, random }),
    size: zipfSampler(sizes, { exponent: 0.6, random }),
  };
  for (let id = 1; id <= count; id += 1) yield generateFood({ id, random, words });
}

function generateFood({
  id,
  random,
  words,
}: {
  id: number;
  random: Random;
  words: {
    brand: () => string;
    food: () => FoodWord;
    variant: () => Pair;
    flavour: () => string;
    size: () => string;
  };
}): GeneratedFood {
  const food = words.food();
  const brand = random() < (food.kind === 'processed' ? 0.95 : 0.4) ? words.brand() : null;
  const kinds = [0.55, 0.2].filter((share) => random() < share).map(words.variant);
  const flavour = food.kind !== 'fresh' && random() < 0.15 ? words.flavour() : undefined;
  const size = random() < 0.45 ? words.size() : undefined;
  const isBrandNamed = brand !== null && random() < 0.5;
  const isBare = kinds.length === 0 && !isBrandNamed && flavour === undefined && size === undefined;
  if (isBare && random() < mostlyMore) kinds.push(words.variant());
  const parts = [
    isBrandNamed ? brand : undefined,
    ...kinds.map(({ ko }) => ko),
    food.ko,
    flavour,
    size,
  ].filter((part) => part !== undefined);
  const english = [...kinds.map(({ en }) => en), food.en, size ?? ''].join(' ').trim();
  const other = otherNames[food.ko] ?? [`${kinds[0]?.ko ?? '햇'}${food.ko}`];
  return {
    id,
    kind: food.kind,
    name: join(parts, random()),
    nameEn: random() < 0.1 ? capitalised(english) : null,
    brand,
    aliases: random() < 0.05 ? other : null,
    category: food.category,
    // Most foods have a low popularity, and many have the same.
    popularity: Math.floor(10_000 * random() ** 8),
  };
}

/**
 * Few foods have a single word as their name: in public tables the most frequent name is in 0.13 to 0.3 % of the rows
 * (12 of 7,705 cooked and 14 of 4,637 fresh foods of the MFDS, 13 of 10,000 of Open Food Facts).
 */
const mostlyMore = 0.87;

/** Joins words as packs and tables do: with blanks, without, or with the separator of public tables. */
function join(parts: readonly string[], style: number): string {
  if (style < 0.76) return parts.join(' ');
  return style < 0.88 ? parts.join('') : parts.join('_');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

interface Pair {
  readonly ko: string;
  readonly en: string;
}

function pair(text: string): Pair {
  const [ko = '', en = ''] = text.split('=');
  return { ko, en };
}

/** The known brands, then 4,000 generated brands, each once. */
function brandsWith(random: Random): string[] {
  const pick = (from: readonly string[]) => from[Math.floor(from.length * random())] ?? '';
  const brands = new Set(knownBrands);
  while (brands.size < knownBrands.length + 4_000)
    brands.add(pick(brandSyllables) + pick(brandSyllables) + pick(brandEndings));
  return [...brands];
}

function growTree(): { categories: GeneratedCategory[]; foodWords: FoodWord[] } {
  const grown: GeneratedCategory[] = [];
  const foods: FoodWord[] = [];
  for (const { name, nameEn, kind, leaves } of branches) {
    const parent = grown.push({ id: grown.length + 1, name, nameEn, parent: null });
    for (const [leaf, list] of Object.entries(leaves)) {
      const category = grown.push({ id: grown.length + 1, name: leaf, nameEn: null, parent });
      foods.push(...list.split(', ').map((text) => ({ ...pair(text), kind, category })));
    }
  }
  const rank = ({ ko }: FoodWord) => (commonFoods.includes(ko) ? commonFoods.indexOf(ko) : Infinity);
  return {
    categories: grown,
    foodWords: foods.toSorted((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b))),
  };
}
