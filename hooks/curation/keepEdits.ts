import type { CollectionBeforeOperationHook } from 'payload';
import { Problem } from '../../src/errors/problem.ts';
import { refuseLostEdits } from '../../src/services/curation/history.ts';

const basisKey = 'basedOn';

/**
 * Notes on which state of a document the change of a member of staff is based: the `updatedAt` that came with it. The
 * form of the admin UI sends it, and so does whoever sends back what they have read. The next hook drops it from the
 * input.
 *
 * @throws {Problem} `wrong_type` for a time that cannot be read.
 */
export const noteBasis: CollectionBeforeOperationHook = ({ args, operation, overrideAccess, req }) => {
  if (operation !== 'update' || overrideAccess === true || req.user?.collection !== 'staff') return args;
  const data: unknown = 'data' in args ? args.data : undefined;
  const basis: unknown =
    typeof data === 'object' && data !== null && 'updatedAt' in data ? data.updatedAt : undefined;
  // A time that cannot be read would protect nothing.
  if (basis != null && (typeof basis !== 'string' || Number.isNaN(Date.parse(basis))))
    throw new Problem('wrong_type', { field: 'updatedAt', parameters: { expected: 'a-date' } });
  req.context[basisKey] = basis ?? undefined;
  return args;
};

/** Refuses a change that would overwrite what others have written meanwhile. The document is locked. */
export const keepEditsOfOthers: CollectionBeforeOperationHook = async ({
  args,
  collection,
  operation,
  overrideAccess,
  req,
}) => {
  const basedOn = req.context[basisKey];
  if (operation !== 'update' || overrideAccess === true || typeof basedOn !== 'string' || !('id' in args))
    return args;
  req.context[basisKey] = undefined;
  await refuseLostEdits(
    { req, collection: req.payload.collections[collection.slug], id: Number(args.id) },
    { basedOn: new Date(basedOn).toISOString(), data: 'data' in args ? args.data : undefined },
  );
  return args;
};
