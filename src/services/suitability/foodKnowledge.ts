import type pg from 'pg';
import { readDictionaryVersion } from '../../database/labels/ingredients.ts';
import { readRules, readRulesVersion, type CategoryRow } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import type { DerivedOf } from '../../database/foods/refresh.ts';
import {
  allergensOfLabel,
  contradictionsOfDocument,
  factsOfFood,
  packTextsOf,
  type FoodWithLabel,
} from '../../domain/suitability/facts/factsOfFood.ts';
import type { StatementDoubts } from '../../domain/foods/quality.ts';
import { withStatementFlags } from '../../domain/foods/storedQuality.ts';
import type { LabelReading } from '../../domain/labels/readLabel.ts';
import { unfitJudge, type SuitabilityBits } from '../../domain/search/unfit.ts';
import { compileRuleSets, type CompiledRuleSets } from '../../domain/suitability/rules/compileRuleSets.ts';
import { ruleSetSchema } from '../../domain/suitability/rules/ruleSets.ts';
import { loadAllergens } from '../labels/allergens.ts';
import { currentDictionary, type LoadedDictionary } from '../labels/dictionary.ts';
import { readLabels } from '../labels/readLabels.ts';

/** The compiled rules of all diets, the allergens and the tree of categories, in one version. */
export interface Rules {
  readonly version: string;
  readonly compiled: CompiledRuleSets;
  readonly diets: ReadonlySet<string>;
  readonly categories: ReadonlyMap<number, CategoryRow>;
  /** The suitability bits of diets and allergens. */
  readonly bits: SuitabilityBits;
}

/** All data that determine the facts and the suitability bits of a food, in one version. */
export interface FoodKnowledge {
  /** Equal versions give equal results for equal foods. */
  readonly version: string;
  readonly dictionary: LoadedDictionary;
  /** Computes what is derived from foods by rules and dictionary. */
  readonly derivedOf: DerivedOf;
  /** Finds what a food contradicts itself about. It need not be written yet. */
  readonly doubtsOf: (food: FoodDocument, label: LabelReading | null) => StatementDoubts;
}

/** Reads rules and dictionary from the database, for work that uses one state of them from beginning to end. */
export async function readFoodKnowledge(pool: pg.Pool): Promise<FoodKnowledge> {
  return toFoodKnowledge({
    rules: await loadRules(pool, await readRulesVersion(pool)),
    dictionary: await currentDictionary({ pool }),
  });
}

/** The version that {@link readFoodKnowledge} would read now. */
export async function foodKnowledgeVersion(): Promise<string> {
  const [rules, dictionary] = await Promise.all([
    readRulesVersion(publicPool()),
    readDictionaryVersion(publicPool()),
  ]);
  return versionOf({ rules: { version: rules }, dictionary: { version: dictionary } });
}

let latest: FoodKnowledge | undefined;

/**
 * Like {@link readFoodKnowledge} for a single write: it reads only the versions, and the data only after a change.
 */
export async function currentFoodKnowledge(): Promise<FoodKnowledge> {
  const [rulesVersion, dictionaryVersion] = await Promise.all([
    readRulesVersion(publicPool()),
    readDictionaryVersion(publicPool()),
  ]);
  const [rules, dictionary] = await Promise.all([
    currentRules(rulesVersion),
    currentDictionary({ version: dictionaryVersion }),
  ]);
  if (latest?.version !== versionOf({ rules, dictionary })) latest = toFoodKnowledge({ rules, dictionary });
  return latest;
}

/**
 * The cached rules of the last requested version. Every caller reads the version from the database first, so this
 * cache is never outdated, and two web processes cannot disagree.
 */
let latestRules: Rules | undefined;

export async function currentRules(version: string): Promise<Rules> {
  if (latestRules?.version !== version) latestRules = await loadRules(publicPool(), version);
  return latestRules;
}

/** A food with its facts, and with the reading of its label. */
export interface KnownFood extends FoodWithLabel {
  readonly food: FoodDocument;
}

/** Reads the labels of foods and finds their facts, in the order of the foods. */
export async function readKnownFoods({
  foods,
  rules,
  dictionary,
}: {
  foods: readonly FoodDocument[];
  rules: Rules;
  dictionary: LoadedDictionary;
}): Promise<KnownFood[]> {
  const labels = await readLabelsOf(foods, dictionary);
  return foods.map((food, at) => ({
    food,
    ...factsOfFood({
      document: food,
      category: categoryPath(food['category'], rules.categories),
      dictionary,
      label: labels[at] ?? null,
    }),
  }));
}

/** The readings of the labels of foods, in their order; null for a food without texts. They need not be written yet. */
export async function readLabelsOf(
  foods: readonly unknown[],
  dictionary: LoadedDictionary,
): Promise<(LabelReading | null)[]> {
  const texts = foods.map(packTextsOf);
  const readings = await readLabels(
    texts.filter((one) => one !== null),
    dictionary,
  );
  let next = 0;
  return texts.map((one) => (one === null ? null : (readings[next++] ?? null)));
}

async function loadRules(pool: pg.Pool, version: string): Promise<Rules> {
  const { diets, categories, bits } = await readRules(pool);
  const allergens = await loadAllergens(pool);
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
      dietNames: new Map(diets.map(({ slug, name, name_en: en }) => [slug, { ko: name, en }])),
      categories: categories.flatMap(({ slug, name, name_en: en, parent_id }) =>
        slug === null
          ? []
          : [
              {
                slug,
                name: { ko: name, en: en ?? name },
                parent: (parent_id === null ? null : nodes.get(parent_id)?.slug) ?? null,
              },
            ],
      ),
    }),
    diets: new Set(diets.map(({ slug }) => slug)),
    categories: nodes,
  };
}

function toFoodKnowledge(input: { rules: Rules; dictionary: LoadedDictionary }): FoodKnowledge {
  const { rules, dictionary } = input;
  const judge = unfitJudge({ ruleSets: rules.compiled, bits: rules.bits, today: anyDay });
  return {
    version: versionOf(input),
    dictionary,
    derivedOf: async (foods) => {
      const known = await readKnownFoods({ foods, rules, dictionary });
      return known.map(({ food, facts, label }) => ({
        unfit: judge(facts),
        quality: withStatementFlags(food['quality'], {
          contradictions: facts.contradictions ?? [],
          isLabelRead: isRead(label),
        }),
        allergens: allergensOfLabel(label, dictionary.allergens),
      }));
    },
    doubtsOf: (food, label) => ({
      contradictions: contradictionsOfDocument(food, {
        category: categoryPath(food['category'], rules.categories),
        dictionary,
        label,
      }),
      isLabelRead: isRead(label),
    }),
  };
}

function isRead(label: LabelReading | null): boolean {
  return label?.isRead ?? true;
}

/** The rules that determine suitability bits do not depend on the day. */
const anyDay = '2000-01-01';

function versionOf({
  rules,
  dictionary,
}: {
  rules: Pick<Rules, 'version'>;
  dictionary: Pick<LoadedDictionary, 'version'>;
}): string {
  return `${rules.version}/${dictionary.version}`;
}

/** Slugs from the root to the category; null for a missing or deleted category, and for one without slugs. */
function categoryPath(category: unknown, categories: ReadonlyMap<number, CategoryRow>): string[] | null {
  const path: string[] = [];
  let at = typeof category === 'number' ? categories.get(category) : undefined;
  if (at === undefined) return null;
  // The limit stops a circle of parents from hanging the server.
  for (let depth = 0; at !== undefined && depth < 20; depth += 1) {
    if (at.slug !== null) path.unshift(at.slug);
    at = at.parent_id === null ? undefined : categories.get(at.parent_id);
  }
  // No rule can refer to a tree without slugs (from an import). The category is then unknown, not "another category".
  return path.length === 0 ? null : path;
}
