import type { CollectionAfterOperationHook } from 'payload';
import { showLastEditors } from '../../src/services/curation/lastEditors.ts';

/** Shows staff in lists who has changed each document last, with one statement for the page. */
export const showLastEditor: CollectionAfterOperationHook = async ({
  args,
  collection,
  operation,
  req,
  result,
}) => {
  if (operation !== 'find' || req.user?.collection !== 'staff' || !('docs' in result)) return result;
  const { select } = args as { readonly select?: Readonly<Record<string, unknown>> | null };
  // Payload passes null where it loads related documents.
  if (select == null || select['changedBy'] === true)
    await showLastEditors(req, collection.slug, result.docs);
  return result;
};
