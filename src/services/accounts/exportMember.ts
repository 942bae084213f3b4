import type { PayloadRequest } from 'payload';
import { personalFields } from '../../domain/accounts/personalData.ts';
import { requireFreshLogin } from './freshLogin.ts';
import { ownedDocuments } from './ownedDocuments.ts';

/**
 * Everything about a member. Beside the account there is one part for each declared field that names a member
 * (`custom.personalData` of the collection): a document or null, or a list that is read while it is asked for.
 */
export type MemberExport = { readonly exportedAt: string } & Readonly<Record<string, unknown>>;

/**
 * Collects everything about the caller. Documents in the trash have `deletedAt`, sealed facts are opened. Secrets of the
 * account are no part of it: Payload hides hashes and tokens of every document, and sessions are left out here.
 *
 * @throws {Problem} `authentication_required` for anyone but members, `login_not_fresh` for an older login.
 */
export async function exportMember({ req }: { req: PayloadRequest }): Promise<MemberExport> {
  const user = requireFreshLogin(req);
  const account = await req.payload.findByID({
    collection: 'users',
    id: user,
    depth: 0,
    overrideAccess: true,
    req,
  });
  const { consents, sessions: _sessions, collection: _collection, ...rest } = account;
  const parts: Record<string, unknown> = {};
  for (const { collection, field, exported } of personalFields(req.payload.config.collections)) {
    if (exported === false) continue;
    const documents = withoutField(ownedDocuments({ req, collection, field, user }), field);
    parts[exported.name] = exported.as === 'list' ? documents : await firstOf(documents);
  }
  return { exportedAt: new Date().toISOString(), account: rest, consents, ...parts };
}

/** In a file about one member the documents need not say whose they are. */
async function* withoutField(documents: AsyncIterable<object>, field: string): AsyncGenerator<object> {
  for await (const document of documents) {
    yield Object.fromEntries(Object.entries(document).filter(([name]) => name !== field));
  }
}

async function firstOf(documents: AsyncIterable<object>): Promise<object | null> {
  for await (const document of documents) return document;
  return null;
}
