import type { LocalizedText } from '../language.ts';
import type { Verdict } from '../suitability/facts/facts.ts';
import { levels } from '../suitability/runCheck.ts';
import type { Day } from '../calendar.ts';
import type { Helping } from './helpings.ts';
import type { DiaryItem } from './items.ts';
import type { Watched } from './watched.ts';

export interface Tally {
  /** The number of eaten items by verdict. */
  readonly items: Record<Verdict, number>;
  /** The foods with the worst verdicts, at most three. */
  readonly worst: readonly WorstFood[];
}

export interface WorstFood {
  readonly food: number;
  /** The name of the food in the snapshot. */
  readonly name: string;
  /** The last day on which it was eaten with this verdict, and how often in all. */
  readonly date: Day;
  readonly times: number;
  readonly verdict: Exclude<Verdict, 'suitable'>;
  readonly message: LocalizedText;
}

/** An item of a meal with the day of the meal and its helping. */
export interface EatenHelping {
  readonly date: Day;
  readonly item: DiaryItem;
  readonly helping: Helping;
}

const maximumWorstFoods = 3;

interface WorstCandidate {
  readonly helping: Helping;
  readonly date: Day;
  readonly verdict: WorstFood['verdict'];
  readonly times: number;
}

/** Counts the verdicts of the eaten items, and selects the foods with the worst ones. */
export function tallyVerdicts(eaten: readonly EatenHelping[], judgeOn: Watched['judgeOn']): Tally {
  const items = { suitable: 0, caution: 0, unknown: 0, unsuitable: 0 };
  const worst = new Map<number, WorstCandidate>();
  for (const { date, helping } of eaten) {
    const verdict = judgeOn(date).verdictOf(helping);
    items[verdict] += 1;
    if (verdict === 'suitable') continue;
    const previous = worst.get(helping.food);
    const isWorse = previous === undefined || levels[verdict] > levels[previous.verdict];
    if (isWorse) worst.set(helping.food, { helping, date, verdict, times: 1 });
    else if (verdict === previous.verdict) {
      worst.set(helping.food, { helping, date, verdict, times: previous.times + 1 });
    }
  }
  const sorted = [...worst.values()].sort(
    (one, two) =>
      levels[two.verdict] - levels[one.verdict] ||
      two.times - one.times ||
      one.helping.food - two.helping.food,
  );
  return {
    items,
    worst: sorted.slice(0, maximumWorstFoods).map(({ helping, date, verdict, times }) => ({
      food: helping.food,
      name: helping.snapshot.name,
      date,
      times,
      verdict,
      message: judgeOn(date).messageOf(helping),
    })),
  };
}
