import { z } from 'zod';
import { foodBases, foodKinds, servingUnits, allergenSchemes } from './foodKinds.ts';
import { readQuality } from './foodFacts.ts';
import { nutrientNames, nutrientQualifierKinds } from './nutrients.ts';
import type { AllergenFacts, FactsOfFood } from './suitability/facts.ts';
import { readDeclaration } from './suitability/declarations.ts';

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
  allergenText: z.string().nullable().catch(null),
  ingredientsText: z.string().nullable().catch(null),
  labels: slugs,
  texture: figure,
});

/**
 * The facts of a stored food, as it is judged. Allergens that nobody set are read from the texts of the pack.
 *
 * @param category slugs from the root down to the food's category; null when it has none.
 * @throws {z.ZodError} when the document is no food.
 */
export function factsOfFood({
  document,
  category,
}: {
  document: unknown;
  category: readonly string[] | null;
}): FactsOfFood {
  const food = stored.parse(document);
  return {
    version: `${food.id}@${food.updatedAt}`,
    kind: food.kind,
    basis: food.basis,
    nutrients: food.nutrients,
    nutrientQualifiers: food.nutrientQualifiers ?? {},
    flagged: [...readQuality(food.quality)],
    servingSize: food.servingSize,
    servingUnit: food.servingUnit,
    category,
    allergens: food.allergens ?? allergensFromTexts(food),
    labels: food.labels,
    texture: food.texture,
    ingredientClasses: { present: [], absent: [] },
    ingredients: null,
  };
}

/** What the printed texts say of allergens; null when there are none. */
export function allergensFromTexts(of: {
  allergenText?: string | null;
  ingredientsText?: string | null;
}): AllergenFacts | null {
  const { allergenText = null, ingredientsText = null } = of;
  if (allergenText === null && ingredientsText === null) return null;
  return readDeclaration({ allergenText, ingredientsText });
}
