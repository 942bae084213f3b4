import { configToSchema } from '@payloadcms/graphql';
import { getNamedType, isLeafType, isObjectType, type GraphQLObjectType } from 'graphql';
import type { SanitizedCollectionConfig, SanitizedConfig } from 'payload';
import { routesOf } from '../hostile/routes.ts';

/** What would name a member: texts, and numbers that nothing else has. */
export interface Identity {
  readonly texts: readonly string[];
  readonly numbers: readonly number[];
}

/** A read that the API offers. */
export interface Read {
  readonly path: string;
  readonly json?: object;
}

/** Reads that need a token of their own, or that end by themselves never. */
const left =
  /\/(stream|file\/:filename|:provider|confirm-email|undo-email|change-email|guardian.*)$|\/api\/graphql|\/api\/auth\//;

/**
 * Every read of the live config that is about people: each GET route, for each id of its collection, lists as large as
 * they can be, and each list of GraphQL with all its fields.
 *
 * @param ids the documents that a route with an id is asked about; other collections are asked about one id
 */
export function readsOf(
  config: SanitizedConfig,
  { ids, boards }: { ids: Readonly<Record<string, readonly number[]>>; boards: readonly string[] },
): Read[] {
  const personal = config.collections.filter(hasPeople);
  const slugs = new Set<string>(personal.map(({ slug }) => slug));
  const paths = routesOf(config)
    .filter(({ collection, method, path }) => {
      const isPersonal = collection === undefined || slugs.has(collection.slug);
      return method === 'GET' && isPersonal && !left.test(path) && path !== `/api/${collection?.slug ?? ''}`;
    })
    .flatMap(({ collection, path }) => {
      if (!path.includes('/:')) return [path];
      const values = path.includes(':slug') ? boards : (ids[collection?.slug ?? ''] ?? [1]);
      return values.map((value) => path.replace(/\/:\w+\??/u, `/${String(value)}`));
    });
  const lists = personal.flatMap(({ slug, trash }) => [
    `/api/${slug}?limit=100&depth=2`,
    ...(trash ? [`/api/${slug}?limit=100&trash=true`] : []),
  ]);
  const rest = [...new Set([...paths, ...lists])].map((path): Read => ({ path }));
  return [...rest, ...graphqlReads(config)];
}

const people = ['users', 'members', 'posts', 'comments', 'post-images', 'meal-diaries', 'moderation-cases'];

/** Whether a collection is about people: it names them, or something that they wrote. A catalogue does not. */
function hasPeople({ flattenedFields, slug }: SanitizedCollectionConfig): boolean {
  const targets = flattenedFields.flatMap((field) => ('relationTo' in field ? field.relationTo : []));
  return [slug, ...targets].some((target) => people.includes(target));
}

function graphqlReads(config: SanitizedConfig): Read[] {
  const lists = configToSchema(config).schema.getQueryType()?.getFields() ?? {};
  return Object.values(lists).flatMap(({ name, type }) => {
    const page = getNamedType(type);
    const docs = isObjectType(page) ? page.getFields()['docs'] : undefined;
    const document = docs === undefined ? undefined : getNamedType(docs.type);
    if (!isObjectType(document)) return [];
    const text = `{ ${name}(limit: 30) { totalDocs docs { ${selectionOf(document, 1)} } } }`;
    return [{ path: '/api/graphql', json: { query: text } }];
  });
}

function selectionOf(type: GraphQLObjectType, depth: number): string {
  return Object.values(type.getFields())
    .flatMap(({ name, type: fieldType }) => {
      const named = getNamedType(fieldType);
      if (isLeafType(named)) return [name];
      if (depth === 0 || !isObjectType(named)) return [];
      // An account inside another document is its id.
      if ('password' in named.getFields()) return [`${name} { id }`];
      const inner = selectionOf(named, depth - 1);
      return inner === '' ? [] : [`${name} { ${inner} }`];
    })
    .join(' ');
}

/** The innermost documents of an answer in which somebody is named. */
export function documentsNaming(answer: unknown, identity: Identity): object[] {
  const found = new Set<object>();
  visit(answer, { answer });
  return [...found];

  function visit(value: unknown, document: object): void {
    if (typeof value === 'object' && value !== null)
      for (const one of Object.values(value))
        visit(one, 'id' in value && !Array.isArray(value) ? value : document);
    else if (names(value, identity)) found.add(document);
  }
}

function names(value: unknown, { numbers, texts }: Identity): boolean {
  if (typeof value === 'number') return numbers.includes(value);
  if (typeof value !== 'string') return false;
  return (
    texts.some((text) => value.includes(text)) || numbers.some((number) => value.includes(String(number)))
  );
}

/** The values of a document that are neither objects nor lists, by their paths. */
export function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object') return new Map([[path, JSON.stringify(value)]]);
  return new Map(Object.entries(value).flatMap(([name, inner]) => [...leavesOf(inner, `${path}.${name}`)]));
}

/** The paths whose value is one in all documents of an author, and in no document of anybody else. */
export function tiesBetween(own: readonly unknown[], others: readonly unknown[]): string[] {
  const [first, ...rest] = own.map((document) => leavesOf(document));
  const foreign = others.map((document) => leavesOf(document));
  if (first === undefined || rest.length === 0) throw new Error('one document ties nothing');
  return [...first]
    .filter(
      ([path, value]) =>
        rest.every((leaves) => leaves.get(path) === value) &&
        foreign.every((leaves) => leaves.get(path) !== value),
    )
    .map(([path, value]) => `${path} = ${value}`);
}
