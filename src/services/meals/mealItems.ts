import { isDeepStrictEqual } from 'node:util';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import type { Food } from '../../../payload-types.ts';
import { amountUnits, type DiaryItem, type FoodSnapshot, type SentItem } from '../../domain/meals/items.ts';
import { foodBases, servingUnits } from '../../domain/foods/kinds.ts';
import { flaggedNutrientsOf } from '../../domain/foods/storedQuality.ts';
import { eachNutrient, nutrientNames, nutrientQualifierKinds } from '../../domain/foods/nutrients.ts';
import { holdFoods } from '../../database/meals/holdFoods.ts';
import { Problem } from '../../errors/problem.ts';

const snapshotShape = z.object({
  name: z.string(),
  brand: z.string().nullable(),
  basis: z.enum(foodBases),
  servingSize: z.number().nullable(),
  servingUnit: z.enum(servingUnits).nullable(),
  nutrients: z.object(eachNutrient(() => z.number().nullable().default(null))),
  nutrientQualifiers: z.partialRecord(z.enum(nutrientNames), z.enum(nutrientQualifierKinds)),
});
const storedItems = z.object({
  items: z.array(
    z.object({ food: z.number(), amount: z.number(), unit: z.enum(amountUnits), snapshot: snapshotShape }),
  ),
});
const qualifiersShape = snapshotShape.shape.nutrientQualifiers.catch({});

/** Reads the items of a stored diary; an empty list when there is no diary yet. */
export function readDiaryItems(diary: unknown): DiaryItem[] {
  const parsed = storedItems.safeParse(diary);
  return parsed.success ? parsed.data.items : [];
}

/**
 * Adds the snapshot of its food to each item. An item that the diary already has keeps its snapshot. So a change of an
 * amount does not change the history, and it works even if the food was deleted. An app may send a snapshot back that it
 * got before, but it cannot set another one.
 *
 * @throws {Problem} `unknown_food` for a food that does not exist, is in the trash, or belongs to another member;
 *   `read_only_field` for a snapshot that differs from the stored one.
 */
export async function snapshotItems({
  earlier,
  items,
  req,
}: {
  req: PayloadRequest;
  items: readonly SentItem[];
  earlier: readonly DiaryItem[];
}): Promise<DiaryItem[]> {
  const snapshots = new Map(earlier.map(({ food, snapshot }) => [food, snapshot]));
  const newFoods = [...new Set(items.map(({ food }) => food))].filter((food) => !snapshots.has(food));
  // Otherwise an import that is rolled back at the same time could delete one of them.
  await holdFoods(req, newFoods);
  for (const food of await readVisibleFoods(req, newFoods)) snapshots.set(food.id, snapshotOf(food));
  return items.map((item, index) => {
    const snapshot = snapshots.get(item.food);
    if (snapshot === undefined) throw new Problem('unknown_food', { field: `items.${index}.food` });
    if (item.snapshot !== undefined && !isDeepStrictEqual(readSnapshot(item.snapshot), snapshot)) {
      throw new Problem('read_only_field', { field: `items.${index}.snapshot` });
    }
    return { ...item, snapshot };
  });
}

function readSnapshot(sent: unknown): FoodSnapshot | undefined {
  return snapshotShape.safeParse(sent).data;
}

async function readVisibleFoods(req: PayloadRequest, ids: readonly number[]): Promise<Food[]> {
  if (ids.length === 0) return [];
  const { docs } = await req.payload.find({
    collection: 'foods',
    where: { id: { in: ids } },
    limit: ids.length,
    depth: 0,
    pagination: false,
    overrideAccess: req.user === null,
    req,
  });
  return docs;
}

function snapshotOf(food: Food): FoodSnapshot {
  const flagged = flaggedNutrientsOf(food.quality);
  return {
    name: food.name,
    brand: food.brand ?? null,
    basis: food.basis,
    servingSize: food.servingSize ?? null,
    servingUnit: food.servingUnit ?? null,
    nutrients: eachNutrient((name) => (flagged.has(name) ? null : (food.nutrients?.[name] ?? null))),
    nutrientQualifiers: qualifiersShape.parse(food.nutrientQualifiers ?? {}),
  };
}
