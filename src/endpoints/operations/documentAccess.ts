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
const typed = z.looseObject({ type: z.unknown() });
const permissions = z.record(z.string(), z.unknown());
const argumentsOfField = z.looseObject({ id: z.coerce.number() });

/** The same for the queries `docAccess…` of GraphQL. */
export const guardDocumentAccess: GraphQLExtension = (graphQL, { collections, Query }) => {
  const { GraphQLObjectType } = graphQL;
  const known = new Set<unknown>();
  /** Payload shortens what is allowed to `true`, and leaves out what is not. Its types read the long form. */
  const readShortForm = (type: unknown): void => {
    if (!(type instanceof GraphQLObjectType) || known.has(type)) return;
    known.add(type);
    for (const [name, field] of Object.entries(type.getFields())) {
      field.resolve = (source: unknown) => permissionIn(source, name);
      readShortForm(field.type);
    }
  };
  for (const collection of Object.values(collections)) {
    const name = `docAccess${collection.graphQL?.type.name ?? ''}`;
    if (!Object.hasOwn(Query.fields, name)) continue;
    readShortForm(typed.parse(Query.fields[name]).type);
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
  const { Access } = z.looseObject({ Access: typed }).parse(Query.fields);
  if (Access.type instanceof GraphQLObjectType)
    for (const { type } of Object.values(Access.type.getFields())) readShortForm(type);
  return {};
};

function permissionIn(source: unknown, name: string): unknown {
  if (name === 'where') return permissions.safeParse(source).data?.[name];
  return source === true || (permissions.safeParse(source).data?.[name] ?? false);
}

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
