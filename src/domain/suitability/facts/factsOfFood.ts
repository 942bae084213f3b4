import { z } from 'zod';
import type { Food } from '../../foods/food.ts';
import { allergenSchemes, allergenSources, foodBases, foodKinds, servingUnits } from '../../foods/kinds.ts';
import { flaggedNutrientsOf } from '../../foods/storedQuality.ts';
import { nutrientNames, nutrientQualifierKinds } from '../../foods/nutrients.ts';
import { freshFacts } from '../../foods/freshFacts.ts';
import type { Dictionary } from '../../labels/words/dictionary.ts';
import { toLabelText } from '../../labels/labelText.ts';
import { readLabel, type LabelReading } from '../../labels/readLabel.ts';
import { readName } from '../../labels/languages/readName.ts';
import { withCoveredTokens } from '../../labels/words/labelToken.ts';
import type { AllergenFacts, FactOrigin, FactsOfFood } from './facts.ts';
import { provableFacts, type Allergens } from './allergens.ts';
import { ingredientClassSlugs, unstatedClasses } from './ingredientClasses.ts';
import { ingredientKey } from './ingredientNames.ts';
import { withStarchBound } from './starchBound.ts';

const slugs = z.array(z.string()).catch([]);
const allergens = z.object({
  scheme: z.enum(allergenSchemes).nullable(),
  contains: z.array(z.string()),
  mayContain: z.array(z.string()),
});

const figure = z.number().nullable().catch(null);

/** The fields of a stored food that are needed here. A field that cannot be read counts as unknown. */
const storedFood = z.object({
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

/** The facts of a stored food, with the reading of its label. */
export interface FoodWithLabel {
  readonly facts: FactsOfFood;
  /** Null: no text of a pack is stored. */
  readonly label: LabelReading | null;
}

/**
 * The facts by which a stored food is judged. They come from its pack, read with the dictionary. Allergens that
 * somebody set by hand replace those of the pack. A fresh food without a pack gets its facts from its name and
 * category.
 *
 * @param input.category slugs from the root down to the food's category; null when it has none. @throws {z.ZodError}
 *   when the document is not a food.
 */
export function factsOfFood({
  category,
  dictionary,
  document,
}: {
  document: unknown;
  category: readonly string[] | null;
  dictionary: Dictionary;
}): FoodWithLabel {
  const food = storedFood.parse(document);
  const hasTexts = (food.allergenText ?? '') !== '' || (food.ingredientsText ?? '') !== '';
  const label = hasTexts ? readLabel(food, dictionary) : null;
  const fresh = label === null ? freshFacts({ ...food, category, dictionary }) : null;
  const byHand = food.allergens !== null && food.allergensFrom !== 'texts' ? food.allergens : null;
  const chosenFacts = byHand ?? (label === null ? null : allergensOfLabel(label)) ?? fresh?.allergens ?? null;
  const allergensOfFood = chosenFacts === null ? null : provableFacts(chosenFacts, dictionary.allergens);
  const facts: FactsOfFood = withStarchBound({
    version: `${food.id}@${food.updatedAt}+${dictionary.version}`,
    kind: food.kind,
    basis: food.basis,
    nutrients: food.nutrients,
    nutrientQualifiers: food.nutrientQualifiers ?? {},
    flagged: [...flaggedNutrientsOf(food.quality)],
    servingSize: food.servingSize,
    servingUnit: food.servingUnit,
    category,
    allergens: allergensOfFood,
    labels: food.labels,
    texture: food.texture,
    textureHints: label?.textures.map(({ hint }) => hint) ?? [],
    ingredientClasses: withClassesOfAllergens(
      label === null
        ? (fresh?.ingredientClasses ?? { present: [], absent: [] })
        : withoutClassesOfName(label.classes, { name: food.name, dictionary }),
      allergensOfFood?.contains ?? [],
      dictionary.allergens,
    ),
    ingredients: withIngredientKeys(label?.ingredients ?? fresh?.ingredients ?? null),
    origins: {
      ...originsOf({ label, isFresh: fresh !== null, allergens: dictionary.allergens }),
      ...originsByHand(byHand),
    },
  });
  return { facts, label };
}

/**
 * A class in the product's name ("pepperoni pizza", "cider") is not proven absent by a list that does not name it.
 * Vague names ("bread", "soup") do not count: there the list decides.
 */
function withoutClassesOfName(
  { present, absent }: FactsOfFood['ingredientClasses'],
  { name, dictionary }: { name: string; dictionary: Dictionary },
): FactsOfFood['ingredientClasses'] {
  const { text } = toLabelText(name);
  const classesOfName = new Set<string>(
    withCoveredTokens(readName({ text, pieces: [[0, text.length]], dictionary })).flatMap(
      ({ ingredient, role }) =>
        role === 'plain' ? (ingredient?.classes ?? []).filter((slug) => !unstatedClasses.has(slug)) : [],
    ),
  );
  return classesOfName.size === 0
    ? { present, absent }
    : { present, absent: absent.filter((slug) => !classesOfName.has(slug)) };
}

/**
 * Adds the classes of declared allergens: declared milk means dairy. When an allergen has no stated classes, no class
 * counts as absent.
 */
function withClassesOfAllergens(
  { present, absent }: FactsOfFood['ingredientClasses'],
  contains: readonly string[],
  allergens: Allergens,
): FactsOfFood['ingredientClasses'] {
  const declaredClasses = allergens.classesOf(contains);
  const declaredSlugs: readonly string[] = declaredClasses.present;
  return {
    present: [...present, ...declaredSlugs.filter((slug) => !present.includes(slug))],
    absent: declaredClasses.isComplete ? absent.filter((slug) => !declaredSlugs.includes(slug)) : [],
  };
}

/** A food before it is written, with the allergens of its pack. */
export interface LabelledFood extends Food {
  readonly allergens: AllergenFacts | null;
  readonly allergensFrom: 'texts' | null;
}

/** Reads the texts of a food that is about to be written. */
export function labelledFood(food: Food, dictionary: Dictionary): LabelledFood {
  const allergens = allergensFromTexts(food, dictionary);
  return { ...food, allergens, allergensFrom: allergens === null ? null : 'texts' };
}

/** The allergens of the printed texts, as they are stored; null when there are no texts. */
export function allergensFromTexts(
  texts: { allergenText?: string | null; ingredientsText?: string | null },
  dictionary: Dictionary,
): AllergenFacts | null {
  const { allergenText = null, ingredientsText = null } = texts;
  if (allergenText === null && ingredientsText === null) return null;
  const { scheme, contains, mayContain } = readLabel({ allergenText, ingredientsText }, dictionary);
  return {
    scheme: provableFacts({ scheme, contains, mayContain }, dictionary.allergens).scheme,
    contains,
    mayContain,
  };
}

/** The same for a stored food; null when its texts cannot be read. */
export function allergensOfDocument(document: unknown, dictionary: Dictionary): AllergenFacts | null {
  const texts = storedFood.pick({ allergenText: true, ingredientsText: true }).safeParse(document);
  return texts.success ? allergensFromTexts(texts.data, dictionary) : null;
}

function allergensOfLabel({ scheme, contains, mayContain, byMember }: LabelReading): AllergenFacts {
  return { scheme, contains, mayContain, byMember };
}

function withIngredientKeys(ingredients: FactsOfFood['ingredients']): FactsOfFood['ingredients'] {
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

const categoryOrigin: FactOrigin = { kind: 'category' };
function originsByCategory({ slugs: allergenSlugs }: Allergens): Record<string, FactOrigin> {
  return Object.fromEntries([
    ...allergenSlugs.map((slug) => [`allergens.${slug}`, categoryOrigin] as const),
    ...ingredientClassSlugs.map((slug) => [`ingredientClasses.${slug}`, categoryOrigin] as const),
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
