import { isDeepStrictEqual } from 'node:util';
import type { CompiledDiet, CompiledRuleSets } from './rules/compileRuleSets.ts';
import type { RuleSet } from './rules/ruleSets.ts';
import { emptyPerson, verdicts, type FactsOfFood, type Verdict } from './facts/facts.ts';
import { judgeFor } from './judge.ts';

/** The ids of rules that are in one of two sets only, or say something else in the other. */
export function changedRules(before: RuleSet | null, after: RuleSet | null): ReadonlySet<string> {
  const old = new Map((before?.rules ?? []).map((rule) => [rule.id, rule]));
  const now = new Map((after?.rules ?? []).map((rule) => [rule.id, rule]));
  return new Set([...old.keys(), ...now.keys()].filter((id) => !isDeepStrictEqual(old.get(id), now.get(id))));
}

/**
 * Judges foods for somebody who is on this diet only, and to whom the changed rules apply: their conditions hold. Other
 * rules with conditions are left out, because they would leave the answer open in both cases.
 */
export function effectJudge({
  ruleSets,
  diet,
  changed,
  today,
}: {
  ruleSets: CompiledRuleSets;
  diet: string;
  changed: ReadonlySet<string>;
  /** YYYY-MM-DD; none of the remaining rules depends on it. */
  today: string;
}): (food: FactsOfFood) => Verdict {
  const compiled = ruleSets.byDiet.get(diet);
  const byDiet = new Map(compiled === undefined ? [] : [[diet, withoutConditions(compiled, changed)]]);
  return judgeFor({
    profile: { ...emptyPerson, diets: [{ diet }] },
    ruleSets: { ...ruleSets, byDiet },
    today,
  }).verdictOf;
}

function withoutConditions(diet: CompiledDiet, changed: ReadonlySet<string>): CompiledDiet {
  return {
    ...diet,
    personal: undefined,
    rules: diet.rules
      .filter(({ id, conditions }) => conditions === undefined || changed.has(id))
      .map((rule) => ({ ...rule, conditions: undefined })),
  };
}

const examplesOfEach = 5;

/** Foods by their verdicts before and after, of each category. It can be sent to another thread. */
export interface EffectCounts {
  /** For each category the foods, by {@link cellOf}. */
  readonly byCategory: readonly (readonly [category: number | null, foods: readonly number[]])[];
  /** Some foods of each change, by {@link cellOf}. */
  readonly examples: readonly (readonly [cell: number, ids: readonly number[]])[];
}

/** The place of a pair of verdicts in a list of 16. */
function cellOf(from: Verdict, to: Verdict): number {
  return verdicts.indexOf(from) * verdicts.length + verdicts.indexOf(to);
}

/** The pair of verdicts at a place. */
export function verdictsOf(cell: number): { readonly from: Verdict; readonly to: Verdict } {
  const from = verdicts[Math.floor(cell / verdicts.length)];
  const to = verdicts[cell % verdicts.length];
  if (from === undefined || to === undefined) throw new RangeError(`no verdicts at ${String(cell)}`);
  return { from, to };
}

export interface EffectCounter {
  readonly add: (food: { id: number; category: number | null; from: Verdict; to: Verdict }) => void;
  readonly addAll: (counts: EffectCounts) => void;
  readonly counts: () => EffectCounts;
}

export function effectCounter(): EffectCounter {
  const byCategory = new Map<number | null, number[]>();
  const examples = new Map<number, number[]>();
  const cellsOf = (category: number | null): number[] => {
    const known = byCategory.get(category) ?? new Array<number>(verdicts.length ** 2).fill(0);
    byCategory.set(category, known);
    return known;
  };
  const addExample = (cell: number, id: number): void => {
    const ids = examples.get(cell) ?? [];
    if (ids.length < examplesOfEach) examples.set(cell, [...ids, id]);
  };
  return {
    add: ({ id, category, from, to }) => {
      const cell = cellOf(from, to);
      const cells = cellsOf(category);
      cells[cell] = (cells[cell] ?? 0) + 1;
      if (from !== to) addExample(cell, id);
    },
    addAll: (counts) => {
      for (const [category, foods] of counts.byCategory) {
        const cells = cellsOf(category);
        for (const [cell, count] of foods.entries()) cells[cell] = (cells[cell] ?? 0) + count;
      }
      for (const [cell, ids] of counts.examples) for (const id of ids) addExample(cell, id);
    },
    counts: () => ({ byCategory: [...byCategory], examples: [...examples] }),
  };
}

/** Whether rules leave next to nothing suitable of what was: less than a tenth. */
export function emptiesCatalogue({ before, after }: { before: number; after: number }): boolean {
  return before > 0 && after < before / 10;
}
