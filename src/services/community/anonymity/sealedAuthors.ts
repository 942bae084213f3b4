import type { PayloadRequest } from 'payload';
import {
  insertAuthor,
  readSealedAuthor,
  setPseudonym,
} from '../../../database/community/anonymity/anonymousAuthors.ts';
import { seal, unseal } from '../../../domain/accounts/sealing.ts';
import type { ContentRef, Thread } from '../../../domain/community/anonymity/anonymousContent.ts';
import { healthKeys } from '../../accounts/healthKeys.ts';
import { authorHashes } from './authorHashes.ts';
import { anonymousIdsOf } from './ownAnonymous.ts';
import { pseudonymFor } from './pseudonymFor.ts';

/** All ids have this many digits, so that the length of what is sealed says nothing. */
const digits = 10;

/**
 * Makes a new post or comment anonymous, in the transaction that has inserted it: its author is sealed, `user` is
 * cleared, and it gets the author's name in the thread. The pictures of a post are sealed with it.
 *
 * @returns the name.
 */
export async function sealAuthor(
  req: PayloadRequest,
  {
    content,
    thread,
    user,
    images = [],
  }: {
    content: ContentRef<'posts' | 'comments'>;
    thread: Thread;
    user: number;
    images?: readonly number[];
  },
): Promise<string> {
  const name = await pseudonymFor(req, user, thread);
  await setPseudonym(req, { content, name });
  await hideOwner(req, { content, user });
  await sealImages(req, { images, user });
  return name;
}

/** Seals the owner of pictures that an anonymous post shows. A picture that is sealed already stays as it is. */
export async function sealImages(
  req: PayloadRequest,
  { images, user }: { images: readonly number[]; user: number },
): Promise<void> {
  const sealed = new Set(await anonymousIdsOf(req, { collection: 'post-images', user, among: images }));
  for (const id of images.filter((image) => !sealed.has(image)))
    await hideOwner(req, { content: { collection: 'post-images', id }, user });
}

async function hideOwner(
  req: PayloadRequest,
  { content, user }: { content: ContentRef; user: number },
): Promise<void> {
  const text = String(user).padStart(digits, '0');
  await insertAuthor(req, {
    content,
    authorHash: authorHashes(user)[0],
    sealed: seal({ ring: healthKeys(), owner: ownerOf(content), text }),
  });
}

/**
 * Who wrote an anonymous document. It is for the server alone: to notify the author, and to open it with the consent of
 * two moderators.
 *
 * @returns undefined when the author has been erased, or the document is not anonymous.
 */
export async function unsealAuthor(req: PayloadRequest, content: ContentRef): Promise<number | undefined> {
  const sealed = await readSealedAuthor(req, content);
  if (sealed === undefined) return undefined;
  return Number(unseal({ ring: healthKeys(), owner: ownerOf(content), sealed }));
}

/**
 * Who wrote a post, a comment or a picture, anonymous or not. It is for the server alone.
 *
 * @returns undefined when the author has been erased.
 */
export async function authorOf(
  req: PayloadRequest,
  { user, ...content }: ContentRef & { readonly user: number | null },
): Promise<number | undefined> {
  return user ?? (await unsealAuthor(req, content));
}

/** Whether the caller wrote this document, anonymously or not. */
export async function isAuthor(
  req: PayloadRequest,
  { user, collection, id }: ContentRef & { readonly user: number | null },
): Promise<boolean> {
  const caller = req.user;
  if (caller?.collection !== 'users') return false;
  if (user !== null) return user === caller.id;
  return (await anonymousIdsOf(req, { collection, user: caller.id, among: [id] })).length > 0;
}

function ownerOf({ collection, id }: ContentRef): string {
  return `anonymous:${collection}:${String(id)}`;
}
