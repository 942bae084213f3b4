import type { PayloadRequest } from 'payload';
import { readPseudonym, takePseudonym } from '../../../database/community/anonymity/anonymousAuthors.ts';
import type { Thread } from '../../../domain/community/anonymity/anonymousContent.ts';
import { pseudonymOf } from '../../../domain/community/anonymity/pseudonyms.ts';
import { authorHashesIn, nameHash } from './authorHashes.ts';

/** There are 400,000 names, so that this many attempts fail for nobody. */
const attempts = 200;

/**
 * The name of a member in a thread: a keyed hash of both chooses it, and the database sees to it that it is nobody
 * else's there. It is the same for everything that the member writes in the thread, also after a key was rotated.
 */
export async function pseudonymFor(req: PayloadRequest, user: number, thread: Thread): Promise<string> {
  const hashes = authorHashesIn(user, thread);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const taken = await readPseudonym(req, { thread, hashes });
    if (taken !== undefined) return taken;
    const name = pseudonymOf(nameHash(user, thread, attempt));
    if (await takePseudonym(req, { thread, authorHash: hashes[0], name })) return name;
  }
  throw new Error('No pseudonym is free in this thread.');
}
