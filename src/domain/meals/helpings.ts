import { nutrientNames } from '../foods/nutrients.ts';
import { unknownFood, type FactsOfFood } from '../suitability/facts/facts.ts';
import type { DiaryItem, FoodSnapshot } from './items.ts';

/** A food in the eaten amount, with its facts. Equal helpings are the same object, so that each is judged once. */
export interface Helping extends DiaryItem {
  readonly facts: FactsOfFood;
}

/** Returns a function that finds the helping of an eaten item. `foods` are the foods that still exist. */
export function helpingsOf(foods: ReadonlyMap<number, FactsOfFood>): (item: DiaryItem) => Helping {
  const helpingsByKey = new Map<string, Helping[]>();
  const helpingByItem = new WeakMap<DiaryItem, Helping>();
  return (item) => {
    const cached = helpingByItem.get(item);
    if (cached !== undefined) return cached;
    const { food, amount, unit, snapshot } = item;
    const key = `${food} ${amount} ${unit}`;
    const candidates = helpingsByKey.get(key) ?? [];
    const equalHelping = candidates.find((one) => isSameSnapshot(one.snapshot, snapshot));
    const helping = equalHelping ?? { ...item, facts: factsAsEaten(item, foods.get(food)) };
    if (equalHelping === undefined) helpingsByKey.set(key, [...candidates, helping]);
    helpingByItem.set(item, helping);
    return helping;
  };
}

/** Whether two snapshots of a food are equal, so that one verdict is valid for both. */
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

function factsAsEaten({ food, snapshot }: DiaryItem, currentFacts: FactsOfFood | undefined): FactsOfFood {
  const { basis, nutrients, nutrientQualifiers, servingSize, servingUnit } = snapshot;
  const otherFacts = currentFacts ?? { ...unknownFood, version: `${food}@gone` };
  return { ...otherFacts, basis, nutrients, nutrientQualifiers, servingSize, servingUnit };
}
