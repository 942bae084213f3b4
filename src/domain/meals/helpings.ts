import { nutrientNames } from '../foods/nutrients.ts';
import { unknownFood, type FactsOfFood } from '../suitability/facts/facts.ts';
import type { DiaryItem, FoodSnapshot } from './items.ts';

/** A food as it was eaten; equal ones are one object. */
export interface Helping extends DiaryItem {
  readonly facts: FactsOfFood;
}

/** Gives the helping that an eaten item is; `foods` are those that are still in the catalogue. */
export function helpingsOf(foods: ReadonlyMap<number, FactsOfFood>): (item: DiaryItem) => Helping {
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
  const rest = now ?? { ...unknownFood, version: `${food}@gone` };
  return { ...rest, basis, nutrients, nutrientQualifiers, servingSize, servingUnit };
}
