import type { PayloadRequest } from 'payload';
import { sameText } from '../../../domain/community/filters/foldText.ts';
import { env, type Env } from '../../../env.ts';
import { Problem, rateLimited } from '../../../errors/problem.ts';
import { countWithin } from '../../operations/rateLimit.ts';
import type { Writing } from './writing.ts';

const daySeconds = 24 * 60 * 60;
/** A shorter comment (감사합니다) may come again in another thread. */
const shortText = 20;
/** With pictures, a text up to this length is no repetition: "오늘 점심" with another photo. */
const captionText = 100;

/**
 * Refuses the same text by the same member within some minutes, and more than the posts and comments of a first day. Only
 * keyed hashes of the member with the text are kept, which tell nobody who wrote an anonymous post. Of two that are sent at
 * once, the second waits for the first.
 *
 * @throws {Problem} `duplicate_content`, `rate_limited`
 */
export async function refuseRepetition(req: PayloadRequest, writing: Writing): Promise<void> {
  const settings = env();
  const { DUPLICATE_MINUTES } = settings;
  const duplicate = duplicateKey(writing);
  const firstDay = firstDayLimit(req, writing, settings);
  const limits = [
    ...(duplicate === undefined ? [] : [{ key: duplicate, windowSeconds: DUPLICATE_MINUTES * 60 }]),
    ...(firstDay === undefined ? [] : [firstDay]),
  ];
  const counted = await countWithin(req, limits);
  if (duplicate !== undefined && (counted[0]?.count ?? 0) > 1)
    throw new Problem('duplicate_content', {
      field: writing.kind === 'comment' ? 'text' : 'content',
      parameters: { minutes: DUPLICATE_MINUTES },
    });
  const { count = 0, seconds = 0 } = firstDay === undefined ? {} : (counted.at(-1) ?? {});
  if (firstDay !== undefined && count > firstDay.limit)
    throw rateLimited({
      seconds,
      policy: { name: `first-day-${writing.kind}s`, quota: firstDay.limit, windowSeconds: daySeconds },
    });
}

function duplicateKey({ images, kind, text, thread, user }: Writing): string | undefined {
  const same = sameText(text);
  if (same === '' || (images.length > 0 && same.length < captionText)) return undefined;
  const place = kind === 'comment' && same.length < shortText ? JSON.stringify(thread) : '';
  return `written:${kind}:${String(user)}:${place}:${same}`;
}

/** Counts by the member, whatever they write anonymously. Staff and the server itself have no first day. */
function firstDayLimit(
  { user: caller }: PayloadRequest,
  { kind, user }: Writing,
  { RATE_LIMIT_FIRST_DAY_COMMENTS, RATE_LIMIT_FIRST_DAY_POSTS }: Env,
): { key: string; limit: number; windowSeconds: number } | undefined {
  if (caller?.collection !== 'users' || caller.id !== user) return undefined;
  if (Date.now() - Date.parse(caller.createdAt) > daySeconds * 1_000) return undefined;
  return {
    key: `first-day-${kind}s:${String(user)}`,
    limit: kind === 'post' ? RATE_LIMIT_FIRST_DAY_POSTS : RATE_LIMIT_FIRST_DAY_COMMENTS,
    windowSeconds: daySeconds,
  };
}
