import { QueryError, type PayloadRequest, type SanitizedCollectionConfig } from 'payload';
import { isAdminUiRequest } from '../../../domain/operations/query/adminUi.ts';
import { resolvePath, type QueryField } from '../../../domain/operations/query/fields.ts';
import { queryLimits } from '../../../domain/operations/query/limits.ts';
import { selectFault } from '../../../domain/operations/query/select.ts';
import { readSort } from '../../../domain/operations/query/sort.ts';
import { readFilter, type FilterFault } from '../../../domain/operations/query/where.ts';
import { Problem } from '../../../errors/problem.ts';
import { readerOf, type Reader } from './queryFields.ts';

/** The arguments of an operation, as REST, GraphQL and the Local API pass them. */
type OperationArguments = Readonly<Record<string, unknown>>;

/**
 * How strict a call is checked. An app gets an error for what it must not ask. The admin UI and its pages ask for "all"
 * in places, and get as much as one call may have.
 */
type Strictness = 'refuse' | 'fit';

interface Call {
  readonly operation: string;
  readonly collection: SanitizedCollectionConfig;
  readonly req: PayloadRequest;
  readonly strictness: Strictness;
  readonly reader: Reader;
  readonly fields: readonly QueryField[];
}

/**
 * Checks the query of an operation and returns the arguments with it: the number of documents, the filter, the order
 * and the selection. REST, GraphQL, bulk operations and the pages of the admin UI meet here. A field that the caller may
 * not read is refused as if it did not exist.
 *
 * @throws {Problem} 400 with the argument as the field: invalid_filter, out_of_range or too_complex.
 * @throws {QueryError} for pages of the admin UI, which show it as an empty list.
 */
export async function checkedQuery<Args extends object>(
  args: Args,
  { collection, operation, req }: Pick<Call, 'collection' | 'operation' | 'req'>,
): Promise<Args> {
  const given: OperationArguments = Object.fromEntries(Object.entries(args));
  const reader = await readerOf(req);
  const call: Call = {
    collection,
    operation,
    req,
    strictness: strictnessOf(given, req),
    reader,
    fields: reader.fieldsOf(collection)[isAboutVersions(operation, given) ? 'versions' : 'documents'],
  };
  if (call.strictness === 'refuse') checkSelection(given, call);
  if (operation === 'readDistinct') checkDistinct(given['field'], call);
  return {
    ...args,
    ...numbersOf(given, call),
    ...(given['where'] != null ? { where: filterOf(given['where'], call) } : {}),
    ...(given['sort'] !== undefined ? { sort: orderOf(given['sort'], call) } : {}),
    ...(given['joins'] !== undefined ? { joins: joinsOf(given['joins'], call) } : {}),
  };
}

/** Only a call of the Local API says which access it wants; its caller is a page of the admin UI, or Payload itself. */
function strictnessOf(args: OperationArguments, req: PayloadRequest): Strictness {
  const { routes, cookiePrefix } = req.payload.config;
  const isLocal = args['overrideAccess'] === false;
  return isLocal || isAdminUiRequest(req.headers, { adminRoute: routes.admin, cookiePrefix })
    ? 'fit'
    : 'refuse';
}

/** Payload calls it `read` in both cases. Versions have no drafts, in contrast to documents. */
function isAboutVersions(operation: string, args: OperationArguments): boolean {
  return operation === 'countVersions' || (operation === 'read' && !('draft' in args));
}

function numbersOf(args: OperationArguments, { operation, strictness, req }: Call): OperationArguments {
  // GraphQL reads one document more than a join asks for, to know whether there are more.
  const extra = strictness === 'fit' && req.payloadAPI === 'GraphQL' ? 1 : 0;
  const most = queryLimits.documents + extra;
  const { limit, page, pagination } = args;
  const isList = 'pagination' in args;
  if (strictness === 'refuse') {
    checkNumber('limit', limit, queryLimits.documents);
    checkNumber('page', page, queryLimits.page);
  }
  // A bulk operation without a number is about all documents that match.
  const ofNone = operation === 'update' || operation === 'delete' ? undefined : most;
  return {
    // Without pages, Payload would read every document.
    ...(isList && limit == null && pagination === false ? { limit: most } : {}),
    ...('limit' in args && limit != null ? { limit: fitted(limit, most, ofNone) } : {}),
    ...('page' in args && page != null ? { page: fitted(page, queryLimits.page, 1) } : {}),
  };
}

function checkNumber(field: string, value: unknown, maximum: number): void {
  if (value == null) return;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= maximum) return;
  throw new Problem('out_of_range', { field, parameters: { minimum: 1, maximum } });
}

/** The nearest number that is allowed. Zero documents mean "all", which is as many as one call may have. */
function fitted<None>(value: unknown, most: number, ofNone: None): number | None {
  const number = Math.trunc(Number(value));
  return number >= 1 ? Math.min(number, most) : ofNone;
}

function filterOf(where: unknown, call: Call, fields = call.fields): unknown {
  const read = readFilter(where, fields, { acceptsEmpty: call.strictness === 'fit' });
  if (read.fault !== undefined) throw filterProblem(read.fault, call);
  return read.filter;
}

function filterProblem(fault: FilterFault, call: Call): Error {
  if (call.strictness === 'fit') return new QueryError([{ path: 'where' }]);
  return fault.code === 'too_complex'
    ? new Problem('too_complex', { field: 'where', parameters: { limit: fault.limit } })
    : new Problem('invalid_filter', { field: 'where', parameters: { path: fault.path } });
}

function orderOf(sort: unknown, call: Call, fields = call.fields): string[] | undefined {
  // The pages of the admin UI send an empty text for "no order".
  if (call.strictness === 'fit' && (sort === '' || sort === null)) return undefined;
  const read = readSort(sort, fields, { followsRelations: call.req.user?.collection === 'staff' });
  if ('keys' in read) return [...read.keys];
  throw refusal('sort', read.refused, call);
}

/** The values of one field, over all documents that the caller may read. */
function checkDistinct(field: unknown, call: Call): void {
  const end = typeof field === 'string' ? resolvePath(field, call.fields) : undefined;
  if (end?.isOpen !== true || (end.end.kind === 'value' && end.end.holds.kind === 'own-account'))
    throw refusal('field', String(field), call);
}

function checkSelection(args: OperationArguments, call: Call): void {
  const { select, populate } = args;
  // In GraphQL the server makes the selection from the fields of the query.
  if (select != null && typeof select === 'object' && call.req.payloadAPI !== 'GraphQL') {
    const fault = selectFault(select, call.fields);
    if (fault !== undefined) throw refusal('select', fault, call);
  }
  if (populate != null) checkPopulation(populate, call);
}

function checkPopulation(populate: unknown, call: Call): void {
  if (typeof populate !== 'object' || populate === null) throw refusal('populate', 'populate', call);
  const { config } = call.req.payload;
  for (const [slug, select] of Object.entries(populate)) {
    // Accounts are never shown inside other documents.
    const collection = config.collections.find((one) => one.slug === slug && !one.auth);
    const fault =
      collection === undefined ? '' : selectFault(select, call.reader.fieldsOf(collection).documents);
    if (fault !== undefined) throw refusal('populate', `${slug}.${fault}`.replace(/\.$/, ''), call);
  }
}

/** The queries of join fields: each is a list of its own. */
function joinsOf(joins: unknown, call: Call): unknown {
  if (joins === false) return joins;
  if (typeof joins !== 'object' || joins === null) throw refusal('joins', 'joins', call);
  return Object.fromEntries(
    Object.entries(joins).map(([path, query]: [string, unknown]) => [path, joinOf(path, query, call)]),
  );
}

function joinOf(path: string, query: unknown, call: Call): unknown {
  const target = Object.entries(call.collection.joins).find(([, list]) =>
    list.some(({ joinPath }) => joinPath === path),
  );
  const collection = call.req.payload.config.collections.find(({ slug }) => slug === target?.[0]);
  if (collection === undefined) throw refusal('joins', path, call);
  if (query === false) return query;
  if (typeof query !== 'object' || query === null) throw refusal('joins', path, call);
  const fields = call.reader.fieldsOf(collection).documents;
  const { limit, page, where, sort } = query as Readonly<Record<string, unknown>>;
  return {
    ...query,
    ...numbersOf({ limit, page }, call),
    ...(where === undefined ? {} : { where: filterOf(where, call, fields) }),
    ...(sort === undefined ? {} : { sort: orderOf(sort, call, fields)?.join(',') }),
  };
}

function refusal(field: string, path: string, call: Call): Error {
  return call.strictness === 'fit'
    ? new QueryError([{ path: field }])
    : new Problem('invalid_filter', { field, parameters: { path: path.slice(0, 100) || field } });
}
