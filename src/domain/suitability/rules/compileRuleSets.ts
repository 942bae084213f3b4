import { untranslated, type LocalizedText } from '../../language.ts';
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
import { parentsOf, type CategoryNode, type CategoryParents } from './categoryTree.ts';
import type { EventWindow, Rule, RuleConditions, RuleEffect, RuleOf } from './rules.ts';
import type { RuleSet } from './ruleSets.ts';

/** An allergen with everything that is needed to judge it. */
export interface CompiledAllergen {
  readonly slug: string;
  /** Name of the fact. */
  readonly name: string;
  /** The wider groups among `related`. */
  readonly groups: readonly string[];
  /**
   * Slugs whose presence makes the food unsuitable: the allergen, its members, and the groups that may be declared for
   * it.
   */
  readonly related: readonly string[];
  /** Schemes whose declarations prove absence when they do not name the allergen. */
  readonly provingSchemes: readonly AllergenScheme[];
  /** The missing facts where absence is not proven. */
  readonly missingFacts: readonly string[];
}

/** A class of ingredients with everything that is needed to judge it. */
export interface CompiledClass {
  /** Name of the fact. */
  readonly name: string;
  readonly presentIf: readonly string[];
  readonly absentIf: readonly string[];
  /** The topic of conflicts about it. */
  readonly topic: string;
}

/** Categories with their ancestors. */
export interface CompiledCategories {
  readonly slugs: ReadonlySet<string>;
  /** All categories above one of them. A food in such a category may or may not belong to one of the slugs. */
  readonly above: ReadonlySet<string>;
}

/** What a rule checks, compiled for many foods. */
export type Criterion =
  | { readonly type: 'nutrient'; readonly limit: CompiledLimit }
  | {
      readonly type: 'allergen';
      readonly allergens: readonly CompiledAllergen[];
      readonly traces: RuleOf<'allergen'>['traces'];
    }
  | { readonly type: 'ingredient-class'; readonly classes: readonly CompiledClass[] }
  | { readonly type: 'food-category'; readonly categories: CompiledCategories }
  | { readonly type: 'texture'; readonly levels: readonly number[] }
  | { readonly type: 'ingredient-list'; readonly ingredients: readonly CompiledIngredient[] }
  | {
      readonly type: 'allowed-foods';
      readonly categories: CompiledCategories;
      readonly limit: CompiledLimit | null;
      readonly levels: readonly number[] | null;
    };

export interface CompiledIngredient {
  /** As the rule or the person wrote it. */
  readonly name: string;
  readonly key: string;
  /** A person's own word. It also means the allergen of that name: soy oil has soy for one who avoids soy. */
  readonly isOwn: boolean;
  /** The dictionary knows the word. Otherwise a list that does not name it proves nothing: "우유, 새우" is no ingredient. */
  readonly isKnown: boolean;
}

/** A compiled rule: one of a diet, or one for an allergen or ingredient that the person avoids. */
export interface CompiledRule {
  readonly id: string;
  /** Null: the person's own rule. */
  readonly diet: { readonly slug: string; readonly name: LocalizedText; readonly version: number } | null;
  readonly effect: RuleEffect;
  /** Null: every category. */
  readonly scope: CompiledCategories | null;
  readonly except: CompiledCategories | null;
  /** What is known to be in the food counts outside of the scope, too. */
  readonly isPresentAnywhere: boolean;
  readonly conditions: RuleConditions | undefined;
  readonly waivedBy: readonly string[];
  readonly source: ReasonSource;
  /** The rule's own words. */
  readonly message: LocalizedText | undefined;
  readonly criterion: Criterion;
}

/** The source of a rule and the dietitian who signed it; `signedBy` null: "starter value, not locally signed". */
export interface ReasonSource {
  readonly title: string;
  readonly publisher: string;
  readonly year: number | null;
  readonly url?: string | undefined;
  readonly signedBy: string | null;
}

export interface CompiledDiet extends Pick<
  RuleSet,
  'diet' | 'name' | 'version' | 'isComplete' | 'event' | 'personal'
> {
  /** Sorted by id, so that answers do not depend on the order in which rules were written. */
  readonly rules: readonly CompiledRule[];
}

/** The names that texts show instead of slugs. */
export interface Names {
  readonly allergens: Allergens;
  readonly nameOfCategory: (slug: string) => LocalizedText;
  /** The names of an ingredient as a rule or a person wrote it. */
  readonly nameOfIngredient: (written: string) => LocalizedText;
  /** The name of a diet, also of one without published rules; undefined for a diet that is not in the collection. */
  readonly nameOfDiet: (slug: string) => LocalizedText | undefined;
}

/** The rules in force, by diet. */
export interface CompiledRuleSets extends Names {
  readonly byDiet: ReadonlyMap<string, CompiledDiet>;
  /** The windows around events, of drafts too: after its event, nothing is left of a diet. */
  readonly events: ReadonlyMap<string, EventWindow | undefined>;
}

/**
 * Compiles rule sets for judging. Of each diet it takes the published set with the highest version.
 *
 * @param input.ruleSets parsed by `ruleSetSchema`. @param input.allergens the allergens that rules and people refer to.
 *   @param input.categories the tree of food categories. With it, a food whose category is above a category of a rule
 *   is `unknown` for that rule. Without it, only the food's own path counts. @param input.dietNames the names of all
 *   diets, for those without published rules.
 */
export function compileRuleSets({
  allergens,
  categories = [],
  dietNames = new Map(),
  ruleSets,
}: {
  ruleSets: readonly RuleSet[];
  allergens: Allergens;
  categories?: readonly CategoryNode[];
  dietNames?: ReadonlyMap<string, LocalizedText>;
}): CompiledRuleSets {
  const knowledge = { parents: parentsOf(categories), allergens };
  const byDiet = new Map<string, CompiledDiet>();
  for (const ruleSet of ruleSets) {
    const { diet, name, version, isComplete, event, personal } = ruleSet;
    if (ruleSet.status !== 'published') continue;
    if ((byDiet.get(diet)?.version ?? 0) >= version) continue;
    const rules = ruleSet.rules
      .toSorted((one, two) => (one.id < two.id ? -1 : 1))
      .map((rule) => compileRule(rule, { diet: { slug: diet, name, version }, ...knowledge }));
    byDiet.set(diet, { diet, name, version, isComplete, event, personal, rules });
  }
  const latest = ruleSets.toSorted((one, two) => one.version - two.version);
  const events = new Map([...latest, ...byDiet.values()].map(({ diet, event }) => [diet, event]));
  const categoryNames = new Map(categories.map(({ slug, name }) => [slug, name]));
  const phrases = new Map([
    ...[...dietNames].map(([slug, { ko, en }]) => [slug, { ko, en: `the diet “${en}”` }] as const),
    // A rule set has the name as it is within a sentence, so that one is preferred.
    ...latest.map(({ diet, name }) => [diet, name] as const),
  ]);
  return {
    byDiet,
    events,
    allergens,
    nameOfCategory: (slug) => categoryNames.get(slug) ?? untranslated(slug),
    nameOfIngredient: untranslated,
    nameOfDiet: (slug) => phrases.get(slug),
  };
}

/** What rules refer to. */
interface Knowledge {
  readonly parents: CategoryParents;
  readonly allergens: Allergens;
}

export function compileRule(
  rule: Rule,
  { diet, ...knowledge }: Knowledge & { diet: CompiledRule['diet'] },
): CompiledRule {
  const { parents } = knowledge;
  const isPresentAnywhere = 'presentAnywhere' in rule && rule.presentAnywhere;
  return {
    id: rule.id,
    diet,
    effect: rule.effect,
    scope: rule.scope.length === 0 && !isPresentAnywhere ? null : compileCategories(rule.scope, parents),
    except: rule.except.length === 0 ? null : compileCategories(rule.except, parents),
    isPresentAnywhere,
    conditions: rule.conditions,
    waivedBy: rule.waivedBy,
    source: { ...rule.source, signedBy: rule.signedBy },
    message: rule.message,
    criterion: compileCriterion(rule, knowledge),
  };
}

/** Compiles an allergen. An allergen that is not in the list may be present, and is never proven absent. */
function compileAllergen(slug: string, allergens: Allergens): CompiledAllergen {
  const { withAncestors, withDescendants, schemesOf } = allergens;
  const name = `allergens.${slug}`;
  const groups = [...withAncestors(slug)].filter((group) => group !== slug);
  const related = new Set([slug, ...withDescendants(slug), ...groups]);
  return { slug, name, groups, related: [...related], provingSchemes: schemesOf(slug), missingFacts: [name] };
}

/** A rule for an allergen that a person avoids. */
export function ownAllergenRule(
  slug: string,
  { avoidTraces, allergens }: { avoidTraces: boolean; allergens: Allergens },
): CompiledRule {
  const [scheme] = allergens.schemesOf(slug);
  return {
    ...ownRuleDefaults,
    id: `allergen-${slug}`,
    source:
      scheme === undefined
        ? ownSource('내가 피하는 알레르기 항목 (Allergens that you avoid)')
        : { ...allergenSchemeSources[scheme], signedBy: null },
    criterion: {
      type: 'allergen',
      allergens: [compileAllergen(slug, allergens)],
      traces: avoidTraces ? 'avoid' : 'caution',
    },
  };
}

/**
 * A rule for an ingredient that a person avoids, by its name.
 *
 * @param dictionaryName the dictionary's name for it, if there is one. Labels are read into these names.
 */
export function ownIngredientRule(
  name: string,
  nameOf: ((written: string) => string | undefined) | undefined,
): CompiledRule {
  const dictionaryName = nameOf?.(name);
  const names = dictionaryName === undefined ? [name] : [...new Set([name, dictionaryName])];
  const isKnown = nameOf === undefined || dictionaryName !== undefined;
  return {
    ...ownRuleDefaults,
    id: 'avoided-ingredient',
    source: ownSource('내가 피하는 재료 (Ingredients that you avoid)'),
    criterion: {
      type: 'ingredient-list',
      ingredients: names.map((one) => ({ ...compileIngredient(one), isOwn: true, isKnown })),
    },
  };
}

export const ownRuleDefaults = {
  diet: null,
  effect: 'avoid',
  scope: null,
  except: null,
  isPresentAnywhere: false,
  conditions: undefined,
  waivedBy: [],
  message: undefined,
} as const;

export function ownSource(title: string): ReasonSource {
  return { title, publisher: 'DiningCoach', year: null, signedBy: null };
}

function compileIngredient(name: string): CompiledIngredient {
  return { name, key: ingredientKey(name), isOwn: false, isKnown: true };
}

function compileCriterion(rule: Rule, { parents, allergens }: Knowledge): Criterion {
  switch (rule.type) {
    case 'nutrient':
      return { type: rule.type, limit: compileLimit(rule, { isPraise: rule.effect === 'encourage' }) };
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
    case 'allowed-foods':
      return {
        type: rule.type,
        categories: compileCategories(rule.categories, parents),
        limit: rule.figure === undefined ? null : compileLimit(rule.figure, { isPraise: false }),
        levels: rule.levels ?? null,
      };
  }
}

function compileClass(slug: IngredientClass): CompiledClass {
  return {
    name: `ingredientClasses.${slug}`,
    presentIf: narrowerClasses(slug),
    absentIf: widerClasses(slug),
    topic: nutrientOfClass(slug) ?? `ingredientClasses.${slug}`,
  };
}

function compileCategories(slugs: readonly string[], parents: CategoryParents): CompiledCategories {
  const slugSet = new Set(slugs);
  const above = new Set<string>();
  for (const slug of slugs) {
    let next = parents.get(slug);
    while (next != null && !above.has(next)) {
      above.add(next);
      next = parents.get(next);
    }
  }
  return { slugs: slugSet, above };
}
