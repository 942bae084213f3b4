import type { PayloadRequest } from 'payload';
import { z } from 'zod';
import { personalFields } from '../../domain/accounts/personalData.ts';
import { requireFreshLogin } from './freshLogin.ts';
import { readOwnedDocuments } from './ownedDocuments.ts';

/**
 * All data of a member: the account, and one part for each declared field that names a member (`custom.personalData`
 * of the collection). A part is a document, null, or a list that is read while the export is written.
 */
export type MemberExport = { readonly exportedAt: string } & Readonly<Record<string, unknown>>;

/**
 * Collects all data of the caller, for an answer.
 *
 * @throws {Problem} `authentication_required`, `forbidden` for staff, `login_not_fresh` for an older login.
 */
export async function exportMember({ req }: { req: PayloadRequest }): Promise<MemberExport> {
  return collectMember({ req, user: requireFreshLogin(req) });
}

/** What a member may know of a login; its id is a part of the token. */
const sessionShape = z.object({
  device: z.string().nullish(),
  createdAt: z.union([z.string(), z.date()]).nullish(),
  lastUsedAt: z.union([z.string(), z.date()]).nullish(),
  expiresAt: z.union([z.string(), z.date()]),
});

/**
 * Collects all data of a member. Documents in the trash have `deletedAt`, and sealed facts are decrypted. The export
 * contains no secrets of the account: Payload hides hashes and tokens of every document, and of a login only the device
 * and the times are here.
 */
export async function collectMember({
  req,
  user,
}: {
  req: PayloadRequest;
  user: number;
}): Promise<MemberExport> {
  const account = await req.payload.findByID({
    collection: 'users',
    id: user,
    depth: 0,
    overrideAccess: true,
    req,
  });
  const { consents, sessions, collection: _collection, ...rest } = account;
  const parts: Record<string, unknown> = {};
  for (const declared of personalFields(req.payload.config.collections)) {
    const { field, exported } = declared;
    if (exported === false) continue;
    const documents = withoutFields(readOwnedDocuments({ req, declared, user }), [
      field,
      ...(exported.without ?? []),
    ]);
    parts[exported.name] = exported.as === 'list' ? documents : await firstOf(documents);
  }
  return {
    exportedAt: new Date().toISOString(),
    account: rest,
    consents,
    logins: z.array(sessionShape).parse(sessions ?? []),
    ...parts,
  };
}

/** Removes the owner field, because the whole file is about one member, and what is about others. */
async function* withoutFields(
  documents: AsyncIterable<object>,
  fields: readonly string[],
): AsyncGenerator<object> {
  for await (const document of documents) {
    yield Object.fromEntries(Object.entries(document).filter(([name]) => !fields.includes(name)));
  }
}

async function firstOf(documents: AsyncIterable<object>): Promise<object | null> {
  for await (const document of documents) return document;
  return null;
}
