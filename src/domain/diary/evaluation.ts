import { headingOfKind, type DietKind } from '../dietKinds.ts';
import { isDietActive } from '../suitability/applicability.ts';
import type { Bilingual, CompiledDiet, CompiledRuleSets } from '../suitability/compileRuleSets.ts';
import type { FactsOfFood, FactsOfPerson, Verdict } from '../suitability/facts.ts';
import { judgeFor, type Judge } from '../suitability/judge.ts';
import { levels } from '../suitability/judgeOne.ts';
import { nameOfTopic } from '../suitability/topicNames.ts';
import type { Day } from './calendar.ts';
import { dayLimitsOf, type DayLimit } from './dayLimits.ts';
import { nutrientNames } from '../nutrients.ts';
import type { DiaryItem, FoodSnapshot } from './items.ts';
import { nutrientStates, type NutrientEvaluation } from './nutrientStates.ts';

/** What a member ate in a period, seen by what they watch. */
export interface Evaluation {
  readonly items: {
    readonly eaten: number;
    /** Eaten items whose food is gone: judged by the nutrients kept with the meal, everything else of them is unknown. */
    readonly foodGone: number;
  };
  /** Diets followed on a day with meals at least, by slug. */
  readonly habits: readonly DietEvaluation[];
  readonly diseases: readonly DietEvaluation[];
  readonly allergies: readonly AllergyEvaluation[];
  readonly nutrients: readonly NutrientEvaluation[];
}

interface Tally {
  /** Eaten items by verdict: each item as often as it was eaten. */
  readonly items: Record<Verdict, number>;
  /** The foods that fit least, three at the most. */
  readonly worst: readonly WorstFood[];
}

export interface WorstFood {
  readonly food: number;
  /** As it was called when it was eaten. */
  readonly name: string;
  /** The last day on which it was eaten with this verdict, and on how many occasions in all. */
  readonly date: Day;
  readonly times: number;
  readonly verdict: Exclude<Verdict, 'suitable'>;
  readonly message: Bilingual;
}

export interface DietEvaluation extends Tally {
  readonly diet: string;
  readonly name: Bilingual;
  /** Days with meals on which the diet was followed; nothing else of it counts other days. */
  readonly days: number;
  readonly limits: readonly DayLimit[];
}

export interface AllergyEvaluation extends Tally {
  readonly allergen: string;
  readonly name: Bilingual;
}

export interface EatenMeal {
  readonly date: Day;
  readonly items: readonly DiaryItem[];
}

export interface AboutDiet {
  readonly kind: DietKind;
  readonly name: Bilingual;
}

export type MealEvaluator = (meals: readonly EatenMeal[]) => Evaluation;

const mostWorst = 3;

/**
 * Prepares to evaluate any number of periods for one person: each diet and each allergen judges alone, on every day by
 * what was in force for the person on that day, and the same helping of the same food once.
 *
 * @param of.foods what is known of the foods that are still there. A helping keeps the nutrients, basis and serving that
 *   were written down with the meal, since that is what was eaten and what the totals add up; the rest (allergens,
 *   category, ingredients, doubts about a value) is as the catalogue knows it now.
 */
export function mealEvaluator(of: {
  person: FactsOfPerson;
  ruleSets: CompiledRuleSets;
  diets: ReadonlyMap<string, AboutDiet>;
  foods: ReadonlyMap<number, FactsOfFood>;
}): MealEvaluator {
  const helpings = helpingsOf(of.foods);
  const diets = watchedDiets(of);
  const allergens = watchedAllergens(of);
  return (meals) => {
    const eaten = meals.flatMap(({ date, items }) =>
      items.map((item): Eaten => ({ date, item, helping: helpings(item) })),
    );
    if (eaten.length === 0) return nothingEaten;
    const days = new Set(eaten.map(({ date }) => date));
    const byHeading = (heading: 'habits' | 'diseases') =>
      diets
        .filter((diet) => diet.heading === heading)
        .flatMap((diet) => dietEvaluation(diet, { eaten, days, person: of.person }));
    return {
      items: { eaten: eaten.length, foodGone: eaten.filter(({ item }) => !of.foods.has(item.food)).length },
      habits: byHeading('habits'),
      diseases: byHeading('diseases'),
      allergies: allergens.map(({ slug, name, judgeOn }) => ({
        allergen: slug,
        name,
        ...tally(eaten, judgeOn),
      })),
      nutrients: nutrientStates({ items: eaten.map(({ item }) => item), days: days.size }),
    };
  };
}

const nothingEaten: Evaluation = {
  items: { eaten: 0, foodGone: 0 },
  habits: [],
  diseases: [],
  allergies: [],
  nutrients: [],
};

/** A food as it was eaten; equal ones are one object. */
interface Helping extends DiaryItem {
  readonly facts: FactsOfFood;
}

interface Eaten {
  readonly date: Day;
  readonly item: DiaryItem;
  readonly helping: Helping;
}

function helpingsOf(foods: ReadonlyMap<number, FactsOfFood>): (item: DiaryItem) => Helping {
  const known = new Map<string, Helping[]>();
  const ofItem = new WeakMap<DiaryItem, Helping>();
  return (item) => {
    const seen = ofItem.get(item);
    if (seen !== undefined) return seen;
    const { food, amount, unit, snapshot } = item;
    const key = `${food} ${amount} ${unit}`;
    const alike = known.get(key) ?? [];
    const same = alike.find((one) => isSameSnapshot(one.snapshot, snapshot));
    const helping = same ?? { ...item, facts: factsAsEaten(item, foods.get(food)) };
    if (same === undefined) known.set(key, [...alike, helping]);
    ofItem.set(item, helping);
    return helping;
  };
}

/** Whether nothing has changed of a food between two meals, so that one judgement is good for both. */
function isSameSnapshot(one: FoodSnapshot, two: FoodSnapshot): boolean {
  return (
    one.name === two.name &&
    one.basis === two.basis &&
    one.servingSize === two.servingSize &&
    one.servingUnit === two.servingUnit &&
    nutrientNames.every(
      (name) =>
        one.nutrients[name] === two.nutrients[name] &&
        one.nutrientQualifiers[name] === two.nutrientQualifiers[name],
    )
  );
}

function factsAsEaten({ food, snapshot }: DiaryItem, now: FactsOfFood | undefined): FactsOfFood {
  const { basis, nutrients, nutrientQualifiers, servingSize, servingUnit } = snapshot;
  const rest = now ?? { ...nothingKnown, version: `${food}@gone` };
  return { ...rest, basis, nutrients, nutrientQualifiers, servingSize, servingUnit };
}

const nothingKnown: Omit<FactsOfFood, 'version'> = {
  kind: 'processed',
  basis: '100g',
  nutrients: {},
  nutrientQualifiers: {},
  flagged: [],
  servingSize: null,
  servingUnit: null,
  category: null,
  allergens: null,
  labels: [],
  texture: null,
  ingredientClasses: { present: [], absent: [] },
  ingredients: null,
};

/** A judge that judges each helping once. */
interface KeepingJudge {
  readonly verdictOf: (helping: Helping) => Verdict;
  readonly messageOf: (helping: Helping) => Bilingual;
}

function keeping(judge: Judge): KeepingJudge {
  const verdicts = new Map<Helping, Verdict>();
  const messages = new Map<Helping, Bilingual>();
  const circumstances = ({ amount, unit }: Helping) => ({ amount: { value: amount, unit } });
  return {
    verdictOf: (helping) => {
      const verdict = verdicts.get(helping) ?? judge.verdictOf(helping.facts, circumstances(helping));
      verdicts.set(helping, verdict);
      return verdict;
    },
    messageOf: (helping) => {
      const message =
        messages.get(helping) ??
        judge.judge(helping.facts, circumstances(helping)).reasons[0]?.message ??
        withoutReason;
      messages.set(helping, message);
      return message;
    },
  };
}

/** The judge gives a reason for whatever is not suitable; should it ever not, that is said. */
const withoutReason: Bilingual = { ko: '이유를 찾지 못했습니다.', en: 'No reason is on record.' };

interface Watched {
  readonly slug: string;
  readonly name: Bilingual;
  readonly judgeOn: (day: Day) => KeepingJudge;
}

interface WatchedDiet extends Watched {
  readonly heading: 'habits' | 'diseases';
  readonly rules: CompiledDiet | undefined;
  readonly isFollowedOn: (day: Day) => boolean;
}

function watchedDiets(of: {
  person: FactsOfPerson;
  ruleSets: CompiledRuleSets;
  diets: ReadonlyMap<string, AboutDiet>;
}): WatchedDiet[] {
  const { person, ruleSets } = of;
  return slugsOf(person.diets.map(({ diet }) => diet)).map((slug) => {
    const about = of.diets.get(slug);
    const rules = ruleSets.byDiet.get(slug);
    const entries = person.diets.filter(({ diet }) => diet === slug);
    const isFollowed = (day: Day) =>
      entries.some((entry) =>
        isDietActive({ entry, event: rules?.event, eventDate: person.clinical.eventDate, today: day }),
      );
    // Age and the days around an event are another matter each day; all other conditions are as the profile has them.
    const isDated = (rules?.rules ?? []).some(
      ({ conditions }) => conditions?.age !== undefined || conditions?.event !== undefined,
    );
    const profile = { ...person, diets: entries, allergens: [], avoidedIngredients: [] };
    return {
      slug,
      name: about?.name ?? { ko: slug, en: slug },
      // A diet that is no longer kept is not made an illness by it.
      heading: about === undefined ? 'habits' : headingOfKind[about.kind],
      rules,
      isFollowedOn: kept((day: Day) => day, isFollowed),
      judgeOn: kept(
        (day: Day) => (isDated ? day : 'always'),
        (day) => keeping(judgeFor({ profile, ruleSets, today: day })),
      ),
    };
  });
}

function watchedAllergens(of: { person: FactsOfPerson; ruleSets: CompiledRuleSets }): Watched[] {
  const { person, ruleSets } = of;
  return slugsOf(person.allergens.map(({ allergen }) => allergen)).map((slug) => {
    const allergens = person.allergens.filter(({ allergen }) => allergen === slug);
    const profile = { ...person, diets: [], allergens, avoidedIngredients: [] };
    return {
      slug,
      name: nameOfTopic(`allergens.${slug}`),
      judgeOn: kept(
        () => 'always',
        (day: Day) => keeping(judgeFor({ profile, ruleSets, today: day })),
      ),
    };
  });
}

function slugsOf(slugs: readonly string[]): string[] {
  return [...new Set(slugs)].sort();
}

/** Makes what it is asked for once for each key. */
function kept<From, To>(keyOf: (from: From) => string, make: (from: From) => To): (from: From) => To {
  const made = new Map<string, { readonly value: To }>();
  return (from) => {
    const key = keyOf(from);
    const found = made.get(key) ?? { value: make(from) };
    made.set(key, found);
    return found.value;
  };
}

function dietEvaluation(
  diet: WatchedDiet,
  of: { eaten: readonly Eaten[]; days: ReadonlySet<Day>; person: FactsOfPerson },
): DietEvaluation[] {
  const days = [...of.days].filter(diet.isFollowedOn);
  if (days.length === 0) return [];
  const itemsByDay = new Map<Day, DiaryItem[]>(days.map((day) => [day, []]));
  for (const { date, item } of of.eaten) itemsByDay.get(date)?.push(item);
  const eaten = of.eaten.filter(({ date }) => itemsByDay.has(date));
  return [
    {
      diet: diet.slug,
      name: diet.name,
      days: days.length,
      ...tally(eaten, diet.judgeOn),
      limits: dayLimitsOf({ rules: diet.rules?.rules ?? [], person: of.person, days: itemsByDay }),
    },
  ];
}

interface Worst {
  readonly helping: Helping;
  readonly date: Day;
  readonly verdict: WorstFood['verdict'];
  readonly times: number;
}

function tally(eaten: readonly Eaten[], judgeOn: Watched['judgeOn']): Tally {
  const items = { suitable: 0, caution: 0, unknown: 0, unsuitable: 0 };
  const worst = new Map<number, Worst>();
  for (const { date, helping } of eaten) {
    const verdict = judgeOn(date).verdictOf(helping);
    items[verdict] += 1;
    if (verdict === 'suitable') continue;
    const before = worst.get(helping.food);
    const isWorse = before === undefined || levels[verdict] > levels[before.verdict];
    if (isWorse) worst.set(helping.food, { helping, date, verdict, times: 1 });
    else if (verdict === before.verdict) {
      worst.set(helping.food, { helping, date, verdict, times: before.times + 1 });
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
    worst: sorted.slice(0, mostWorst).map(({ helping, date, verdict, times }) => ({
      food: helping.food,
      name: helping.snapshot.name,
      date,
      times,
      verdict,
      message: judgeOn(date).messageOf(helping),
    })),
  };
}
