import { parseFactRows, type RowsToRead } from '../../database/suitability/factRows.ts';
import { wordFinder, type ChangedWords } from '../../domain/labels/words/changedWords.ts';
import { unfitJudge, type SuitabilityBits } from '../../domain/search/unfit.ts';
import { columnsOfRules, factsOfRow, type FactColumns } from '../../domain/suitability/facts/factRows.ts';
import type { CompiledRuleSets } from '../../domain/suitability/rules/compileRuleSets.ts';
import { anyDay, pathReader, type Rules } from './compileRules.ts';

/** How rows of foods are judged again. It can be sent to a thread. */
export interface RowsTask {
  readonly read: Pick<RowsToRead, 'columns' | 'withTexts'>;
  /** The diets whose rules have changed. */
  readonly diets: readonly string[];
  /** Foods that have one of these words are read afresh; null: no words have changed. */
  readonly words: ChangedWords | null;
}

/** A food that does not suit other diets than before. */
export interface Rejudged {
  readonly id: number;
  readonly updatedAt: string;
  readonly unfit: string;
}

export interface JudgedRows {
  readonly rows: number;
  readonly changed: readonly Rejudged[];
  /** Foods that must be read afresh. */
  readonly unread: readonly number[];
}

/** The columns by which some diets are judged. */
export function columnsOfDiets(compiled: CompiledRuleSets, diets: readonly string[]): FactColumns {
  return columnsOfRules(diets.flatMap((diet) => compiled.byDiet.get(diet)?.rules ?? []));
}

/**
 * Judges foods again from their stored facts, for some diets only; of all other diets and allergens the stored bits stay.
 *
 * @param bytes rows of `readFactRows`.
 */
export function judgeRows(bytes: Uint8Array, { read, diets, words }: RowsTask, rules: Rules): JudgedRows {
  const bits = bitsOfDiets(rules.bits, diets);
  const judge = unfitJudge({ ruleSets: rules.compiled, bits, today: anyDay });
  const kept = ~[...bits.diet.values()].reduce((mask, bit) => mask | (1n << BigInt(bit)), 0n);
  const hasWord = words === null ? () => false : wordFinder(words);
  const pathOf = pathReader(rules.categories);
  const [changed, unread]: [Rejudged[], number[]] = [[], []];
  let rows = 0;
  for (const { id, updatedAt, category, unfit, facts, texts } of parseFactRows(bytes, read)) {
    rows += 1;
    // A food with all bits was never judged.
    if (facts === null || unfit === null || unfit === '-1' || hasWord(texts)) {
      unread.push(id);
      continue;
    }
    if (diets.length === 0) continue;
    const stored = BigInt(unfit);
    const now =
      (stored & kept) | judge(factsOfRow(facts, { columns: read.columns, category: pathOf(category) }));
    if (now !== stored) changed.push({ id, updatedAt, unfit: String(now) });
  }
  return { rows, changed, unread };
}

function bitsOfDiets(bits: SuitabilityBits, diets: readonly string[]): SuitabilityBits {
  return { allergen: new Map(), diet: new Map([...bits.diet].filter(([slug]) => diets.includes(slug))) };
}
