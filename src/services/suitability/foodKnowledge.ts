import type pg from 'pg';
import { readDictionaryVersion } from '../../database/labels/ingredients.ts';
import { readRules, readRulesVersion, type CategoryRow } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import { factsOfFood, type FoodWithLabel } from '../../domain/suitability/facts/factsOfFood.ts';
import { unfitJudge, type SuitabilityBits, type UnfitBits } from '../../domain/search/unfit.ts';
import type { Dictionary } from '../../domain/labels/words/dictionary.ts';
import { compileRuleSets, type CompiledRuleSets } from '../../domain/suitability/rules/compileRuleSets.ts';
import { ruleSetSchema } from '../../domain/suitability/rules/ruleSets.ts';
import { allergensOf } from '../labels/allergens.ts';
import { dictionaryOf, currentDictionary } from '../labels/dictionary.ts';

/** The rules of all diets, allergens, and the tree of categories, at one moment. */
export interface Rules {
  readonly version: string;
  readonly compiled: CompiledRuleSets;
  readonly diets: ReadonlySet<string>;
  readonly categories: ReadonlyMap<number, CategoryRow>;
  /** The bits of what foods do not suit. */
  readonly bits: SuitabilityBits;
}

/** All that facts and fitness of a food are told by, at one moment. */
export interface FoodKnowledge {
  /** Equal names, equal answers about equal foods. */
  readonly version: string;
  readonly dictionary: Dictionary;
  /** What the food does not suit. */
  readonly unfitOf: (food: FoodDocument) => UnfitBits;
}

/** Reads rules and dictionary anew, for work that keeps to one state of them from beginning to end. */
export async function readFoodKnowledge(pool: pg.Pool): Promise<FoodKnowledge> {
  return knowledgeOf({
    rules: await rulesOf(pool, await readRulesVersion(pool)),
    dictionary: await dictionaryOf(pool),
  });
}

/** Names what {@link readFoodKnowledge} would read now, without reading it. */
export async function foodKnowledgeVersion(): Promise<string> {
  const [rules, dictionary] = await Promise.all([
    readRulesVersion(publicPool()),
    readDictionaryVersion(publicPool()),
  ]);
  return versionOf({ rules: { version: rules }, dictionary: { version: dictionary } });
}

let latest: FoodKnowledge | undefined;

/** The same for a single write, from copies that are as old as the last change. */
export async function currentFoodKnowledge(): Promise<FoodKnowledge> {
  const [rulesVersion, dictionaryVersion] = await Promise.all([
    readRulesVersion(publicPool()),
    readDictionaryVersion(publicPool()),
  ]);
  const [rules, dictionary] = await Promise.all([
    currentRules(rulesVersion),
    currentDictionary(dictionaryVersion),
  ]);
  if (latest?.version !== versionOf({ rules, dictionary })) latest = knowledgeOf({ rules, dictionary });
  return latest;
}

/**
 * The compiled rules of the last version that was asked for. Every caller asks the database for the version first, so
 * this is a copy that cannot be stale, not state that two web nodes could disagree on.
 */
let latestRules: Rules | undefined;

export async function currentRules(version: string): Promise<Rules> {
  if (latestRules?.version !== version) latestRules = await rulesOf(publicPool(), version);
  return latestRules;
}

/** What a food is known to be. */
export function knownFoodOf({
  food,
  rules,
  dictionary,
}: {
  food: FoodDocument;
  rules: Rules;
  dictionary: Dictionary;
}): FoodWithLabel {
  return factsOfFood({
    document: food,
    category: categoryPath(food['category'], rules.categories),
    dictionary,
  });
}

async function rulesOf(pool: pg.Pool, version: string): Promise<Rules> {
  const { diets, categories, bits } = await readRules(pool);
  const allergens = await allergensOf(pool);
  const ruleSets = diets.flatMap(({ rule_set }) => {
    const parsed = ruleSetSchema.safeParse(rule_set);
    return parsed.success ? [parsed.data] : [];
  });
  const nodes = new Map(categories.map((category) => [category.id, category]));
  return {
    version,
    bits,
    compiled: compileRuleSets({
      ruleSets,
      allergens,
      categories: categories.flatMap(({ slug, parent_id }) =>
        slug === null
          ? []
          : [{ slug, parent: (parent_id === null ? null : nodes.get(parent_id)?.slug) ?? null }],
      ),
    }),
    diets: new Set(diets.map(({ slug }) => slug)),
    categories: nodes,
  };
}

function knowledgeOf(input: { rules: Rules; dictionary: Dictionary }): FoodKnowledge {
  const judge = unfitJudge({ ruleSets: input.rules.compiled, bits: input.rules.bits, today: anyDay });
  return {
    version: versionOf(input),
    dictionary: input.dictionary,
    unfitOf: (food) => judge(knownFoodOf({ food, ...input }).facts),
  };
}

/** The rules that tell fitness depend on no day. */
const anyDay = '2000-01-01';

function versionOf({
  rules,
  dictionary,
}: {
  rules: Pick<Rules, 'version'>;
  dictionary: Pick<Dictionary, 'version'>;
}): string {
  return `${rules.version}/${dictionary.version}`;
}

/** Slugs from the root down; null for a food whose category is missing, gone, or known to no rule. */
function categoryPath(category: unknown, categories: ReadonlyMap<number, CategoryRow>): string[] | null {
  const path: string[] = [];
  let at = typeof category === 'number' ? categories.get(category) : undefined;
  if (at === undefined) return null;
  // A tree that somebody has tied into a circle must not hang the server.
  for (let depth = 0; at !== undefined && depth < 20; depth += 1) {
    if (at.slug !== null) path.unshift(at.slug);
    at = at.parent_id === null ? undefined : categories.get(at.parent_id);
  }
  // A tree without slugs (an import's own) says nothing that a rule could ask for: unknown, not "elsewhere".
  return path.length === 0 ? null : path;
}
