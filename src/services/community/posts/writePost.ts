import { isDeepStrictEqual } from 'node:util';
import type { PayloadRequest } from 'payload';
import {
  catalogueFoods,
  isOwnDiaryShared,
  keepRevision,
  shareBoard,
} from '../../../database/community/posts/write.ts';
import {
  contentOf,
  isBlank,
  textOf,
  type RichTextContent,
} from '../../../domain/community/posts/richText.ts';
import { Problem } from '../../../errors/problem.ts';
import { sealAuthor, sealImages } from '../anonymity/sealedAuthors.ts';
import { checkWriting } from '../filters/checkWriting.ts';
import { refuseSilenced } from '../moderation/refuseSilenced.ts';
import { refuseManyMentions, tellMentioned } from '../notifications/mentions.ts';
import { openHeldCase, noteChecked, stateAfterChange } from '../threads/heldContent.ts';
import { refuseUnfoundedAdvice } from '../threads/professionalAdvice.ts';
import { withBlockIds } from './blockIds.ts';
import { checkImages, keepImages } from './postImages.ts';

type Fields = Readonly<Record<string, unknown>>;

interface PostWrite {
  readonly req: PayloadRequest;
  /** The fields of the post as they will be stored; `original` has the stored ones, and is empty for a new post. */
  readonly data: Fields;
  readonly original: Fields;
  readonly isNew: boolean;
  /** The id of the member who writes. */
  readonly user: number;
}

/**
 * Checks what a member writes in a post, and adds what only the server sets. What equals the stored post is not checked
 * again. An edit keeps what the post said before.
 *
 * @throws {Problem} with the field: `board_closed`, `only_blanks`, `unknown_food`, `private_diary`,
 *   `unknown_reference`, the faults of `checkImages`, of professional advice, and of `checkWriting`.
 */
export async function postFields({ data, isNew, original, req, user }: PostWrite): Promise<Fields> {
  const isChanged = (field: string) =>
    isNew || !isDeepStrictEqual(data[field] ?? null, original[field] ?? null);
  if (data['isAnonymous'] === true) await refuseSilenced(req, { isAnonymous: true });
  if (isNew) await refuseClosedBoard(req, data['board']);
  const content = contentOf(data['content']);
  const images = await checkImages({ req, images: data['images'], post: idOf(original), user });
  const says = ['title', 'content'].some(isChanged);
  const names = await catalogueFoods(req, content.foods);
  // A missing text is refused later, as every required field is.
  if (says && data['content'] != null) checkContent({ content, names, hasImages: images.length > 0 });
  if (isChanged('diary'))
    await checkDiary({ req, diary: data['diary'], isAnonymous: data['isAnonymous'], user });
  if (isChanged('isProfessional')) await refuseUnfoundedAdvice(req, { ...data, user });
  const isEdit = says || ['images', 'diary'].some(isChanged);
  if (!isEdit) return data;
  const title = typeof data['title'] === 'string' ? data['title'] : '';
  const text = [title, content.text].filter((part) => part !== '').join('\n');
  refuseManyMentions(text, 'content');
  const checked = await checkWriting(req, {
    kind: 'post',
    isNew,
    text,
    title,
    links: content.links,
    images,
    user,
    acknowledged: data['acknowledged'] === true,
  });
  const id = idOf(original);
  if (id !== undefined && says) await keepRevision(req, { collection: 'posts', id });
  noteChecked(req, 'posts', checked);
  return {
    ...data,
    isAnonymous: data['isAnonymous'] === true,
    content: withBlockIds(data['content']),
    contentText: textOf(content.lines, names),
    state: stateAfterChange(checked, isNew ? undefined : original['state']),
    ...(isNew ? {} : { editedAt: new Date().toISOString() }),
  };
}

/**
 * What follows the row of a post, in its transaction: its pictures are its own, an anonymous author is sealed, and who is
 * mentioned is told.
 */
export async function settlePost({
  isNew,
  post,
  req,
  user,
}: {
  req: PayloadRequest;
  post: { readonly id: number; readonly isAnonymous: boolean; readonly images: readonly number[] };
  isNew: boolean;
  user: number;
}): Promise<void> {
  const { id, images, isAnonymous } = post;
  await keepImages(req, { post: id, user });
  if (isAnonymous && isNew)
    await sealAuthor(req, { content: { collection: 'posts', id }, thread: { post: id }, user, images });
  else if (isAnonymous) await sealImages(req, { images, user });
  await openHeldCase(req, { relationTo: 'posts', value: id });
  await tellMentioned(req, { text: { relationTo: 'posts', value: id }, actor: user });
}

async function refuseClosedBoard(req: PayloadRequest, board: unknown): Promise<void> {
  // What is no board is refused later, as every relation is.
  if (typeof board === 'number' && (await shareBoard(req, board)) === 'closed')
    throw new Problem('board_closed', { field: 'board' });
}

function checkContent({
  content,
  hasImages,
  names,
}: {
  content: RichTextContent;
  hasImages: boolean;
  /** Of the foods that everybody may see. */
  names: ReadonlyMap<number, string>;
}): void {
  if (isBlank(content) && !hasImages) throw new Problem('only_blanks', { field: 'content' });
  const unknown = content.mentions.find(({ food }) => !names.has(food));
  if (unknown !== undefined)
    throw new Problem('unknown_food', { field: `content.${unknown.path}`, formField: 'content' });
}

/** A meal shows its author, so an anonymous post has none. */
async function checkDiary({
  diary,
  isAnonymous,
  req,
  user,
}: {
  req: PayloadRequest;
  diary: unknown;
  isAnonymous: unknown;
  user: number;
}): Promise<void> {
  if (typeof diary !== 'number') return;
  if (isAnonymous === true) throw new Problem('anonymous_diary', { field: 'diary' });
  const isShared = await isOwnDiaryShared(req, { diary, user });
  if (isShared === undefined) throw new Problem('unknown_reference', { field: 'diary' });
  if (!isShared) throw new Problem('private_diary', { field: 'diary' });
}

function idOf(document: Fields): number | undefined {
  return typeof document['id'] === 'number' ? document['id'] : undefined;
}
