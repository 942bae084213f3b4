import { z } from 'zod';
import type { Food } from '../../foods/food.ts';
import { allergenSchemes, allergenSources, foodBases, foodKinds, servingUnits } from '../../foods/kinds.ts';
import { readQuality } from '../../foods/storedQuality.ts';
import { nutrientNames, nutrientQualifierKinds } from '../../foods/nutrients.ts';
import { freshFacts } from '../../foods/freshFacts.ts';
import type { Dictionary } from '../../labels/words/dictionary.ts';
import { labelText } from '../../labels/labelText.ts';
import { readLabel, type LabelReading } from '../../labels/readLabel.ts';
import { readName } from '../../labels/languages/readName.ts';
import type { AllergenFacts, FactOrigin, FactsOfFood } from './facts.ts';
import { provable, type Allergens } from './allergens.ts';
import { ingredientClassSlugs, unstatedClasses } from './ingredientClasses.ts';
import { ingredientKey } from './ingredientNames.ts';

const slugs = z.array(z.string()).catch([]);
const allergens = z.object({
  scheme: z.enum(allergenSchemes).nullable(),
  contains: z.array(z.string()),
  mayContain: z.array(z.string()),
});

const figure = z.number().nullable().catch(null);

/** A food as it is stored, of which only this is read; anything unreadable counts as unknown. */
const stored = z.object({
  id: z.number(),
  updatedAt: z.coerce.string(),
  kind: z.enum(foodKinds),
  name: z.string().catch(''),
  basis: z.enum(foodBases),
  nutrients: z.partialRecord(z.enum(nutrientNames), figure).catch({}),
  nutrientQualifiers: z
    .partialRecord(z.enum(nutrientNames), z.enum(nutrientQualifierKinds))
    .nullable()
    .catch(null),
  quality: z.unknown(),
  servingSize: figure,
  servingUnit: z.enum(servingUnits).nullable().catch(null),
  allergens: allergens.nullable().catch(null),
  allergensFrom: z.enum(allergenSources).nullish().catch(null),
  allergenText: z.string().nullable().catch(null),
  ingredientsText: z.string().nullable().catch(null),
  labels: slugs,
  texture: figure,
});

/** A stored food as it is judged, with what its label says. */
export interface KnownFood {
  readonly facts: FactsOfFood;
  /** Null: no text of a pack is stored. */
  readonly label: LabelReading | null;
}

/**
 * The facts of a stored food, as it is judged: what its pack says, read by the dictionary; allergens that somebody set by
 * hand stand instead; a fresh food without a pack is what it is.
 *
 * @param input.category slugs from the root down to the food's category; null when it has none.
 * @throws {z.ZodError} when the document is no food.
 */
export function factsOfFood({
  category,
  dictionary,
  document,
}: {
  document: unknown;
  category: readonly string[] | null;
  dictionary: Dictionary;
}): KnownFood {
  const food = stored.parse(document);
  const hasTexts = (food.allergenText ?? '') !== '' || (food.ingredientsText ?? '') !== '';
  const label = hasTexts ? readLabel(food, dictionary) : null;
  const fresh = label === null ? freshFacts({ ...food, category, dictionary }) : null;
  const byHand = food.allergens !== null && food.allergensFrom !== 'texts' ? food.allergens : null;
  const told = byHand ?? (label === null ? null : allergensOfLabel(label)) ?? fresh?.allergens ?? null;
  const allergensOfFood = told === null ? null : provable(told, dictionary.allergens);
  const facts: FactsOfFood = {
    version: `${food.id}@${food.updatedAt}+${dictionary.version}`,
    kind: food.kind,
    basis: food.basis,
    nutrients: food.nutrients,
    nutrientQualifiers: food.nutrientQualifiers ?? {},
    flagged: [...readQuality(food.quality)],
    servingSize: food.servingSize,
    servingUnit: food.servingUnit,
    category,
    allergens: allergensOfFood,
    labels: food.labels,
    texture: food.texture,
    textureHints: label?.textures.map(({ hint }) => hint) ?? [],
    ingredientClasses: withAllergens(
      label === null
        ? (fresh?.ingredientClasses ?? { present: [], absent: [] })
        : withName(label.classes, { name: food.name, dictionary }),
      allergensOfFood?.contains ?? [],
      dictionary.allergens,
    ),
    ingredients: keyed(label?.ingredients ?? fresh?.ingredients ?? null),
    origins: {
      ...originsOf({ label, isFresh: fresh !== null, allergens: dictionary.allergens }),
      ...originsByHand(byHand),
    },
  };
  return { facts, label };
}

/**
 * A list that does not name what the product is called after ("pepperoni pizza", "cider") does not prove it absent. That
 * it is called "bread" or "soup", which may be of anything, is told by the list itself.
 */
function withName(
  { present, absent }: FactsOfFood['ingredientClasses'],
  { name, dictionary }: { name: string; dictionary: Dictionary },
): FactsOfFood['ingredientClasses'] {
  const { text } = labelText(name);
  const named = new Set<string>(
    readName({ text, pieces: [[0, text.length]], dictionary }).flatMap(({ ingredient, role }) =>
      role === 'plain' ? (ingredient?.classes ?? []).filter((slug) => !unstatedClasses.has(slug)) : [],
    ),
  );
  return named.size === 0
    ? { present, absent }
    : { present, absent: absent.filter((slug) => !named.has(slug)) };
}

/**
 * Declared milk is dairy in the food, though no list of ingredients is known. Of an allergen of which nobody has said what
 * it is, nobody knows what it brings.
 */
function withAllergens(
  { present, absent }: FactsOfFood['ingredientClasses'],
  contains: readonly string[],
  allergens: Allergens,
): FactsOfFood['ingredientClasses'] {
  const told = allergens.classesOf(contains);
  const shown: readonly string[] = told.present;
  return {
    present: [...present, ...shown.filter((slug) => !present.includes(slug))],
    absent: told.isComplete ? absent.filter((slug) => !shown.includes(slug)) : [],
  };
}

/** A food as it is written, with the allergens that its pack tells. */
export interface LabelledFood extends Food {
  readonly allergens: AllergenFacts | null;
  readonly allergensFrom: 'texts' | null;
}

/** Reads the texts of a food that is about to be written. */
export function labelledFood(food: Food, dictionary: Dictionary): LabelledFood {
  const allergens = allergensFromTexts(food, dictionary);
  return { ...food, allergens, allergensFrom: allergens === null ? null : 'texts' };
}

/** The allergens that the printed texts tell, as they are stored beside them; null when there are no texts. */
export function allergensFromTexts(
  texts: { allergenText?: string | null; ingredientsText?: string | null },
  dictionary: Dictionary,
): AllergenFacts | null {
  const { allergenText = null, ingredientsText = null } = texts;
  if (allergenText === null && ingredientsText === null) return null;
  const { scheme, contains, mayContain } = readLabel({ allergenText, ingredientsText }, dictionary);
  return {
    scheme: provable({ scheme, contains, mayContain }, dictionary.allergens).scheme,
    contains,
    mayContain,
  };
}

/** The same of a stored food; null when it cannot be read. */
export function allergensOfDocument(document: unknown, dictionary: Dictionary): AllergenFacts | null {
  const texts = stored.pick({ allergenText: true, ingredientsText: true }).safeParse(document);
  return texts.success ? allergensFromTexts(texts.data, dictionary) : null;
}

function allergensOfLabel({ scheme, contains, mayContain, byMember }: LabelReading): AllergenFacts {
  return { scheme, contains, mayContain, byMember };
}

function keyed(ingredients: FactsOfFood['ingredients']): FactsOfFood['ingredients'] {
  return ingredients === null ? null : { ...ingredients, names: ingredients.names.map(ingredientKey) };
}

function originsOf({
  label,
  isFresh,
  allergens,
}: {
  label: LabelReading | null;
  isFresh: boolean;
  allergens: Allergens;
}): Record<string, FactOrigin> {
  if (label === null) return isFresh ? originsByCategory(allergens) : {};
  const prefixed = (prefix: string, evidence: Readonly<Partial<Record<string, FactOrigin>>>) =>
    Object.entries(evidence).flatMap(([slug, origin]) =>
      origin === undefined ? [] : [[`${prefix}.${slug}`, origin] as const],
    );
  return Object.fromEntries([
    ...label.contains.flatMap((slug) => {
      const origin = label.evidence[slug];
      return origin === undefined
        ? []
        : allergens.classesOf([slug]).present.map((name) => [`ingredientClasses.${name}`, origin] as const);
    }),
    ...label.textures.slice(0, 1).map(({ evidence }) => ['texture', evidence] as const),
    ...prefixed('allergens', label.evidence),
    ...prefixed('ingredientClasses', label.classEvidence),
    ...label.tokens.flatMap(({ ingredient, text, start, end }) => {
      const origin: FactOrigin = { kind: 'ingredient', field: 'ingredientsText', text, start, end };
      return ingredient === null ? [] : [[`ingredients.${ingredientKey(ingredient)}`, origin] as const];
    }),
  ]);
}

const byCategory: FactOrigin = { kind: 'category' };
function originsByCategory({ slugs: allergenSlugs }: Allergens): Record<string, FactOrigin> {
  return Object.fromEntries([
    ...allergenSlugs.map((slug) => [`allergens.${slug}`, byCategory] as const),
    ...ingredientClassSlugs.map((slug) => [`ingredientClasses.${slug}`, byCategory] as const),
  ]);
}

function originsByHand(allergens: AllergenFacts | null): Record<string, FactOrigin> {
  return allergens === null
    ? {}
    : Object.fromEntries(
        [...allergens.contains, ...allergens.mayContain].map((slug) => [
          `allergens.${slug}`,
          { kind: 'hand' } as const,
        ]),
      );
}
