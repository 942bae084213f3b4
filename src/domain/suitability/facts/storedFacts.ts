import { z } from 'zod';
import { allergenSchemes } from '../../foods/kinds.ts';
import type { AllergenFacts, FactsOfFood } from './facts.ts';
import { ingredientClassSlugs } from './ingredientClasses.ts';
import { textureHintNames, type TextureHint } from './textureHints.ts';

/**
 * The facts of a food that its texts, names, category and certificates give, as they are stored: to combine them takes
 * thirty times as long as to read them back. What only answers show (origins, contradictions) is left out, and so are
 * figures, which have columns of their own.
 */
export interface StoredFacts {
  /** Allergens, classes of ingredients, certificates and hints about the texture. */
  readonly statements: string;
  /** Words for ingredients. Only rules with a list of ingredients need them. */
  readonly words: string;
}

/** Raise it when facts of the same food differ from those of an older release. All foods are then read again. */
const release = 1;

/** Equal formats mean equal stored facts. Classes are stored as positions in their list. */
export const storedFactsFormat = `${String(release)}:${String(ingredientClassSlugs.length)}:${ingredientClassSlugs.join(' ')}`;

const slugs = z.array(z.string());
const statementsSchema = z.tuple([
  z.tuple([z.enum(allergenSchemes).nullable(), slugs, slugs, slugs, slugs, slugs, slugs]).nullable(),
  z.array(z.int()),
  z.array(z.int()),
  slugs,
  z.array(z.enum(Object.keys(textureHintNames) as [TextureHint, ...TextureHint[]])),
]);
const wordsSchema = z.tuple([slugs.nullable(), z.union([z.literal(0), z.literal(1)]), slugs, slugs]);

const positions: ReadonlyMap<string, number> = new Map(ingredientClassSlugs.map((slug, at) => [slug, at]));

export function toStoredFacts(facts: FactsOfFood): StoredFacts {
  const { allergens, ingredientClasses, ingredients, labels, names, textureHints: hints = [] } = facts;
  const statements: z.input<typeof statementsSchema> = [
    allergens === null ? null : toTuple(allergens),
    toPositions(ingredientClasses.present),
    toPositions(ingredientClasses.absent),
    [...labels],
    [...hints],
  ];
  const words: z.input<typeof wordsSchema> = [
    ingredients === null ? null : [...ingredients.names],
    ingredients?.isComplete === true ? 1 : 0,
    [...(names?.shown ?? [])],
    [...(names?.whole ?? [])],
  ];
  return { statements: JSON.stringify(statements), words: JSON.stringify(words) };
}

type AllergenTuple = NonNullable<z.input<typeof statementsSchema>[0]>;

function toTuple(allergens: AllergenFacts): AllergenTuple {
  const {
    scheme,
    contains,
    mayContain,
    byMember = [],
    doubtful = [],
    absent = [],
    certified = [],
  } = allergens;
  return [scheme, [...contains], [...mayContain], [...byMember], [...doubtful], [...absent], [...certified]];
}

function toPositions(classes: readonly string[]): number[] {
  return classes.flatMap((slug) => positions.get(slug) ?? []);
}

type Statements = Pick<FactsOfFood, 'allergens' | 'ingredientClasses' | 'labels' | 'textureHints'>;

/** @throws {z.ZodError} when the text is not what {@link toStoredFacts} makes. */
export function readStatements(text: string): Statements {
  const [allergens, present, absent, labels, hints] = statementsSchema.parse(JSON.parse(text));
  return {
    allergens: allergens === null ? null : fromTuple(allergens),
    ingredientClasses: { present: toClasses(present), absent: toClasses(absent) },
    labels,
    textureHints: hints,
  };
}

function fromTuple([
  scheme,
  contains,
  mayContain,
  byMember,
  doubtful,
  absent,
  certified,
]: AllergenTuple): AllergenFacts {
  return { scheme, contains, mayContain, byMember, doubtful, absent, certified };
}

function toClasses(stored: readonly number[]): string[] {
  return stored.flatMap((at) => ingredientClassSlugs[at] ?? []);
}

/** @throws {z.ZodError} when the text is not what {@link toStoredFacts} makes. */
export function readWords(text: string): Pick<FactsOfFood, 'ingredients' | 'names'> {
  const [ingredients, isComplete, shown, whole] = wordsSchema.parse(JSON.parse(text));
  return {
    ingredients: ingredients === null ? null : { names: ingredients, isComplete: isComplete === 1 },
    // Only a member's own words ask for the names of allergens, and no rule of a diet does.
    names: { shown, ofAllergens: [], whole },
  };
}
