import { createHash } from 'node:crypto';
import type pg from 'pg';
import { readDictionaryVersion } from '../../database/labels/ingredients.ts';
import { readRules, readRulesVersion } from '../../database/suitability/judging.ts';
import { publicPool } from '../../database/publicPool.ts';
import type { FoodDocument } from '../../database/foods/document.ts';
import type { DerivedOf } from '../../database/foods/refresh.ts';
import {
  contradictionsOfDocument,
  factsOfFood,
  packTextsOf,
  type FoodWithLabel,
} from '../../domain/suitability/facts/factsOfFood.ts';
import { storedFactsFormat } from '../../domain/suitability/facts/storedFacts.ts';
import { plausibilityVersion } from '../../domain/foods/plausibility/plausibility.ts';
import { withPlausibilityFlags } from '../../domain/foods/storedQuality.ts';
import type { StatementDoubts } from '../../domain/foods/quality.ts';
import type { LabelReading } from '../../domain/labels/readLabel.ts';
import { readAllergenSource } from '../labels/allergens.ts';
import { currentDictionary, readDictionarySource, type LoadedDictionary } from '../labels/dictionary.ts';
import { readLabels } from '../labels/readLabels.ts';
import type { KnowledgeSource } from '../operations/threads/threads.ts';
import {
  categoryPath,
  compileRules,
  deriveBy,
  isRead,
  kindOfCategory,
  type Rules,
  type RulesSource,
} from './compileRules.ts';

/** All data that determine the facts and the suitability bits of a food, in one version. */
export interface FoodKnowledge {
  /** Equal versions give equal results for equal foods. */
  readonly version: string;
  readonly dictionary: LoadedDictionary;
  /** Computes what is derived from foods by rules and dictionary. */
  readonly derivedOf: DerivedOf;
  /** Finds what a food contradicts itself about. It need not be written yet. */
  readonly doubtsOf: (food: FoodDocument, label: LabelReading | null) => StatementDoubts;
  /** The flags of a food, with those about the plausibility of its figures as they are now. */
  readonly qualityOf: (food: FoodDocument) => unknown;
}

/** The version of the code that reads foods and stores their facts. */
export const codeVersion = `${String(plausibilityVersion)}/${createHash('sha256').update(storedFactsFormat).digest('base64url').slice(0, 8)}`;

let latest: FoodKnowledge | undefined;

/**
 * For a single write: it reads only the versions, and the data only after a change.
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
  return compileRules(await readRulesOf(pool, version));
}

/** What rules are compiled from, as it is now. */
export async function readRulesSource(pool: pg.Pool): Promise<RulesSource> {
  return readRulesOf(pool, await readRulesVersion(pool));
}

async function readRulesOf(pool: pg.Pool, version: string): Promise<RulesSource> {
  return { version, ...(await readRules(pool)), allergens: await readAllergenSource(pool) };
}

/** What foods are read and judged by, for work that compiles it in threads only: that takes a third of the memory. */
export async function readKnowledgeSource(pool: pg.Pool): Promise<VersionedSource> {
  const source = {
    rules: await readRulesSource(pool),
    dictionary: await readDictionarySource(pool, await readDictionaryVersion(pool)),
  };
  return { version: versionOf(source), source };
}

export interface VersionedSource {
  readonly version: string;
  readonly source: KnowledgeSource;
}

function toFoodKnowledge(input: { rules: Rules; dictionary: LoadedDictionary }): FoodKnowledge {
  const { rules, dictionary } = input;
  const derive = deriveBy(input);
  return {
    version: versionOf(input),
    dictionary,
    derivedOf: async (foods) => {
      const labels = await readLabelsOf(foods, dictionary);
      return foods.map((food, at) => derive(food, labels[at] ?? null));
    },
    qualityOf: (food) => withPlausibilityFlags(food, kindOfCategory(food['category'], rules.categories)),
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

function versionOf({
  rules,
  dictionary,
}: {
  rules: Pick<Rules, 'version'>;
  dictionary: Pick<LoadedDictionary, 'version'>;
}): string {
  return `${rules.version}/${dictionary.version}/${plausibilityVersion}`;
}
