import {
  combineQueries,
  executeAccess,
  validateQueryPaths,
  type PayloadRequest,
  type SanitizedCollectionConfig,
  type Where,
} from 'payload';
import { isNarrow } from '../../../domain/operations/wholeCollection.ts';
import { Problem } from '../../../errors/problem.ts';

/** The documents that a bulk operation is about. */
export interface BulkSelection {
  readonly where: Where | undefined;
  /** At most this many documents; undefined or 0: all that match. */
  readonly limit: number | undefined;
  readonly sort: readonly string[];
  /** Includes documents in the trash. */
  readonly trash: boolean;
  /** `all`: the caller means the whole collection. */
  readonly confirm: 'all' | undefined;
}

/**
 * The ids of the documents that a bulk operation changes: those that match and that the caller may change.
 *
 * @throws {Problem} `required` without a filter, `confirmation_required` when the filter matches everything that the
 *   caller may change and the caller has not confirmed that.
 * @throws {Forbidden | QueryError} by Payload's rules of access and of filters.
 */
export async function findBulkTargets({
  req,
  collection,
  operation,
  selection,
}: {
  req: PayloadRequest;
  collection: SanitizedCollectionConfig;
  operation: 'update' | 'delete';
  selection: BulkSelection;
}): Promise<number[]> {
  const { confirm, limit = 0, sort, trash, where } = selection;
  const access = await executeAccess({ req }, collection.access[operation]);
  if (where === undefined) throw new Problem('required', { field: 'where' });
  await validateQueryPaths({ collectionConfig: collection, overrideAccess: false, req, where });
  const visible: Where = collection.trash && !trash ? { deletedAt: { exists: false } } : {};
  const all = combineQueries(visible, access);
  const matching = { and: [where, all] };
  const countOf = async (condition: Where) =>
    (await req.payload.db.count({ collection: collection.slug, where: condition, req })).totalDocs;
  if (confirm !== 'all' && !isNarrow(where) && !isConfirmedByDialog(req)) {
    const matched = await countOf(matching);
    if (matched > 0 && matched === (await countOf(all)))
      throw new Problem('confirmation_required', { field: 'confirm', parameters: { count: matched } });
  }
  const { docs } = await req.payload.db.find<{ id: number }>({
    collection: collection.slug,
    where: matching,
    pagination: false,
    limit,
    sort: [...sort, 'id'],
    select: {},
    req,
  });
  return docs.map(({ id }) => id);
}

/** The admin UI, which sends a cookie and no token, asks in a dialog before it changes a selection of everything. */
function isConfirmedByDialog({ headers, user }: PayloadRequest): boolean {
  return user?.collection === 'staff' && !headers.has('authorization');
}
