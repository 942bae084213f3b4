import type { ErrorCode } from './codes.ts';

interface Conflict {
  /** The table of the document; Payload writes tables of lists and relations together with it. */
  readonly table: string;
  /** The field of the document for which the caller must choose another value. */
  readonly field: string;
  readonly code: ErrorCode;
}

/**
 * Unique indexes, and foreign keys, whose conflict has a code of its own, or whose field does not follow from their columns, by the name
 * that PostgreSQL reports. All others are `already_exists` with the field of their column.
 */
export const uniqueIndexes: Readonly<Record<string, Conflict>> = {
  users_email_idx: { table: 'users', field: 'email', code: 'email_taken' },
  staff_email_idx: { table: 'staff', field: 'email', code: 'email_taken' },
  users_username_key_idx: { table: 'users', field: 'username', code: 'username_taken' },
  provider_subject_idx: { table: 'identities', field: 'provider', code: 'identity_taken' },
  passkeys_credential_id_idx: { table: 'passkeys', field: 'credentialId', code: 'passkey_taken' },
  data_exports_unfinished: { table: 'data_exports', field: 'user', code: 'already_exists' },
  meal_diaries_one_meal: { table: 'meal_diaries', field: 'mealType', code: 'meal_exists' },
  meal_photos_one_diary: { table: 'meal_diaries', field: 'photos', code: 'photo_in_use' },
  likes_once_a_post: { table: 'likes', field: 'post', code: 'already_exists' },
  likes_once_a_comment: { table: 'likes', field: 'comment', code: 'already_exists' },
  likes_once_a_diary: { table: 'likes', field: 'diary', code: 'already_exists' },
  bookmarks_once_a_post: { table: 'bookmarks', field: 'post', code: 'already_exists' },
  follows_once_a_board: { table: 'follows', field: 'board', code: 'already_exists' },
  blocks_once_a_member: { table: 'blocks', field: 'blocked', code: 'already_exists' },
  post_images_one_post: { table: 'posts', field: 'images', code: 'image_in_use' },
  anonymity_openings_one_of_post: { table: 'anonymity_openings', field: 'post', code: 'opening_exists' },
  anonymity_openings_one_of_comment: {
    table: 'anonymity_openings',
    field: 'comment',
    code: 'opening_exists',
  },
  moderation_cases_one_a_post: { table: 'moderation_cases', field: 'post', code: 'already_exists' },
  moderation_cases_one_a_comment: { table: 'moderation_cases', field: 'comment', code: 'already_exists' },
  moderation_cases_one_a_diary: { table: 'moderation_cases', field: 'diary', code: 'already_exists' },
  moderation_cases_one_a_member: { table: 'moderation_cases', field: 'member', code: 'already_exists' },
  reports_once: { table: 'reports', field: 'target', code: 'already_reported' },
  notifications_once_a_post: { table: 'notifications', field: 'post', code: 'already_exists' },
  notifications_once_a_comment: { table: 'notifications', field: 'comment', code: 'already_exists' },
  notifications_once_a_diary: { table: 'notifications', field: 'diary', code: 'already_exists' },
  notifications_once_a_food: { table: 'notifications', field: 'food', code: 'already_exists' },
  push_subscriptions_session_fk: {
    table: 'push_subscriptions',
    field: 'session',
    code: 'unknown_reference',
  },
  kind_text_idx: { table: 'word_filters', field: 'text', code: 'already_exists' },
  source_name_code_idx: { table: 'foods', field: 'code', code: 'already_exists' },
};

/**
 * The field of a document that a constraint is about, by Payload's rule for names: `diets_slug_idx` → `slug`,
 * `foods_category_id_food_categories_id_fk` → `category`. Undefined for constraints with other names.
 */
export function fieldOfConstraint(constraint: string, table: string): string | undefined {
  if (!constraint.startsWith(`${table}_`)) return undefined;
  const rest = constraint.slice(table.length + 1);
  const column = /^(\w+?)_id_\w+_id_fk$/.exec(rest)?.[1] ?? /^(\w+)_idx$/.exec(rest)?.[1];
  return column === undefined ? undefined : fieldOfColumn(column);
}

/** `name_en` → `nameEn` */
export function fieldOfColumn(column: string): string {
  return column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
