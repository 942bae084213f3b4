import type { CollectionAfterOperationHook, CollectionBeforeOperationHook } from 'payload';
import {
  isDocumentOfRoute,
  readEntityTag,
  sendEntityTag,
} from '../../../src/services/operations/writes/entityTag.ts';

/** Reads the entity tag of a document before the document itself is read. */
export const readTagFirst: CollectionBeforeOperationHook = async ({ args, collection, operation, req }) => {
  if (operation !== 'read' || !('id' in args)) return args;
  const document = { collection: collection.slug, id: args.id };
  if (isDocumentOfRoute(req, document)) req.context['entityTag'] = await readEntityTag(req, document);
  return args;
};

/** Sends the entity tag of the document that was read or written as `ETag`. A write reads it before the commit. */
export const sendTag: CollectionAfterOperationHook = async ({ collection, operation, req, result }) => {
  const { slug } = collection;
  if (result === null || typeof result !== 'object' || !('id' in result)) return result;
  const document = { collection: slug, id: result.id };
  if (operation === 'findByID' && isDocumentOfRoute(req, document)) {
    const { entityTag } = req.context;
    sendEntityTag(req, typeof entityTag === 'string' ? entityTag : undefined);
  }
  const isCreate =
    operation === 'create' && req.payloadAPI === 'REST' && req.routeParams?.['collection'] === slug;
  const isChange =
    (operation === 'updateByID' || operation === 'deleteByID') && isDocumentOfRoute(req, document);
  if (isCreate || isChange) sendEntityTag(req, await readEntityTag(req, document));
  return result;
};
