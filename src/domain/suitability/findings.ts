import type { FactsOfFood } from './facts/facts.ts';
import { absentByKind, finding, nothingMissing, type Finding, type Situation } from './finding.ts';
import type {
  CompiledAllergen,
  CompiledCategories,
  CompiledClass,
  CompiledIngredient,
  Matter,
} from './rules/compileRuleSets.ts';
import { mayHold } from './facts/ingredientNames.ts';
import { nutrientFinding } from './nutrientFinding.ts';

/** What a rule finds in a food. */
export function findingOf(matter: Matter, input: Situation): Finding {
  switch (matter.type) {
    case 'nutrient':
      return nutrientFinding(matter.limit, input);
    case 'allergen':
      return worst(matter.allergens.map((allergen) => allergenFinding(allergen, input.food)));
    case 'ingredient-class':
      return classFinding(matter.classes, input.food);
    case 'food-category':
      return categoryFinding(matter.categories, input.food);
    case 'texture':
      return textureFinding(matter.levels, input.food);
    case 'ingredient-list':
      return ingredientFinding(matter.ingredients, input.food);
  }
}

/**
 * Whether a food contains an allergen. Only a declaration proves that it does not, and only under a scheme that would
 * have made it name the allergen; a sentence on traces proves nothing.
 */
function allergenFinding(allergen: CompiledAllergen, { allergens }: FactsOfFood): Finding {
  const { name, slug, unproven } = allergen;
  if (allergens === null) return finding({ has: 'open', name, missing: unproven });
  const { scheme, byMember = [], absent = [] } = allergens;
  const seen = named(allergen, allergens.contains, byMember);
  if (seen !== undefined) return finding({ has: 'yes', name, value: 'contains', seen });
  const isDeclaredAbsent = scheme !== null && allergen.provenBy.includes(scheme);
  const isProven = isDeclaredAbsent || absent.includes(slug);
  const missing = isProven ? nothingMissing : unproven;
  const traced = named(allergen, allergens.mayContain);
  if (traced !== undefined)
    return finding({ has: 'trace', name, value: 'may-contain', missing, seen: traced });
  if (!isProven) return finding({ has: 'open', name, missing });
  return finding({ has: 'no', name, value: isDeclaredAbsent ? 'absent' : absentByKind });
}

/** What of an allergen is named. A group that is there by another member says nothing of the one asked for. */
function named(
  { related, groups }: CompiledAllergen,
  slugs: readonly string[],
  byMember: readonly string[] = [],
): string | undefined {
  if (slugs.length === 0) return undefined;
  for (const slug of related) {
    if (slugs.includes(slug) && !(byMember.includes(slug) && groups.includes(slug))) return slug;
  }
  return undefined;
}

function classFinding(classes: readonly CompiledClass[], { ingredientClasses }: FactsOfFood): Finding {
  const { present, absent } = ingredientClasses;
  let firstOpen: CompiledClass | undefined;
  let missing = nothingMissing;
  for (const one of classes) {
    const { name, about } = one;
    const seen = firstOf(one.presentIf, present);
    if (seen !== undefined) {
      return finding({ has: 'yes', name, value: 'present', about, seen: `ingredientClasses.${seen}` });
    }
    if (firstOf(one.absentIf, absent) !== undefined) continue;
    firstOpen ??= one;
    missing = [...missing, name];
  }
  if (firstOpen !== undefined) {
    return finding({ has: 'open', name: firstOpen.name, missing, about: firstOpen.about });
  }
  return finding({ has: 'no', name: classes[0]?.name ?? 'ingredientClasses', value: 'absent' });
}

function firstOf(wanted: readonly string[], given: readonly string[]): string | undefined {
  if (given.length === 0) return undefined;
  for (const slug of wanted) if (given.includes(slug)) return slug;
  return undefined;
}

function categoryFinding(categories: CompiledCategories, { category }: FactsOfFood): Finding {
  const name = 'category';
  switch (membership(categories, category)) {
    case 'within': {
      const value = category?.find((slug) => categories.slugs.has(slug)) ?? '';
      return finding({ has: 'yes', name, value, about: `category.${value}` });
    }
    case 'outside':
      return finding({ has: 'no', name, value: category?.at(-1) ?? '' });
    case 'open':
      return finding({ has: 'open', name, missing: [name] });
  }
}

/** Ingredients hint at the texture of a food whose level nobody has stated; what became of them is open. */
function textureFinding(levels: readonly number[], { texture, textureHints = [] }: FactsOfFood): Finding {
  const name = 'texture';
  if (texture === null || !(texture >= 0 && texture <= 7))
    return finding({
      has: 'open',
      name,
      missing: [name],
      ...(textureHints.length === 0 ? {} : { seen: textureHints.join(' ') }),
    });
  return finding({ has: levels.includes(texture) ? 'no' : 'yes', name, value: texture });
}

/** Whether one of the ingredients is named. A name that merely may hold one leaves the question open. */
function ingredientFinding(wanted: readonly CompiledIngredient[], { ingredients }: FactsOfFood): Finding {
  const name = 'ingredients';
  if (ingredients === null) return finding({ has: 'open', name, missing: [name] });
  const { names, isComplete } = ingredients;
  const hit = wanted.find(({ key }) => names.includes(key));
  if (hit !== undefined)
    return finding({
      has: 'yes',
      name,
      value: hit.name,
      about: `ingredient.${hit.key}`,
      seen: `ingredients.${hit.key}`,
    });
  if (isComplete && !wanted.some(({ key }) => names.some((one) => mayHold(one, key)))) {
    return finding({ has: 'no', name, value: 'absent' });
  }
  return finding({ has: 'open', name, missing: [name] });
}

/** Whether a food of a category belongs to one of the categories; open where it is sorted too coarsely to tell. */
export function membership(
  { slugs, above }: CompiledCategories,
  category: readonly string[] | null,
): 'within' | 'outside' | 'open' {
  if (category === null || category.length === 0) return 'open';
  for (const slug of category) if (slugs.has(slug)) return 'within';
  const own = category.at(-1);
  return own !== undefined && above.has(own) ? 'open' : 'outside';
}

const ranks = { no: 0, open: 1, trace: 2, yes: 3 } as const;

/** Of several things that a rule is about, the finding that weighs most, with all that is missing of any. */
function worst(findings: readonly Finding[]): Finding {
  const [first, ...others] = findings;
  if (first === undefined) return finding({ has: 'open', name: 'allergens', missing: ['allergens'] });
  if (others.length === 0) return first;
  let most = first;
  for (const other of others) if (ranks[other.has] > ranks[most.has]) most = other;
  return most.has === 'yes' ? most : { ...most, missing: findings.flatMap(({ missing }) => missing) };
}
