import type { PayloadRequest } from 'payload';
import { removedAmong } from '../../../database/community/filters/removedPictures.ts';
import { distressIn } from '../../../domain/community/filters/distress.ts';
import { countLinks, hostOf, hostsIn, listedHost } from '../../../domain/community/filters/links.ts';
import { claimsToHeal } from '../../../domain/community/filters/medicalClaims.ts';
import { findWords, type FilterAction } from '../../../domain/community/filters/wordFilters.ts';
import { env } from '../../../env.ts';
import { Problem } from '../../../errors/problem.ts';
import { trustLevelOf } from '../moderation/trustLevelOf.ts';
import { currentFilters } from './currentFilters.ts';
import { noteDistress } from './help.ts';
import { refuseRepetition } from './repetition.ts';
import type { Writing } from './writing.ts';

/** `held` waits for a moderator before others can see it; then `cause` is that of the case that the caller opens. */
export type CheckedWriting =
  { readonly state: 'published' } | { readonly state: 'held'; readonly cause: 'words' | 'links' };

/**
 * Checks what a member writes, in the transaction of the write and before its row: words and links of the list, pictures
 * that moderators have removed, the limits of new members, the same text again, and claims to heal. Words of somebody in
 * distress pass; the answer of the write then has a kind notice.
 *
 * @throws {Problem} `word_not_allowed`, `link_not_allowed`, `removed_picture`, `too_many_links`, `too_many_images`,
 *   `duplicate_content`, `rate_limited`; `wording_notice` and `medical_claim` unless the caller has acknowledged them.
 */
export async function checkWriting(req: PayloadRequest, writing: Writing): Promise<CheckedWriting> {
  const findings = await findListed(req, writing);
  const refused = findings.find(({ action }) => action === 'refuse');
  if (refused !== undefined) throw problemOf(refused);
  await refuseRemovedPictures(req, writing);
  if (writing.kind !== 'diary') await limitNewMember(req, writing);
  if (!writing.acknowledged) refuseDoubtfulWording(writing, findings);
  if (writing.kind !== 'diary' && writing.isNew) await refuseRepetition(req, writing);
  noteDistress(req, distressIn(writing.text));
  const held = findings.find(({ action }) => action === 'hold');
  return held === undefined ? { state: 'published' } : { state: 'held', cause: held.cause };
}

/** A row of the list that the text contains. */
export interface Finding {
  readonly cause: 'words' | 'links';
  readonly action: FilterAction;
  /** As the list has it, not as the author wrote it. */
  readonly name: string;
}

/**
 * Refuses words and links of the list in what is shown of a member and cannot wait for a moderator, such as an introduction.
 *
 * @throws {Problem} `word_not_allowed`, `link_not_allowed`
 */
export async function refuseListed(
  req: PayloadRequest,
  { field, text }: { field: string; text: string },
): Promise<void> {
  const found = (await findListed(req, { text, links: [] })).find(({ action }) => action !== 'notice');
  if (found !== undefined) throw problemOf(found, field);
}

/** The words and hosts of the list that a text contains now. Moderators see them beside a text that was held. */
export async function findListed(
  req: PayloadRequest,
  { links, text }: Pick<Writing, 'links' | 'text'>,
): Promise<Finding[]> {
  const { hosts, words } = await currentFilters(req);
  const listed = new Set(hosts.keys());
  const named = [...hostsIn(text), ...links.flatMap((link) => hostOf(link) ?? [])];
  const found = new Set(named.flatMap((host) => listedHost(listed, host) ?? []));
  return [
    ...findWords(words, text).map(({ action, text: name }): Finding => ({ cause: 'words', action, name })),
    ...[...found].flatMap((host): Finding[] => {
      const row = hosts.get(host);
      return row === undefined ? [] : [{ cause: 'links', action: row.action, name: row.text }];
    }),
  ];
}

function problemOf({ cause, name }: Finding, field?: string): Problem {
  const about = field === undefined ? {} : { field };
  return cause === 'links'
    ? new Problem('link_not_allowed', { ...about, parameters: { host: name } })
    : new Problem('word_not_allowed', { ...about, parameters: { word: name } });
}

async function refuseRemovedPictures(req: PayloadRequest, { images, kind }: Writing): Promise<void> {
  const table = kind === 'diary' ? 'meal_photos' : 'post_images';
  const [removed] = await removedAmong(req, { images, table });
  if (removed === undefined) return;
  const list = kind === 'diary' ? 'photos' : 'images';
  throw new Problem('removed_picture', { field: `${list}.${String(images.indexOf(removed))}` });
}

/** The defaults are those of Discourse for trust level 0. */
async function limitNewMember(req: PayloadRequest, { images, links, text, user }: Writing): Promise<void> {
  const linkCount = countLinks(text, links);
  // Reading the environment takes longer than counting, and most texts have neither.
  if (linkCount + images.length === 0) return;
  const { NEW_MEMBER_IMAGES, NEW_MEMBER_LINKS } = env();
  const hasManyLinks = linkCount > NEW_MEMBER_LINKS;
  const hasManyImages = images.length > NEW_MEMBER_IMAGES;
  if ((!hasManyLinks && !hasManyImages) || (await trustLevelOf(req, user)) > 0) return;
  throw hasManyImages
    ? new Problem('too_many_images', { field: 'images', parameters: { limit: NEW_MEMBER_IMAGES } })
    : new Problem('too_many_links', { parameters: { limit: NEW_MEMBER_LINKS } });
}

function refuseDoubtfulWording({ text }: Writing, findings: readonly Finding[]): void {
  const doubtful = findings.find(({ action }) => action === 'notice');
  if (claimsToHeal(text)) throw new Problem('medical_claim', { field: 'acknowledged' });
  if (doubtful !== undefined)
    throw new Problem('wording_notice', { field: 'acknowledged', parameters: { word: doubtful.name } });
}
