import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { PayloadRequest } from 'payload';
import type { MealDiary } from '../../../../../payload-types.ts';
import { readCaseTarget } from '../../../../database/community/moderation/cases.ts';
import type { AmountUnit } from '../../../../domain/meals/items.ts';
import { Problem } from '../../../../errors/problem.ts';
import { recordWork } from '../../../accounts/audit/recordWork.ts';
import { readDiaryItems } from '../../../meals/mealItems.ts';
import { hidePrivateNames } from '../../../meals/sharedMeals.ts';
import { uploadFolder } from '../../../operations/files/uploadFolder.ts';

/** A reported meal as moderators see it. */
export interface CaseMeal {
  readonly foods: readonly {
    readonly name: string;
    readonly brand: string | null;
    readonly amount: number;
    readonly unit: AmountUnit;
  }[];
  /** Each is read by an address of the case, so that every look is recorded. */
  readonly photos: readonly { readonly id: number; readonly url: string; readonly alt: string }[];
}

/** What a moderator reads of a meal: what is judged, not what the owner notes for themself. */
const shownFields = {
  date: true,
  mealType: true,
  content: true,
  items: true,
  photos: true,
  isPublic: true,
  state: true,
  deletedAt: true,
} as const;

/** As nobody in particular: the names of foods that only their owner sees stay hidden. */
const stranger = 0;

/** Reads a meal that was reported, also from the trash. Moderators read no others; the audit log has it. */
export async function readReportedMeal(req: PayloadRequest, id: number): Promise<Partial<MealDiary> | null> {
  const meal = await req.payload.findByID({
    collection: 'meal-diaries',
    id,
    depth: 0,
    disableErrors: true,
    trash: true,
    overrideAccess: true,
    req,
    select: shownFields,
  });
  if (meal === null) return null;
  await recordWork(req, { action: 'read', collection: 'meal-diaries', documents: [id] });
  return { ...meal, items: await hidePrivateNames({ req, reader: stranger, items: readDiaryItems(meal) }) };
}

/** The foods and photos of a reported meal. */
export async function showMeal(
  req: PayloadRequest,
  { meal, diary, caseId }: { meal: object; diary: number; caseId: number },
): Promise<CaseMeal> {
  const { docs } = await req.payload.find({
    collection: 'meal-photos',
    where: { diary: { equals: diary } },
    sort: 'id',
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  });
  const { api } = req.payload.config.routes;
  return {
    foods: readDiaryItems(meal).map(({ amount, snapshot: { brand, name }, unit }) => ({
      ...{ name, brand, amount, unit },
    })),
    photos: docs.map(({ alt, id }) => ({
      id,
      url: `${api}/moderation-cases/${String(caseId)}/photos/${String(id)}`,
      alt: alt ?? '',
    })),
  };
}

/**
 * Reads the file of a photo of a reported meal, and records it.
 *
 * @throws {Problem} `not_found` for a photo that does not belong to the meal of the case
 */
export async function readCasePhoto(
  req: PayloadRequest,
  { caseId, photo }: { caseId: number; photo: number },
): Promise<Buffer<ArrayBuffer>> {
  const target = await readCaseTarget(req, caseId);
  if (target?.relationTo !== 'meal-diaries') throw new Problem('not_found');
  const { docs } = await req.payload.find({
    collection: 'meal-photos',
    where: { id: { equals: photo }, diary: { equals: target.id } },
    limit: 1,
    pagination: false,
    depth: 0,
    overrideAccess: true,
    req,
  });
  const file = docs[0]?.filename;
  if (file == null) throw new Problem('not_found');
  await recordWork(req, { action: 'read', collection: 'meal-photos', documents: [photo] });
  return readFile(join(uploadFolder(req.payload, 'meal-photos'), basename(file)));
}
