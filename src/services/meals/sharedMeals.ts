import type { PayloadRequest } from 'payload';
import type { MealDiary } from '../../../payload-types.ts';
import { authorsOfOthers, foodsWithOpenNames } from '../../database/meals/shared.ts';
import type { DiaryItem } from '../../domain/meals/items.ts';
import { readDiaryItems } from './mealItems.ts';

/** Stands for the name of a food that only its owner may see, in all languages, because copies of a meal keep it. */
const hiddenName = '다른 회원이 직접 등록한 음식 (another member’s own food)';

/**
 * Prepares meals for a member who reads them. Meals of others get their `author` and lose what is only for the owner:
 * `isFavourite`, and the names of the owner's own foods. It runs one statement for the authors and one for the foods.
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
  const authors = await authorsOfOthers(req, { meals: meals.map(({ id }) => id), reader });
  if (authors.size === 0) return [...meals];
  const hide = await hiderOfNames({
    req,
    reader,
    items: meals.filter(({ id }) => authors.has(id)).flatMap(readDiaryItems),
  });
  return meals.map((meal) => {
    const author = authors.get(meal.id);
    if (author === undefined) return meal;
    const { isFavourite: _isFavourite, ...shared } = meal;
    // A client may have selected other fields only.
    return {
      ...shared,
      author: { ...author },
      ...('items' in meal ? { items: hide(readDiaryItems(meal)) } : {}),
    };
  });
}

/** Hides the names of foods in these items that the reader may not see. */
export async function hidePrivateNames(input: {
  req: PayloadRequest;
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
  req: PayloadRequest;
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
