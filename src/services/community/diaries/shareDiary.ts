import { isDeepStrictEqual } from 'node:util';
import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { catalogueFoods, shareBoard } from '../../../database/community/posts/write.ts';
import { ownerOf } from '../../../domain/operations/ownership.ts';
import { Problem } from '../../../errors/problem.ts';
import { readDiaryItems } from '../../meals/mealItems.ts';
import { checkWriting } from '../filters/checkWriting.ts';
import { refuseSilenced } from '../moderation/refuseSilenced.ts';
import { noteChecked, stateAfterChange } from '../threads/heldContent.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Anything else would pass the filters unseen, so it is an error. */
const photoIds = z.array(z.int()).nullish();

/**
 * Checks what a shared meal shows to others, and says in which state it is then. A meal that stays private is nobody
 * else's business. What a moderator hid stays hidden, also when it was private in between.
 *
 * @param input.data the fields as they will be stored; `original` has the stored ones, and is empty for a new meal.
 * @throws {Problem} `suspended`, `muted`, `board_closed`, and the faults of `checkWriting`.
 */
export async function sharedFields({
  data,
  isNew,
  original,
  req,
}: {
  req: PayloadRequest;
  data: Fields;
  original: Fields;
  isNew: boolean;
}): Promise<Fields> {
  if (data['isPublic'] !== true) return isNew ? { state: 'published' } : {};
  const isRestored = original['deletedAt'] != null && data['deletedAt'] == null;
  const isShownAnew = isNew || isRestored || original['isPublic'] !== true;
  const isChanged = (field: string) =>
    isShownAnew || !isDeepStrictEqual(data[field] ?? null, original[field] ?? null);
  const ownFoods = isChanged('items') ? await namesOfOwnFoods(req, data) : [];
  if (!['content', 'photos', 'board'].some(isChanged) && ownFoods.length === 0) return {};
  await refuseSilenced(req);
  const { board, content, photos } = data;
  if (isChanged('board') && typeof board === 'number' && (await shareBoard(req, board)) === 'closed')
    throw new Problem('board_closed', { field: 'board' });
  const checked = await checkWriting(req, {
    kind: 'diary',
    isNew: isShownAnew,
    text: [typeof content === 'string' ? content : '', ...ownFoods].join('\n').trim(),
    links: [],
    images: photoIds.parse(photos) ?? [],
    user: Number(ownerOf(data)),
    acknowledged: data['acknowledged'] === true,
  });
  noteChecked(req, 'meal-diaries', checked);
  return { state: stateAfterChange(checked, isNew ? undefined : original['state']) };
}

/** A member names their own foods, and others read the names in a shared meal. */
async function namesOfOwnFoods(req: PayloadRequest, meal: Fields): Promise<string[]> {
  const eaten = readDiaryItems(meal);
  const known = await catalogueFoods(
    req,
    eaten.map(({ food }) => food),
  );
  return eaten.flatMap(({ food, snapshot }) => (known.has(food) ? [] : [snapshot.name]));
}
