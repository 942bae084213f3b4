import type { PayloadRequest } from 'payload';
import { countLinks } from '../../../domain/community/filters/links.ts';
import { Problem } from '../../../errors/problem.ts';
import { refuseListed } from '../filters/checkWriting.ts';
import { refuseSilenced } from '../moderation/refuseSilenced.ts';

/**
 * Checks the introduction of a member, which stands beside everything that they write. No moderator can look at it before
 * others do, so what would be held back is refused, and it has no links.
 *
 * @throws {Problem} `links_not_allowed`, `suspended`, `muted`, `word_not_allowed`, `link_not_allowed`, with the field.
 */
export async function checkIntro(
  req: PayloadRequest,
  { before, intro }: { before: unknown; intro: unknown },
): Promise<void> {
  const { user } = req;
  if (typeof intro !== 'string' || intro === before || user?.collection !== 'users') return;
  await refuseSilenced(req);
  if (countLinks(intro, []) > 0) throw new Problem('links_not_allowed', { field: 'intro' });
  await refuseListed(req, { field: 'intro', text: intro });
}
