import { nutrientNames, nutrients, type NutrientName, type NutrientUnit } from '../foods/nutrients.ts';
import { roundFigure } from '../foods/nutrientValue.ts';
import { isWithin } from '../suitability/nutrientFinding.ts';
import { dailyReference } from './dailyReference.ts';
import { intakeOf, type Intake } from './intake.ts';
import type { DiaryItem } from './items.ts';

export type NutrientState = 'low' | 'within' | 'high' | 'unknown';

/** An average written day beside the daily reference. */
export interface NutrientEvaluation {
  readonly nutrient: NutrientName;
  readonly unit: NutrientUnit;
  /** Of what is known, so the least it can be while `completeness` is below 1; null when nothing is known. */
  readonly average: number | null;
  readonly reference: number;
  /** 1 = 100 %. */
  readonly share: number | null;
  readonly completeness: number;
  readonly state: NutrientState;
}

/** Shares of the reference between which an average day is `within`; null: no bound on that side. */
interface Band {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * What the states stand on, shown with them. The survey calls an intake of energy below 75 % of the need low and above
 * 125 % high; that we use the same shares for other nutrients is a starter value which no dietitian has signed yet.
 */
export const bandSource = {
  title:
    '국민건강영양조사: 우리 국민의 영양부족 및 과잉 섭취 현황 (Status of under- and over-nutrition, KNHANES)',
  publisher: '질병관리청 (Korea Disease Control and Prevention Agency)',
  year: 2014,
  url: 'https://kdca.go.kr/board/board.es?mid=a20602010000&bid=0034&list_no=60592&act=view',
  signedBy: null,
} as const;

/** Whose reference is a most. */
const limited: Band = { low: null, high: 1 };
/** Whose reference is to be reached; the reference names no upper level for it. */
const reached: Band = { low: 0.75, high: null };
/** Whose reference is what a body uses in a day. */
const balanced: Band = { low: 0.75, high: 1.25 };

export const bands: Readonly<Partial<Record<NutrientName, Band>>> = {
  energyKcal: balanced,
  carbohydrate: balanced,
  fat: balanced,
  protein: reached,
  fibre: reached,
  potassium: reached,
  calcium: reached,
  iron: reached,
  sugars: limited,
  saturatedFat: limited,
  cholesterol: limited,
  sodium: limited,
};

/**
 * Where an average written day stands, for each nutrient with a daily reference.
 *
 * @param input.days days on which the items were eaten, one at least.
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

/** Too much is sure as soon as the least is; everything else only when nothing is missing and no bound leaves a doubt. */
function stateOf({ low, high }: Band, { intake, day }: { intake: Intake; day: number }): NutrientState {
  const { least, total, completeness } = intake;
  const keeps = (amount: number) =>
    high === null || isWithin('at-most', { value: amount, limit: high * day });
  const reaches = (amount: number) =>
    low === null || isWithin('at-least', { value: amount, limit: low * day });
  if (!keeps(least)) return 'high';
  if (total === null || completeness < 1) return 'unknown';
  if (!reaches(total)) return 'low';
  return keeps(total) && reaches(least) ? 'within' : 'unknown';
}
