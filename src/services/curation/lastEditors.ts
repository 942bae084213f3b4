import type { PayloadRequest } from 'payload';
import { readLastActors } from '../../database/curation/documentChanges.ts';
import type { LocalizedText } from '../../domain/language.ts';
import { toLanguage } from '../../i18n/language.ts';

/** What stands for those who are no person. */
const names: Readonly<Record<string, LocalizedText>> = {
  import: { ko: '가져오기', en: 'Import' },
  server: { ko: '서버', en: 'Server' },
};

/** Sets `changedBy` in documents of a page: the name of who has changed it last; null where nobody has. */
export async function showLastEditors(
  req: PayloadRequest,
  collection: string,
  docs: readonly unknown[],
): Promise<void> {
  const documents = docs.filter(hasId);
  if (documents.length === 0) return;
  const language = toLanguage(req.i18n.language);
  const actors = await readLastActors(
    req,
    collection,
    documents.map(({ id }) => id),
  );
  const byId = new Map(actors.map(({ id, kind, name }) => [id, name ?? names[kind]?.[language] ?? null]));
  for (const document of documents) document.changedBy = byId.get(document.id) ?? null;
}

function hasId(document: unknown): document is { readonly id: number; changedBy?: string | null } {
  return (
    typeof document === 'object' && document !== null && 'id' in document && typeof document.id === 'number'
  );
}
