import { z } from 'zod';
import { allergenSchemes, allergenSources, foodBases, foodKinds, servingUnits } from '../../foods/kinds.ts';
import { flaggedNutrientsOf } from '../../foods/storedQuality.ts';
import { nutrientNames, nutrientQualifierKinds } from '../../foods/nutrients.ts';
import { plainFoodFacts } from '../../foods/plain/plainFoodFacts.ts';
import type { Dictionary } from '../../labels/words/dictionary.ts';
import { readLabel, type LabelReading, type PackTexts } from '../../labels/readLabel.ts';
import type { AllergenFacts, Contradiction, FactOrigin, FactsOfFood } from './facts.ts';
import { provableFacts, type Allergens } from './allergens.ts';
import { combineEvidence } from './combineEvidence.ts';
import { ingredientClassSlugs } from './ingredientClasses.ts';
import { ingredientKey } from './ingredientNames.ts';
import { shownByName } from './names/shownByName.ts';
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
  nameEn: z.string().nullish().catch(null),
  aliases: slugs.nullish(),
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

/** Made once: to make a schema takes longer than to read a food with it. */
const storedTexts = storedFood.pick({ allergenText: true, ingredientsText: true });

/** The facts of a stored food, with the reading of its label. */
export interface FoodWithLabel {
  readonly facts: FactsOfFood;
  /** Null: no text of a pack is stored. */
  readonly label: LabelReading | null;
}

/** The printed texts of a stored food; null when it has none, or when the document is not a food. */
export function packTextsOf(document: unknown): PackTexts | null {
  const parsed = storedTexts.safeParse(document);
  if (!parsed.success) return null;
  const { allergenText, ingredientsText } = parsed.data;
  return (allergenText ?? '') === '' && (ingredientsText ?? '') === ''
    ? null
    : { allergenText, ingredientsText };
}

/**
 * The facts by which a stored food is judged. They come from its pack, read with the dictionary, from what staff set by
 * hand, and from its names and category. A plain food without a pack is its own list of ingredients.
 *
 * @param input.category slugs from the root down to the food's category; null when it has none. @param input.label the
 *   reading of {@link packTextsOf}, where it is known. @throws {z.ZodError} when the document is not a food.
 */
export function factsOfFood({
  category,
  dictionary,
  document,
  label = readTextsOf(document, dictionary),
}: {
  document: unknown;
  category: readonly string[] | null;
  dictionary: Dictionary;
  label?: LabelReading | null;
}): FoodWithLabel {
  const food = storedFood.parse(document);
  const { name, nameEn = null, allergenText, ingredientsText } = food;
  const aliases = food.aliases ?? [];
  const plain = label === null ? plainFoodFacts({ ...food, category, dictionary }) : null;
  const hand = food.allergensFrom === 'texts' ? null : food.allergens;
  const withMentions = label !== null || hand !== null || food.labels.length > 0;
  const { allergens, shownNames, namesOfAllergens, ...combined } = combineEvidence(
    {
      label,
      printed: { allergenText, ingredientsText },
      plain,
      hand,
      // The name of a plain food is read already, and more exactly.
      shown: plain === null ? shownByName({ name, nameEn, aliases, category, withMentions, dictionary }) : [],
      classes: label?.classes ?? plain?.ingredientClasses ?? { present: [], absent: [] },
      certificates: food.labels,
    },
    {
      origins: originsOf({ label, isPlain: plain !== null, allergens: dictionary.allergens }),
      dictionary,
    },
  );
  const facts: FactsOfFood = withStarchBound({
    ...combined,
    version: `${food.id}@${food.updatedAt}+${dictionary.version}`,
    kind: food.kind,
    basis: food.basis,
    nutrients: food.nutrients,
    nutrientQualifiers: food.nutrientQualifiers ?? {},
    flagged: [...flaggedNutrientsOf(food.quality)],
    servingSize: food.servingSize,
    servingUnit: food.servingUnit,
    category,
    allergens,
    texture: food.texture,
    textureHints: label?.textures.map(({ hint }) => hint) ?? [],
    ingredients: withIngredientKeys(label?.ingredients ?? plain?.ingredients ?? null),
    names: {
      shown: shownNames,
      ofAllergens: namesOfAllergens,
      whole: [name, ...(nameEn === null ? [] : [nameEn]), ...aliases].map(ingredientKey),
    },
  });
  return { facts, label };
}

function readTextsOf(document: unknown, dictionary: Dictionary): LabelReading | null {
  const texts = packTextsOf(document);
  return texts === null ? null : readLabel(texts, dictionary);
}

/**
 * What a document of a food contradicts itself about. A document that is about to be written need not have an id; one
 * that is no food has no contradictions.
 *
 * @param about.label the reading of {@link packTextsOf}.
 */
export function contradictionsOfDocument(
  document: Readonly<Record<string, unknown>>,
  about: { category: readonly string[] | null; dictionary: Dictionary; label: LabelReading | null },
): readonly Contradiction[] {
  const complete = { id: 0, updatedAt: '', basis: '100g', ...document };
  return storedFood.safeParse(complete).success
    ? (factsOfFood({ ...about, document: complete }).facts.contradictions ?? [])
    : [];
}

/** The allergens of a label, as they are stored; null when there is none. */
export function allergensOfLabel(label: LabelReading | null, allergens: Allergens): AllergenFacts | null {
  if (label === null) return null;
  const { scheme, contains, mayContain } = label;
  return {
    scheme: provableFacts({ scheme, contains, mayContain }, allergens).scheme,
    contains,
    mayContain,
  };
}

function withIngredientKeys(ingredients: FactsOfFood['ingredients']): FactsOfFood['ingredients'] {
  return ingredients === null ? null : { ...ingredients, names: ingredients.names.map(ingredientKey) };
}

function originsOf({
  label,
  isPlain,
  allergens,
}: {
  label: LabelReading | null;
  isPlain: boolean;
  allergens: Allergens;
}): Record<string, FactOrigin> {
  if (label === null) return isPlain ? originsByCategory(allergens) : {};
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
