import { nutrientNames, nutrients, type NutrientName, type NutrientUnit } from '../foods/nutrients.ts';
import { roundFigure } from '../foods/nutrientValue.ts';
import { isWithin } from '../suitability/nutrientFinding.ts';
import { dailyReference } from './dailyReference.ts';
import { intakeOf, type Intake } from './intake.ts';
import type { DiaryItem } from './items.ts';

export type NutrientState = 'low' | 'within' | 'high' | 'unknown';

/** The average day with meals, compared with the daily reference. */
export interface NutrientEvaluation {
  readonly nutrient: NutrientName;
  readonly unit: NutrientUnit;
  /**
   * The average of the known amounts, which is a lower bound while `completeness` is below 1; null when nothing is
   * known.
   */
  readonly average: number | null;
  readonly reference: number;
  /** 1 = 100 %. */
  readonly share: number | null;
  readonly completeness: number;
  readonly state: NutrientState;
}

/** The shares of the reference between which an average day is `within`; null: no bound on that side. */
interface Band {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * The source of the bands; answers show it with the states. The survey calls an energy intake below 75 % of the need
 * low and above 125 % high. We use the same shares for other nutrients as starter values; no dietitian has approved
 * them yet.
 */
export const bandSource = {
  title:
    '국민건강영양조사: 우리 국민의 영양부족 및 과잉 섭취 현황 (Status of under- and over-nutrition, KNHANES)',
  publisher: '질병관리청 (Korea Disease Control and Prevention Agency)',
  year: 2014,
  url: 'https://kdca.go.kr/board/board.es?mid=a20602010000&bid=0034&list_no=60592&act=view',
  signedBy: null,
} as const;

/** For nutrients whose reference is an upper limit. */
const upperLimit: Band = { low: null, high: 1 };
/** For nutrients whose reference is a goal without an upper limit. */
const goal: Band = { low: 0.75, high: null };
/** For nutrients whose reference is the daily need of the body. */
const need: Band = { low: 0.75, high: 1.25 };

export const bands: Readonly<Partial<Record<NutrientName, Band>>> = {
  energyKcal: need,
  carbohydrate: need,
  fat: need,
  protein: goal,
  fibre: goal,
  potassium: goal,
  calcium: goal,
  iron: goal,
  sugars: upperLimit,
  saturatedFat: upperLimit,
  cholesterol: upperLimit,
  sodium: upperLimit,
};

/**
 * The state of an average day with meals, for each nutrient with a daily reference.
 *
 * @param input.days the number of days on which the items were eaten, at least one.
 */
export function nutrientStates({
  items,
  days,
}: {
  items: readonly DiaryItem[];
  days: number;
}): NutrientEvaluation[] {
  return nutrientNames.flatMap((nutrient): NutrientEvaluation[] => {
    const [reference, band] = [dailyReference[nutrient], bands[nutrient]];
    if (reference === undefined || band === undefined) return [];
    const intake = intakeOf(items, nutrient);
    const average = intake.total === null ? null : intake.total / days;
    return [
      {
        nutrient,
        unit: nutrients[nutrient].unit,
        average: average === null ? null : roundFigure(average),
        reference,
        share: average === null ? null : Math.round((average / reference) * 1000) / 1000,
        completeness: intake.completeness,
        state: stateOf(band, { intake, day: days * reference }),
      },
    ];
  });
}

/**
 * `high` needs only a lower bound above the band. All other states need every amount, and bounds that all give the
 * same state.
 */
function stateOf({ low, high }: Band, { intake, day }: { intake: Intake; day: number }): NutrientState {
  const { least, total, completeness } = intake;
  const isBelowHigh = (amount: number) =>
    high === null || isWithin('at-most', { value: amount, limit: high * day });
  const isAboveLow = (amount: number) =>
    low === null || isWithin('at-least', { value: amount, limit: low * day });
  if (!isBelowHigh(least)) return 'high';
  if (total === null || completeness < 1) return 'unknown';
  if (!isAboveLow(total)) return 'low';
  return isBelowHigh(total) && isAboveLow(least) ? 'within' : 'unknown';
}
