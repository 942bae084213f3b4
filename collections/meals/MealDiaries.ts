import type { CollectionConfig } from 'payload';
import { openHeldMeal } from '../../hooks/community/diaries/openHeldMeal.ts';
import { enqueueMealNutrition } from '../../hooks/meals/enqueueMealNutrition.ts';
import { prepareMeal } from '../../hooks/meals/prepareMeal.ts';
import { setOwner } from '../../hooks/operations/setOwner.ts';
import { limitSharedList } from '../../hooks/meals/limitSharedList.ts';
import { linkMealPhotos } from '../../hooks/meals/linkMealPhotos.ts';
import { showSharedMeals } from '../../hooks/meals/showSharedMeals.ts';
import { canReadMealDiary } from '../../src/access/meals.ts';
import { isMember, isOwner, nobody, serverOnly } from '../../src/access/roles.ts';
import { personalData } from '../../src/domain/accounts/personalData.ts';
import { mealTypeNames, mealTypes } from '../../src/domain/meals/mealTypes.ts';
import { itemLimits } from '../../src/domain/meals/items.ts';
import { copyDayEndpoint } from '../../src/endpoints/meals/copyDay.ts';
import { copyMealEndpoint } from '../../src/endpoints/meals/copyMeal.ts';
import { summaryEndpoint } from '../../src/endpoints/meals/summary.ts';
import { diaryThreadEndpoint } from '../../src/endpoints/community/feeds.ts';
import { likeEndpoints } from '../../src/endpoints/community/reactions.ts';
import { counter, stateField } from '../community/contentFields.ts';
import { wordingFields } from '../community/wordingFields.ts';
import { groups, label } from '../fields/labels.ts';

/**
 * The meals of a member: at most one breakfast, lunch and dinner a day (a unique index enforces it), any number of
 * snacks.
 */
export const MealDiaries: CollectionConfig = {
  slug: 'meal-diaries',
  labels: { singular: label('식사 일기', 'Meal diary'), plural: label('식사 일기', 'Meal diaries') },
  admin: { hidden: true, useAsTitle: 'date', group: groups.people },
  defaultSort: '-date',
  trash: true,
  custom: {
    // Access limits reading to the caller's own diaries and to public ones outside the trash, so owners may see their
    // own trash.
    trashIsVisibleToOwners: true,
    // A copy keeps the snapshots of the meal, which nobody may send.
    copiedFromSource: true,
    // What the list takes besides Payload's parameters.
    parameters: { scope: 'text' },
    ...personalData({
      field: 'user',
      erasure: 'delete',
      exported: { as: 'list', name: 'mealDiaries' },
      jobData: 'diary',
    }),
  },
  access: { create: isMember, read: canReadMealDiary, update: isOwner, delete: isOwner },
  hooks: {
    beforeOperation: [limitSharedList],
    beforeValidate: [setOwner, prepareMeal],
    afterChange: [linkMealPhotos, openHeldMeal, enqueueMealNutrition],
    afterOperation: [showSharedMeals],
  },
  endpoints: [
    summaryEndpoint,
    copyDayEndpoint,
    copyMealEndpoint,
    ...likeEndpoints('meal-diaries'),
    diaryThreadEndpoint,
  ],
  indexes: [{ fields: ['user', 'date'] }],
  fields: [
    {
      name: 'user',
      type: 'relationship',
      relationTo: 'users',
      required: true,
      access: { ...serverOnly, read: nobody },
    },
    // A text, because it is the member's calendar day: a timestamp would change with the time zone of the reader.
    { name: 'date', type: 'text', required: true, maxLength: 10, label: label('날짜', 'Date') },
    {
      name: 'mealType',
      type: 'select',
      required: true,
      label: label('끼니', 'Meal'),
      options: mealTypeNames.map((value) => ({ value, label: mealTypes[value] })),
    },
    { name: 'content', type: 'textarea', maxLength: 2_000, label: label('내용', 'Content') },
    { name: 'isFavourite', type: 'checkbox', defaultValue: false, label: label('즐겨찾기', 'Favourite') },
    { name: 'isPublic', type: 'checkbox', defaultValue: false, index: true, label: label('공개', 'Public') },
    { name: 'items', type: 'json', required: true, label: label('음식', 'Foods') },
    {
      name: 'photos',
      type: 'relationship',
      relationTo: 'meal-photos',
      hasMany: true,
      maxRows: itemLimits.photos,
      custom: { checksItsList: true },
      label: label('사진', 'Photos'),
    },
    { name: 'nutrition', type: 'json', access: serverOnly, label: label('영양', 'Nutrition') },
    // Where a public meal is shown to those who follow the board.
    {
      name: 'board',
      type: 'relationship',
      relationTo: 'boards',
      maxDepth: 0,
      label: label('게시판', 'Board'),
    },
    // A moderator may hide a public meal. Its owner always sees it.
    stateField(),
    counter('likesCount', label('좋아요 수', 'Likes')),
    counter('commentsCount', label('댓글 수', 'Comments')),
    // In meals of others: the public member who wrote it.
    { name: 'author', type: 'json', virtual: true, access: serverOnly, label: label('작성자', 'Author') },
    { name: 'counts', type: 'json', virtual: true, access: serverOnly, label: label('집계', 'Counts') },
    { name: 'mine', type: 'json', virtual: true, access: serverOnly, label: label('나의 반응', 'Mine') },
    ...wordingFields(),
  ],
};
