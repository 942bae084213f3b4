import {
  docAccessOperation,
  isolateObjectProperty,
  type Collection,
  type Endpoint,
  type GraphQLExtension,
  type PayloadRequest,
} from 'payload';
import { z } from 'zod';
import { requireReadable } from '../../services/operations/copy/copyDocument.ts';
import { takesBody } from './guard/bodyKinds.ts';
import { collectionOf } from './collectionOf.ts';

/**
 * `POST /api/<collection>/access/:id`, instead of Payload's, which answers 404 for no document and 200 for one that the
 * caller may not read. Without an id it is about a new document.
 */
export const documentAccessEndpoint: Endpoint = {
  path: '/access/:id?',
  method: 'post',
  ...takesBody('object'),
  handler: async (req) => {
    const id = req.routeParams?.['id'];
    const access = await accessTo({
      req,
      collection: collectionOf(req),
      id: id === undefined ? undefined : Number(id),
      data: req.data,
    });
    return Response.json(access);
  },
};

const fieldOfQuery = z.looseObject({});
const argumentsOfField = z.looseObject({ id: z.coerce.number() });

/** The same for the queries `docAccess…` of GraphQL. */
export const guardDocumentAccess: GraphQLExtension = (_, { collections, Query }) => {
  for (const collection of Object.values(collections)) {
    const name = `docAccess${collection.graphQL?.type.name ?? ''}`;
    if (!Object.hasOwn(Query.fields, name)) continue;
    Query.fields[name] = {
      ...fieldOfQuery.parse(Query.fields[name]),
      resolve: (parent: unknown, args: unknown, { req }: { req: PayloadRequest }) =>
        accessTo({
          req: isolateObjectProperty(req, 'transactionID'),
          collection,
          id: argumentsOfField.parse(args).id,
        }),
    };
  }
  return {};
};

async function accessTo({
  collection,
  data,
  id,
  req,
}: {
  req: PayloadRequest;
  collection: Collection;
  id: number | undefined;
  data?: PayloadRequest['data'];
}): Promise<unknown> {
  if (id !== undefined)
    await requireReadable({ req, collection: collection.config, id, overrideAccess: false, trash: true });
  return docAccessOperation({
    collection,
    req,
    ...(id === undefined ? {} : { id }),
    ...(data === undefined ? {} : { data }),
  });
}
