import type { PayloadRequest } from 'payload';
import type { MealDiary } from '../../../payload-types.ts';
import type { ShownDiary } from '../../database/community/shown.ts';
import { foodsWithOpenNames, readSharedMeals } from '../../database/meals/shared.ts';
import type { Transactional } from '../../database/transaction.ts';
import type { DiaryItem } from '../../domain/meals/items.ts';
import { readDiaryItems } from './mealItems.ts';

/** Stands for the name of a food that only its owner may see, in all languages, because copies of a meal keep it. */
const hiddenName = '다른 회원이 직접 등록한 음식 (another member’s own food)';

/**
 * Prepares meals for a member who reads them. All get their numbers of likes and comments. Meals of others get their
 * `author` and lose what is only for the owner: `isFavourite`, and the names of the owner's own foods. It runs one
 * statement for what is public and one for the foods.
 */
export async function asSharedMeals({
  req,
  meals,
}: {
  req: PayloadRequest;
  meals: readonly MealDiary[];
}): Promise<MealDiary[]> {
  const { user } = req;
  if (user?.collection !== 'users' || meals.length === 0) return [...meals];
  const reader = user.id;
  const shared = await readSharedMeals(req, { meals: meals.map(({ id }) => id), reader });
  return withShared({ req, meals, shared, reader });
}

/** The same for meals that were read together with what is public of them. */
export async function withShared<
  Meal extends { readonly id: number; readonly isFavourite?: boolean | null },
>({
  meals,
  reader,
  req,
  shared,
}: {
  req: Transactional;
  meals: readonly Meal[];
  shared: ReadonlyMap<number, ShownDiary>;
  /** The user who reads. */
  reader: number;
}) {
  const ofOthers = meals.filter(({ id }) => shared.get(id)?.isOwn === false);
  const hide =
    ofOthers.length === 0
      ? undefined
      : await hiderOfNames({ req, reader, items: ofOthers.flatMap(readDiaryItems) });
  return meals.map((meal) => {
    const facts = shared.get(meal.id);
    if (facts === undefined) return meal;
    const { author, comments, isLiked, isOwn, likes } = facts;
    const { isFavourite, ...others } = meal;
    return {
      ...others,
      counts: { likes, comments },
      mine: { liked: isLiked },
      ...(isOwn && isFavourite !== undefined ? { isFavourite } : {}),
      ...(isOwn ? {} : { author: { ...author } }),
      // A client may have selected other fields only.
      ...(hide !== undefined && !isOwn && 'items' in meal ? { items: hide(readDiaryItems(meal)) } : {}),
    };
  });
}

/** Hides the names of foods in these items that the reader may not see. */
export async function hidePrivateNames(input: {
  req: Transactional;
  reader: number;
  items: readonly DiaryItem[];
}): Promise<DiaryItem[]> {
  return (await hiderOfNames(input))(input.items);
}

async function hiderOfNames({
  req,
  items,
  reader,
}: {
  req: Transactional;
  items: readonly DiaryItem[];
  reader: number;
}): Promise<(items: readonly DiaryItem[]) => DiaryItem[]> {
  const foods = [...new Set(items.map(({ food }) => food))];
  const open = await foodsWithOpenNames(req, { foods, reader });
  return (shown) =>
    shown.map((item) =>
      open.has(item.food) ? item : { ...item, snapshot: { ...item.snapshot, name: hiddenName, brand: null } },
    );
}
