import type { LocalizedText } from '../../language.ts';
import type { AllergenScheme } from '../../foods/kinds.ts';
import { allergenSchemeSources, type Allergens } from '../facts/allergens.ts';
import {
  narrowerClasses,
  nutrientOfClass,
  widerClasses,
  type IngredientClass,
} from '../facts/ingredientClasses.ts';
import { ingredientKey } from '../facts/ingredientNames.ts';
import { compileLimit, type CompiledLimit } from '../nutrientFinding.ts';
import type { Rule, RuleConditions, RuleEffect, RuleOf } from './rules.ts';
import type { RuleSet } from './ruleSets.ts';

/** An allergen with all that decides about it. */
export interface CompiledAllergen {
  readonly slug: string;
  /** Name of the fact. */
  readonly name: string;
  /** The wider groups among `related`. */
  readonly groups: readonly string[];
  /** Slugs whose presence makes the food unfit: itself, what is below it, and what it may be declared as. */
  readonly related: readonly string[];
  /** Schemes whose silence proves absence. */
  readonly provenBy: readonly AllergenScheme[];
  /** What is missing where absence is not proven. */
  readonly unproven: readonly string[];
}

/** A class of ingredients with all that decides about it. */
export interface CompiledClass {
  /** Name of the fact. */
  readonly name: string;
  readonly presentIf: readonly string[];
  readonly absentIf: readonly string[];
  /** What a conflict about it is called. */
  readonly about: string;
}

/** Categories with what the tree says of them. */
export interface CompiledCategories {
  readonly slugs: ReadonlySet<string>;
  /** All categories above one of them: a food sorted no finer than here may belong to one or not. */
  readonly above: ReadonlySet<string>;
}

/** What a rule asks of a food, prepared for asking it of many. */
export type Matter =
  | { readonly type: 'nutrient'; readonly limit: CompiledLimit }
  | {
      readonly type: 'allergen';
      readonly allergens: readonly CompiledAllergen[];
      readonly traces: RuleOf<'allergen'>['traces'];
    }
  | { readonly type: 'ingredient-class'; readonly classes: readonly CompiledClass[] }
  | { readonly type: 'food-category'; readonly categories: CompiledCategories }
  | { readonly type: 'texture'; readonly levels: readonly number[] }
  | { readonly type: 'ingredient-list'; readonly ingredients: readonly CompiledIngredient[] };

export interface CompiledIngredient {
  /** As the rule or the person wrote it. */
  readonly name: string;
  readonly key: string;
}

/** Something to check of a food: a rule of a diet, or what the person avoids of their own. */
export interface CompiledRule {
  readonly id: string;
  /** Null: the person's own. */
  readonly diet: { readonly slug: string; readonly name: LocalizedText; readonly version: number } | null;
  readonly effect: RuleEffect;
  /** Null: every category. */
  readonly scope: CompiledCategories | null;
  readonly except: CompiledCategories | null;
  readonly conditions: RuleConditions | undefined;
  readonly waivedBy: readonly string[];
  readonly source: ReasonSource;
  /** The rule's own words. */
  readonly message: LocalizedText | undefined;
  readonly matter: Matter;
}

/** Where a rule comes from and who stands behind it; `signedBy` null: "starter value, not locally signed". */
export interface ReasonSource {
  readonly title: string;
  readonly publisher: string;
  readonly year: number | null;
  readonly url?: string | undefined;
  readonly signedBy: string | null;
}

export interface CompiledDiet extends Pick<RuleSet, 'diet' | 'name' | 'version' | 'isComplete' | 'event'> {
  /** Sorted by id, so that answers do not depend on the order in which rules were written. */
  readonly rules: readonly CompiledRule[];
}

/** The rules in force, by diet. */
export interface CompiledRuleSets {
  readonly byDiet: ReadonlyMap<string, CompiledDiet>;
  /** By which allergens are judged and named. */
  readonly allergens: Allergens;
}

/** A category and the one above it; null or left out for a root. */
export interface CategoryNode {
  readonly slug: string;
  readonly parent?: string | null;
}

/**
 * Prepares rule sets for judging, once for many foods and people: of each diet the published set of the highest
 * version.
 *
 * @param input.ruleSets parsed by `ruleSetSchema`.
 * @param input.allergens by which rules about allergens, and what people avoid, are judged.
 * @param input.categories the tree of food categories. With it, a food that is sorted no finer than a category above a
 *   rule's is `unknown` for that rule; without it, only the food's own path counts.
 */
export function compileRuleSets({
  allergens,
  categories,
  ruleSets,
}: {
  ruleSets: readonly RuleSet[];
  allergens: Allergens;
  categories?: readonly CategoryNode[];
}): CompiledRuleSets {
  const parents = new Map((categories ?? []).map(({ slug, parent }) => [slug, parent ?? null]));
  const byDiet = new Map<string, CompiledDiet>();
  for (const ruleSet of ruleSets) {
    if (ruleSet.status !== 'published') continue;
    const { diet, name, version, isComplete, event } = ruleSet;
    if ((byDiet.get(diet)?.version ?? 0) >= version) continue;
    const rules = ruleSet.rules
      .toSorted((one, two) => (one.id < two.id ? -1 : 1))
      .map((rule): CompiledRule => ({
        id: rule.id,
        diet: { slug: diet, name, version },
        effect: rule.effect,
        scope: rule.scope.length === 0 ? null : compileCategories(rule.scope, parents),
        except: rule.except.length === 0 ? null : compileCategories(rule.except, parents),
        conditions: rule.conditions,
        waivedBy: rule.waivedBy,
        source: { ...rule.source, signedBy: rule.signedBy },
        message: rule.message,
        matter: matterOf(rule, { parents, allergens }),
      }));
    byDiet.set(diet, { diet, name, version, isComplete, event, rules });
  }
  return { byDiet, allergens };
}

/** An allergen ready for judging; one that is not in the list may be present, and is never proven absent. */
function compileAllergen(slug: string, allergens: Allergens): CompiledAllergen {
  const { withAncestors, withDescendants, schemesOf } = allergens;
  const name = `allergens.${slug}`;
  const groups = [...withAncestors(slug)].filter((group) => group !== slug);
  const related = new Set([slug, ...withDescendants(slug), ...groups]);
  return { slug, name, groups, related: [...related], provenBy: schemesOf(slug), unproven: [name] };
}

/** An allergen that a person avoids, as a rule of their own. */
export function ownAllergen(
  slug: string,
  { avoidTraces, allergens }: { avoidTraces: boolean; allergens: Allergens },
): CompiledRule {
  const [scheme] = allergens.schemesOf(slug);
  return {
    ...own,
    id: `allergen-${slug}`,
    source:
      scheme === undefined
        ? ownSource('내가 피하는 알레르기 항목 (Allergens that you avoid)')
        : { ...allergenSchemeSources[scheme], signedBy: null },
    matter: {
      type: 'allergen',
      allergens: [compileAllergen(slug, allergens)],
      traces: avoidTraces ? 'avoid' : 'caution',
    },
  };
}

/**
 * An ingredient that a person avoids by its name, as a rule of their own.
 *
 * @param known what the dictionary calls it, if it knows it: the name under which it is found on labels.
 */
export function ownIngredient(name: string, known?: string): CompiledRule {
  return {
    ...own,
    id: 'avoided-ingredient',
    source: ownSource('내가 피하는 재료 (Ingredients that you avoid)'),
    matter: {
      type: 'ingredient-list',
      ingredients: [name, ...(known === undefined || known === name ? [] : [known])].map(compileIngredient),
    },
  };
}

const own = {
  diet: null,
  effect: 'avoid',
  scope: null,
  except: null,
  conditions: undefined,
  waivedBy: [],
  message: undefined,
} as const;

function ownSource(title: string): ReasonSource {
  return { title, publisher: 'DiningCoach', year: null, signedBy: null };
}

function compileIngredient(name: string): CompiledIngredient {
  return { name, key: ingredientKey(name) };
}

function matterOf(
  rule: Rule,
  { parents, allergens }: { parents: ReadonlyMap<string, string | null>; allergens: Allergens },
): Matter {
  switch (rule.type) {
    case 'nutrient':
      return { type: rule.type, limit: compileLimit(rule) };
    case 'allergen':
      return {
        type: rule.type,
        allergens: rule.allergens.map((slug) => compileAllergen(slug, allergens)),
        traces: rule.traces,
      };
    case 'ingredient-class':
      return { type: rule.type, classes: rule.classes.map(compileClass) };
    case 'food-category':
      return { type: rule.type, categories: compileCategories(rule.categories, parents) };
    case 'texture':
      return { type: rule.type, levels: rule.levels };
    case 'ingredient-list':
      return { type: rule.type, ingredients: rule.ingredients.map(compileIngredient) };
  }
}

function compileClass(slug: IngredientClass): CompiledClass {
  return {
    name: `ingredientClasses.${slug}`,
    presentIf: narrowerClasses(slug),
    absentIf: widerClasses(slug),
    about: nutrientOfClass(slug) ?? `ingredientClasses.${slug}`,
  };
}

function compileCategories(
  slugs: readonly string[],
  parents: ReadonlyMap<string, string | null>,
): CompiledCategories {
  const own = new Set(slugs);
  const above = new Set<string>();
  for (const slug of slugs) {
    let next = parents.get(slug);
    while (next != null && !above.has(next)) {
      above.add(next);
      next = parents.get(next);
    }
  }
  return { slugs: own, above };
}
