import type { FactsOfFood } from './facts/facts.ts';
import {
  absentByCertificate,
  absentByKind,
  finding,
  noMissingFacts,
  type Finding,
  type Situation,
} from './finding.ts';
import type {
  CompiledAllergen,
  CompiledCategories,
  CompiledClass,
  CompiledIngredient,
  Criterion,
} from './rules/compileRuleSets.ts';
import { mayContainName } from './facts/ingredientNames.ts';
import { nutrientFinding } from './nutrientFinding.ts';

/** Checks the criterion of a rule for a food. */
export function findingOf(criterion: Criterion, situation: Situation): Finding {
  switch (criterion.type) {
    case 'nutrient':
      return nutrientFinding(criterion.limit, situation);
    case 'allergen':
      return worstFinding(criterion.allergens.map((allergen) => allergenFinding(allergen, situation.food)));
    case 'ingredient-class':
      return classFinding(criterion.classes, situation.food);
    case 'food-category':
      return categoryFinding(criterion.categories, situation.food);
    case 'texture':
      return textureFinding(criterion.levels, situation.food);
    case 'ingredient-list':
      return ingredientFinding(criterion.ingredients, situation.food);
    case 'allowed-foods':
      return allowedFoodsFinding(criterion, situation);
  }
}

/**
 * Whether a food contains an allergen. A declaration proves absence under a scheme that requires the allergen to be
 * declared; so do a certificate and the kind of a plain food. A trace statement proves nothing.
 */
function allergenFinding(allergen: CompiledAllergen, { allergens }: FactsOfFood): Finding {
  const { name, slug, missingFacts } = allergen;
  if (allergens === null) return finding({ answer: 'open', name, missing: missingFacts });
  const { scheme, byMember = [], absent = [], certified = [], doubtful = [] } = allergens;
  const match = findMatch(allergen, allergens.contains, byMember);
  if (match !== undefined) return finding({ answer: 'yes', name, value: 'contains', match });
  const isDeclaredAbsent = scheme !== null && allergen.provingSchemes.includes(scheme);
  const isDoubtful = findMatch(allergen, doubtful) !== undefined;
  const isCertified = certified.includes(slug);
  const isProven = !isDoubtful && (isDeclaredAbsent || isCertified || absent.includes(slug));
  const missing = isProven ? noMissingFacts : missingFacts;
  const traceMatch = findMatch(allergen, allergens.mayContain);
  if (traceMatch !== undefined)
    return finding({ answer: 'trace', name, value: 'may-contain', missing, match: traceMatch });
  if (!isProven) return finding({ answer: 'open', name, missing });
  if (isDeclaredAbsent) return finding({ answer: 'no', name, value: 'absent' });
  return finding({ answer: 'no', name, value: isCertified ? absentByCertificate : absentByKind });
}

/** The slug that a food names for an allergen. A group that is there only through another member does not count. */
function findMatch(
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
  let missing = noMissingFacts;
  for (const one of classes) {
    const { name, topic } = one;
    const presentSlug = findFirst(one.presentIf, present);
    if (presentSlug !== undefined) {
      return finding({
        answer: 'yes',
        name,
        value: 'present',
        topic,
        match: `ingredientClasses.${presentSlug}`,
      });
    }
    if (findFirst(one.absentIf, absent) !== undefined) continue;
    firstOpen ??= one;
    missing = [...missing, name];
  }
  if (firstOpen !== undefined) {
    return finding({ answer: 'open', name: firstOpen.name, missing, topic: firstOpen.topic });
  }
  return finding({ answer: 'no', name: classes[0]?.name ?? 'ingredientClasses', value: 'absent' });
}

function findFirst(candidates: readonly string[], slugs: readonly string[]): string | undefined {
  if (slugs.length === 0) return undefined;
  for (const slug of candidates) if (slugs.includes(slug)) return slug;
  return undefined;
}

function categoryFinding(categories: CompiledCategories, { category }: FactsOfFood): Finding {
  const name = 'category';
  switch (membershipOf(categories, category)) {
    case 'within': {
      const value = category?.find((slug) => categories.slugs.has(slug)) ?? '';
      return finding({ answer: 'yes', name, value, topic: `category.${value}` });
    }
    case 'outside':
      return finding({ answer: 'no', name, value: category?.at(-1) ?? '' });
    case 'open':
      return finding({ answer: 'open', name, missing: [name] });
  }
}

/** Checks the texture of a food. Without a stated level, the ingredients only give hints and the answer is open. */
function textureFinding(levels: readonly number[], { texture, textureHints = [] }: FactsOfFood): Finding {
  const name = 'texture';
  if (texture === null || !(texture >= 0 && texture <= 7))
    return finding({
      answer: 'open',
      name,
      missing: [name],
      ...(textureHints.length === 0 ? {} : { match: textureHints.join(' ') }),
    });
  return finding({ answer: levels.includes(texture) ? 'no' : 'yes', name, value: texture });
}

/**
 * Whether a food contains one of the ingredients. They are looked for in its list and in its names. A name that may
 * contain one of them leaves the answer open, and so does a word that the dictionary does not know.
 */
function ingredientFinding(
  avoidedIngredients: readonly CompiledIngredient[],
  { ingredients, names }: FactsOfFood,
): Finding {
  const name = 'ingredients';
  const avoidedIngredient = avoidedIngredients.find(
    ({ key, isOwn }) =>
      ingredients?.names.includes(key) === true ||
      names?.shown.includes(key) === true ||
      (isOwn && names?.ofAllergens.includes(key) === true),
  );
  if (avoidedIngredient !== undefined)
    return finding({
      answer: 'yes',
      name,
      value: avoidedIngredient.name,
      topic: `ingredient.${avoidedIngredient.key}`,
      match: `ingredients.${avoidedIngredient.key}`,
    });
  if (ingredients?.isComplete !== true) return finding({ answer: 'open', name, missing: [name] });
  const isPossible = avoidedIngredients.some(
    ({ isKnown, key }) =>
      !isKnown ||
      ingredients.names.some((one) => mayContainName(one, key)) ||
      // A syllable may be a part of any word.
      (key.length > 1 && names?.whole.some((one) => mayContainName(one, key)) === true),
  );
  return isPossible
    ? finding({ answer: 'open', name, missing: [name] })
    : finding({ answer: 'no', name, value: 'absent' });
}

const missingCategory: readonly string[] = ['category'];

/**
 * Whether a list of allowed kinds, or the food's own figure or texture, allows it. The own fact comes first, because a
 * kind says only what its foods usually are. A kind that is not listed proves nothing.
 */
function allowedFoodsFinding(
  { categories, limit, levels }: Extract<Criterion, { type: 'allowed-foods' }>,
  situation: Situation,
): Finding {
  const { food } = situation;
  const ownFinding =
    limit !== null
      ? nutrientFinding(limit, situation)
      : levels === null
        ? null
        : textureFinding(levels, food);
  if (ownFinding !== null && ownFinding.answer !== 'open') return ownFinding;
  const membership = membershipOf(categories, food.category);
  if (membership === 'within')
    return finding({ answer: 'no', name: 'category', value: food.category?.at(-1) ?? '' });
  const missing = membership === 'open' ? missingCategory : noMissingFacts;
  if (ownFinding === null) return finding({ answer: 'open', name: 'category', missing: missingCategory });
  return { ...ownFinding, missing: [...ownFinding.missing, ...missing] };
}

/**
 * Whether a category is one of the categories or below one. Open when it is above one, and so too general to decide.
 */
export function membershipOf(
  { slugs, above }: CompiledCategories,
  category: readonly string[] | null,
): 'within' | 'outside' | 'open' {
  if (slugs.size === 0) return 'outside';
  if (category === null || category.length === 0) return 'open';
  for (const slug of category) if (slugs.has(slug)) return 'within';
  const ownCategory = category.at(-1);
  return ownCategory !== undefined && above.has(ownCategory) ? 'open' : 'outside';
}

const answerRanks = { no: 0, open: 1, trace: 2, yes: 3 } as const;

/** The finding that weighs most, with the missing facts of all findings. */
function worstFinding(findings: readonly Finding[]): Finding {
  const [first, ...others] = findings;
  if (first === undefined) return finding({ answer: 'open', name: 'allergens', missing: ['allergens'] });
  if (others.length === 0) return first;
  let heaviest = first;
  for (const other of others) if (answerRanks[other.answer] > answerRanks[heaviest.answer]) heaviest = other;
  return heaviest.answer === 'yes'
    ? heaviest
    : { ...heaviest, missing: findings.flatMap(({ missing }) => missing) };
}
