import { isDeepStrictEqual } from 'node:util';
import type { PayloadRequest } from 'payload';
import { keepRevision } from '../../../database/community/posts/write.ts';
import {
  openThread,
  shareParent,
  type OpenedThread,
  type Thread,
} from '../../../database/community/threads/write.ts';
import { Problem } from '../../../errors/problem.ts';
import { isAuthor, sealAuthor } from '../anonymity/sealedAuthors.ts';
import { readerWithId } from '../anonymity/contentReader.ts';
import { checkWriting } from '../filters/checkWriting.ts';
import { refuseSilenced } from '../moderation/refuseSilenced.ts';
import { refuseManyMentions, tellMentioned } from '../notifications/mentions.ts';
import { noteChecked, openHeldCase, stateAfterChange } from './heldContent.ts';
import { refuseUnfoundedAdvice } from './professionalAdvice.ts';
import { tellAnswered } from './tellAnswered.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Checks what a member writes in a comment, and adds what only the server sets: the top comment above a reply. An edit
 * keeps what the comment said before.
 *
 * @throws {Problem} with the field: `one_thread`, `unknown_reference` for what the member may not see, `board_closed`,
 *   `other_thread`, `comment_gone`, the faults of professional advice, and of `checkWriting`.
 */
export async function commentFields({
  data,
  isNew,
  original,
  req,
  user,
}: {
  req: PayloadRequest;
  /** The fields of the comment as they will be stored; `original` has the stored ones, and is empty for a new one. */
  data: Fields;
  original: Fields;
  isNew: boolean;
  /** The id of the member who writes. */
  user: number;
}): Promise<Fields> {
  const isChanged = (field: string) =>
    isNew || !isDeepStrictEqual(data[field] ?? null, original[field] ?? null);
  const thread = threadOf(data);
  const placed = isNew ? await placeComment({ req, data, thread, user }) : {};
  const fields: Fields = { ...data, ...placed };
  if (fields['isAnonymous'] === true) await refuseSilenced(req, { isAnonymous: true });
  if (isChanged('isProfessional')) await refuseUnfoundedAdvice(req, { ...fields, user });
  const { text } = data;
  if (!isChanged('text') || typeof text !== 'string') return fields;
  refuseManyMentions(text, 'text');
  const checked = await checkWriting(req, {
    kind: 'comment',
    isNew,
    text,
    links: [],
    images: [],
    thread,
    user,
    acknowledged: data['acknowledged'] === true,
  });
  const { id } = original;
  if (!isNew && typeof id === 'number') await keepRevision(req, { collection: 'comments', id });
  noteChecked(req, 'comments', checked);
  return {
    ...fields,
    state: stateAfterChange(checked, isNew ? undefined : original['state']),
    ...(isNew ? {} : { editedAt: new Date().toISOString() }),
  };
}

/** What the steps after the row need of a comment. */
export interface StoredComment {
  readonly id: number;
  readonly post?: number | null | undefined;
  readonly diary?: number | null | undefined;
  readonly parent?: number | null | undefined;
  readonly isAnonymous: boolean;
  readonly state: string;
}

/** What follows the row of a comment, in its transaction: an anonymous author is sealed, and who is answered or mentioned is told. */
export async function settleComment({
  comment,
  isNew,
  req,
  user,
}: {
  req: PayloadRequest;
  comment: StoredComment;
  isNew: boolean;
  user: number;
}): Promise<void> {
  const { id } = comment;
  const thread = threadOf({ ...comment });
  if (comment.isAnonymous && isNew)
    await sealAuthor(req, { content: { collection: 'comments', id }, thread, user });
  await openHeldCase(req, { relationTo: 'comments', value: id });
  if (isNew && comment.state === 'published') await tellAnswered(req, { comment: id, actor: user });
  await tellMentioned(req, { text: { relationTo: 'comments', value: id }, actor: user });
}

function threadOf({ diary, post }: Fields): Thread {
  if (typeof post === 'number' && diary == null) return { post };
  if (typeof diary === 'number' && post == null) return { diary };
  throw new Problem('one_thread', { field: 'post' });
}

/** Where a new comment stands, and whether it is anonymous: in their own anonymous thread, authors are by default. */
async function placeComment({
  data,
  req,
  thread,
  user,
}: {
  req: PayloadRequest;
  data: Fields;
  thread: Thread;
  user: number;
}): Promise<Fields> {
  const reader = readerWithId(user);
  const field = 'post' in thread ? 'post' : 'diary';
  const opened = await openThread(req, { thread, reader });
  if (opened === undefined) throw new Problem('unknown_reference', { field });
  if (opened.board === 'closed') throw new Problem('board_closed', { field });
  const { isAnonymous, parent } = data;
  return {
    isAnonymous: isAnonymous ?? (await isOwnAnonymousThread(req, thread, opened)),
    root: typeof parent === 'number' ? await rootOf(req, { parent, thread, reader }) : null,
  };
}

async function rootOf(req: PayloadRequest, reply: Parameters<typeof shareParent>[1]): Promise<number> {
  const parent = await shareParent(req, reply);
  const field = 'parent';
  if (parent?.isKnown !== true) throw new Problem('unknown_reference', { field });
  if (!parent.isHere) throw new Problem('other_thread', { field });
  if (!parent.isThere) throw new Problem('comment_gone', { field });
  return parent.root;
}

async function isOwnAnonymousThread(
  req: PayloadRequest,
  thread: Thread,
  { isAnonymous, user }: OpenedThread,
): Promise<boolean> {
  return (
    'post' in thread &&
    isAnonymous === true &&
    (await isAuthor(req, { collection: 'posts', id: thread.post, user }))
  );
}
