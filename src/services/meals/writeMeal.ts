import { isDeepStrictEqual } from 'node:util';
import type { PayloadRequest } from 'payload';
import { earliestDay, latestDay, parseDay, personalDay, type Day } from '../../domain/calendar.ts';
import { parseItems, type DiaryItem } from '../../domain/meals/items.ts';
import { ownerOf } from '../../domain/operations/ownership.ts';
import { Problem } from '../../errors/problem.ts';
import { sharedFields } from '../community/diaries/shareDiary.ts';
import { fieldsOfCopy } from './copies.ts';
import { readDiaryItems, snapshotItems } from './mealItems.ts';
import { checkPhotos } from './mealPhotos.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Validates the changed fields of a meal and adds those that only the server sets: snapshots of the foods, pending
 * totals. What equals the stored meal is left alone, whether the client sent it or Payload merged it into the input.
 *
 * @param input.original the stored meal in a change; the meal that is copied when Payload duplicates one; else empty.
 * @throws {Problem} with the field: `invalid_date`, `future_date`, `past_date`, `items_required`, `too_many_items`,
 *   `invalid_amount`, `invalid_unit`, `unknown_food`, `unknown_field`, `wrong_type`, `too_many_photos`,
 *   `unknown_photo`, `duplicate_value`, `photo_in_use`, and for a shared meal the faults of `sharedFields`.
 */
export async function mealFields(input: {
  req: PayloadRequest;
  data: Fields;
  /** The part of `data` that the caller sent. */
  sent: Fields;
  isNew: boolean;
  original: Fields;
}): Promise<Fields> {
  const { isNew, req } = input;
  const isCopy = isNew && ownerOf(input.original) !== undefined;
  const changes = isCopy ? await fieldsOfCopy({ req, source: input.original, sent: input.sent }) : {};
  const stored: Fields = { ...input.original, ...changes };
  const data: Fields = { ...input.data, ...changes, ...(isCopy ? input.sent : {}) };
  const isChanged = (field: string) => !isDeepStrictEqual(data[field], stored[field]);

  const date = data['date'] === undefined || isChanged('date') ? parseMealDay(data['date'], req) : undefined;
  if (isChanged('photos'))
    await checkPhotos({ req, owner: ownerOf(data), photos: data['photos'], diary: idOf(stored) });
  const items =
    data['items'] === undefined || isChanged('items')
      ? await readMealItems({ req, items: data['items'], earlier: readDiaryItems(stored) })
      : undefined;
  const hasNewFoods = isCopy || (items !== undefined && !isDeepStrictEqual(items, stored['items']));
  const fields = {
    ...data,
    ...(date === undefined ? {} : { date }),
    ...(items === undefined ? {} : { items }),
    ...(hasNewFoods ? { nutrition: { status: 'pending' } } : {}),
  };
  return { ...fields, ...(await sharedFields({ req, data: fields, original: input.original, isNew })) };
}

/**
 * Parses the day of a meal: from 1900 until tomorrow for the member, because the phone may be in another time zone.
 *
 * @throws {Problem} `invalid_date`, `past_date` or `future_date`.
 */
export function parseMealDay(input: unknown, { user }: PayloadRequest, field = 'date'): Day {
  const day = parseDay(input);
  if (day === undefined) throw new Problem('invalid_date', { field });
  if (day < earliestDay) throw new Problem('past_date', { field, parameters: { limit: earliestDay } });
  const today = personalDay(user?.collection === 'users' ? user.timeZone : undefined, new Date());
  if (day > latestDay(today)) throw new Problem('future_date', { field });
  return day;
}

async function readMealItems({
  items,
  req,
  earlier,
}: {
  req: PayloadRequest;
  items: unknown;
  earlier: readonly DiaryItem[];
}): Promise<DiaryItem[]> {
  const parsed = parseItems(items);
  if (parsed.ok) return snapshotItems({ req, items: parsed.items, earlier });
  const { code, field, ...parameters } = parsed.fault;
  throw new Problem(code, { field, parameters });
}

function idOf(document: Fields): number | undefined {
  return typeof document['id'] === 'number' ? document['id'] : undefined;
}
