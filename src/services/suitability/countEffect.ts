import { parseFactRows } from '../../database/suitability/factRows.ts';
import { compileAllergens } from '../../domain/suitability/facts/allergens.ts';
import { columnsOfRules, factsOfRow, type FactColumns } from '../../domain/suitability/facts/factRows.ts';
import type { FactsOfFood, Verdict } from '../../domain/suitability/facts/facts.ts';
import {
  changedRules,
  effectCounter,
  effectJudge,
  type EffectCounts,
} from '../../domain/suitability/rulesEffect.ts';
import { compileRuleSets, type CompiledRuleSets } from '../../domain/suitability/rules/compileRuleSets.ts';
import type { RuleSet } from '../../domain/suitability/rules/ruleSets.ts';
import { anyDay, categoryNodes, pathReader, type RulesSource } from './compileRules.ts';

/** Two rule sets of a diet, and what rules are compiled with. It can be sent to a thread. */
export interface EffectSource {
  readonly version: string;
  readonly diet: string;
  /** Null: no rules. */
  readonly before: RuleSet | null;
  readonly after: RuleSet | null;
  readonly categories: RulesSource['categories'];
  readonly allergens: RulesSource['allergens'];
}

/** Two judges for the same foods. */
export interface CompiledEffect {
  readonly columns: FactColumns;
  readonly judge: (food: FactsOfFood) => { readonly from: Verdict; readonly to: Verdict };
  readonly pathOf: (category: number | null) => string[] | null;
}

/** Both sets count as published, whatever they are. */
export function compileEffect({ diet, before, after, categories, allergens }: EffectSource): CompiledEffect {
  const compile = (ruleSet: RuleSet | null) =>
    compileRuleSets({
      ruleSets: ruleSet === null ? [] : [{ ...ruleSet, diet, status: 'published' }],
      allergens: compileAllergens(allergens),
      categories: categoryNodes(categories),
    });
  const changed = changedRules(before, after);
  const [old, now] = [compile(before), compile(after)];
  const judgeOf = (ruleSets: CompiledRuleSets) => effectJudge({ ruleSets, diet, changed, today: anyDay });
  const [judgeOld, judgeNow] = [judgeOf(old), judgeOf(now)];
  const nodes = new Map(categories.map((category) => [category.id, category]));
  return {
    columns: columnsOfRules([old, now].flatMap(({ byDiet }) => byDiet.get(diet)?.rules ?? [])),
    judge: (food) => ({ from: judgeOld(food), to: judgeNow(food) }),
    pathOf: pathReader(nodes),
  };
}

export interface CountedRows {
  readonly rows: number;
  readonly counts: EffectCounts;
  /** Foods without valid facts. */
  readonly unread: readonly number[];
}

/** Counts foods by their verdicts before and after, from rows of `readFactRows`. */
export function countEffect(bytes: Uint8Array, { columns, judge, pathOf }: CompiledEffect): CountedRows {
  const counter = effectCounter();
  const unread: number[] = [];
  let rows = 0;
  for (const { id, category, facts } of parseFactRows(bytes, { columns, withTexts: false })) {
    rows += 1;
    if (facts === null) unread.push(id);
    else counter.add({ id, category, ...judge(factsOfRow(facts, { columns, category: pathOf(category) })) });
  }
  return { rows, counts: counter.counts(), unread };
}
