import type { PayloadRequest } from 'payload';
import { parseDay, personalDay, type Day } from '../../domain/calendar.ts';
import { itemLimits, parseItems, type DiaryItem, type ItemFault } from '../../domain/meals/items.ts';
import { ownerOf } from '../../domain/operations/ownership.ts';
import { Problem } from '../../errors/problem.ts';
import { readDiaryItems, snapshotItems } from './mealItems.ts';
import { checkPhotos } from './mealPhotos.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Validates the written fields of a meal and adds those that only the server sets: snapshots of the foods, pending
 * totals.
 *
 * @param input.original the stored diary in a change.
 * @throws {Problem} with the field: `invalid_date`, `future_date`, `items_required`, `too_many_items`,
 *   `invalid_amount`, `invalid_unit`, `unknown_food`, `too_many_photos`, `unknown_photo`.
 */
export async function mealFields(input: {
  req: PayloadRequest;
  data: Fields;
  isNew: boolean;
  original: unknown;
}): Promise<Fields> {
  const { data, isNew, req } = input;
  const date = isNew || data['date'] !== undefined ? parseMealDay(data['date'], req) : undefined;
  if (Array.isArray(data['photos']))
    await checkPhotos({ req, owner: ownerOf(data), photos: data['photos'], diary: idOf(input.original) });
  const items = isNew || data['items'] !== undefined ? await readMealItems(input) : undefined;
  return {
    ...data,
    ...(date === undefined ? {} : { date }),
    ...(items === undefined ? {} : { items, nutrition: { status: 'pending' } }),
  };
}

function parseMealDay(input: unknown, { user }: PayloadRequest): Day {
  const day = parseDay(input);
  if (day === undefined) throw new Problem('invalid_date', { field: 'date' });
  const today = personalDay(user?.collection === 'users' ? user.timeZone : undefined, new Date());
  if (day > today) throw new Problem('future_date', { field: 'date' });
  return day;
}

async function readMealItems({
  data,
  req,
  original,
}: {
  req: PayloadRequest;
  data: Fields;
  original: unknown;
}): Promise<DiaryItem[]> {
  const parsed = parseItems(data['items']);
  if (!parsed.ok) throw itemProblem(parsed.fault);
  return snapshotItems({ req, items: parsed.items, earlier: readDiaryItems(original) });
}

function itemProblem(fault: ItemFault): Problem {
  const limit = fault.code === 'too_many_items' ? itemLimits.items : itemLimits.grams;
  return new Problem(fault.code, { field: fault.field, parameters: { limit } });
}

function idOf(document: unknown): number | undefined {
  if (typeof document !== 'object' || document === null || !('id' in document)) return undefined;
  return typeof document.id === 'number' ? document.id : undefined;
}
