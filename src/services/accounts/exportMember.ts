import type { PayloadRequest } from 'payload';
import type { HealthProfile, Member, User } from '../../../payload-types.ts';
import { requireFreshLogin } from './freshLogin.ts';
import { ownedDocuments } from './ownedDocuments.ts';

/** Everything about a member; the lists are read while they are asked for. */
export interface MemberExport {
  readonly exportedAt: string;
  readonly account: object;
  readonly consents: User['consents'];
  readonly member: object | null;
  /** With the sealed facts opened. */
  readonly healthProfile: object | null;
  /** Those in the trash have `deletedAt`. */
  readonly mealDiaries: AsyncIterable<object>;
  readonly mealPhotos: AsyncIterable<object>;
  readonly customFoods: AsyncIterable<object>;
  readonly scanHistory: AsyncIterable<object>;
}

/**
 * Collects everything about the caller. Secrets of the account are no part of it: Payload hides hashes and tokens of
 * every document, and sessions are left out here.
 *
 * @throws {Problem} `authentication_required` for anyone but members, `login_not_fresh` for an older login.
 */
export async function exportMember({ req }: { req: PayloadRequest }): Promise<MemberExport> {
  const user = requireFreshLogin(req);
  const account = await req.payload.findByID({ collection: 'users', id: user, depth: 0, req });
  const { consents, sessions: _sessions, collection: _collection, ...rest } = account;
  return {
    exportedAt: new Date().toISOString(),
    account: rest,
    consents,
    member: await onlyDocument({ req, collection: 'members', user }),
    healthProfile: await onlyDocument({ req, collection: 'health-profiles', user }),
    mealDiaries: listOf({ req, collection: 'meal-diaries', user }),
    mealPhotos: listOf({ req, collection: 'meal-photos', user }),
    customFoods: listOf({ req, collection: 'foods', user }),
    scanHistory: listOf({ req, collection: 'scan-history', user }),
  };
}

async function onlyDocument(of: {
  req: PayloadRequest;
  collection: 'members' | 'health-profiles';
  user: number;
}): Promise<object | null> {
  const { docs } = await of.req.payload.find({
    collection: of.collection,
    where: { user: { equals: of.user } },
    limit: 1,
    pagination: false,
    depth: 0,
    req: of.req,
  });
  const [document] = docs as (Member | HealthProfile)[];
  return document === undefined ? null : withoutOwner(document);
}

async function* listOf(of: Parameters<typeof ownedDocuments>[0]): AsyncGenerator<object> {
  for await (const document of ownedDocuments(of)) yield withoutOwner(document);
}

/** Whose it is goes without saying in a file about one member. */
function withoutOwner(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => name !== 'user' && name !== 'owner'));
}
