import type { PayloadRequest } from 'payload';
import { answeredBy, canSeeComment } from '../../../database/community/threads/write.ts';
import { readerWithId } from '../anonymity/contentReader.ts';
import { authorOf } from '../anonymity/sealedAuthors.ts';
import { notify } from '../notifications/notify.ts';

/**
 * Tells the authors of the comment above and of the post or meal, as far as they may see the answer. It runs when a comment
 * appears: after it is written, or after a moderator publishes it. Nobody is told twice of one comment.
 */
export async function tellAnswered(
  req: PayloadRequest,
  { actor, comment }: { comment: number; actor: number | undefined },
): Promise<void> {
  const told = new Set<number>();
  for (const { collection, id, user } of await answeredBy(req, comment)) {
    const author = collection === 'meal-diaries' ? user : await authorOf(req, { collection, id, user });
    if (author == null || author === actor || told.has(author)) continue;
    told.add(author);
    if (await canSeeComment(req, { comment, reader: readerWithId(author) }))
      await notify(req, {
        user: author,
        kind: 'reply',
        target: { relationTo: 'comments', value: comment },
        actor,
      });
  }
}
