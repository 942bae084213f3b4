import { z } from 'zod';
import { foodBases, servingUnits } from '../../foods/kinds.ts';
import { nutrientNames, nutrientQualifierKinds, type NutrientName } from '../../foods/nutrients.ts';
import { flaggedNutrientsOf } from '../../foods/storedQuality.ts';
import type { CompiledRule } from '../rules/compileRuleSets.ts';
import type { FactsOfFood } from './facts.ts';
import { withStarchBound } from './starchBound.ts';
import { readStatements, readWords } from './storedFacts.ts';

/** Which columns the rows of foods have, besides those that every rule needs. */
export interface FactColumns {
  readonly nutrients: readonly NutrientName[];
  /** Words for ingredients, for rules with a list of them. */
  readonly withWords: boolean;
}

/** The columns that rules read. Starch is computed from two others. */
export function columnsOfRules(rules: Iterable<CompiledRule>): FactColumns {
  const needed = new Set<NutrientName>();
  let withWords = false;
  for (const { criterion } of rules) {
    if (criterion.type === 'ingredient-list') withWords = true;
    const limit =
      criterion.type === 'nutrient' || criterion.type === 'allowed-foods' ? criterion.limit : null;
    if (limit === null) continue;
    needed.add(limit.rule.nutrient);
    if (limit.rule.per === 'energy-share') needed.add('energyKcal');
  }
  if (needed.has('starch')) for (const name of ['carbohydrate', 'sugars'] as const) needed.add(name);
  return { nutrients: nutrientNames.filter((name) => needed.has(name)), withWords };
}

const qualifiers = z.partialRecord(z.enum(nutrientNames), z.enum(nutrientQualifierKinds));

/** A food as it is stored, each value as PostgreSQL writes it; null: no value. */
export interface FactRow {
  readonly basis: string | null;
  readonly servingSize: string | null;
  readonly servingUnit: string | null;
  readonly texture: string | null;
  readonly nutrientQualifiers: string | null;
  readonly quality: string | null;
  readonly statements: string;
  readonly words: string | null;
  /** In the order of {@link FactColumns}. */
  readonly nutrients: readonly (string | null)[];
}

/**
 * The facts of a stored food, as far as the columns go. They judge as those of a fresh reading do; an answer with
 * reasons needs a fresh reading.
 */
export function factsOfRow(
  row: FactRow,
  { columns, category }: { columns: FactColumns; category: readonly string[] | null },
): FactsOfFood {
  const nutrients: Partial<Record<NutrientName, number | null>> = {};
  for (const [at, name] of columns.nutrients.entries()) nutrients[name] = toNumber(row.nutrients[at] ?? null);
  const unit = servingUnits.find((one) => one === row.servingUnit) ?? null;
  const basis = foodBases.find((one) => one === row.basis);
  if (basis === undefined) throw new Error(`a food has the basis ${String(row.basis)}`);
  return withStarchBound({
    version: '',
    kind: 'processed',
    basis,
    nutrients,
    nutrientQualifiers: parseQualifiers(row.nutrientQualifiers),
    flagged: flaggedBy(row.quality),
    servingSize: toNumber(row.servingSize),
    servingUnit: unit,
    category,
    texture: toNumber(row.texture),
    ingredients: null,
    ...readStatements(row.statements),
    ...(row.words === null ? {} : readWords(row.words)),
  });
}

function toNumber(text: string | null): number | null {
  return text === null ? null : Number(text);
}

function parseQualifiers(text: string | null): FactsOfFood['nutrientQualifiers'] {
  if (text === null) return {};
  const parsed = qualifiers.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : {};
}

function flaggedBy(text: string | null): readonly NutrientName[] {
  return text === null || text === '[]' ? [] : [...flaggedNutrientsOf(JSON.parse(text))];
}
