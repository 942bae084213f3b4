import type { Payload } from 'payload';
import { graphqlFault, graphqlLimits, type GraphqlFault } from '../../domain/operations/graphqlShape.ts';
import { hasMalformedId } from '../../domain/operations/malformedId.ts';
import { decodeComponent } from '../../domain/operations/requestShape.ts';
import { Problem } from '../../errors/problem.ts';
import { checkListQuery, checkUrl } from './checkUrl.ts';
import { answerOnce } from './answerOnce.ts';
import { respondWithGraphqlProblem, withGraphqlProblems } from './graphqlAnswers.ts';
import { checkPreconditions } from './preconditions.ts';
import {
  answerProblems,
  checkMethod,
  withProblemBody,
  type LazyPayload,
  type RouteHandler,
} from './problemAnswers.ts';
import { maximumJsonBytes, parseJsonBody, readBody } from './readBody.ts';

/** Headers that let a POST carry a long query for Payload. The body of such a request is a query string. */
const methodOverrideHeaders = ['x-payload-http-method-override', 'x-http-method-override'];

/**
 * Validates a request before Payload's REST handlers run. Requests that they cannot handle (invalid escapes, NUL, deep
 * nesting, malformed JSON, huge bodies, malformed ids) get a problem as the answer. All other requests pass unchanged,
 * and uploads pass unread.
 */
export function guardRest<Context>(
  handler: RouteHandler<Context>,
  payload: LazyPayload,
): RouteHandler<Context> {
  return answerProblems(payload, async (request, context, started) => {
    const { config } = started;
    const url = new URL(request.url);
    checkUrl(url);
    checkListQuery(url.search.slice(1));
    checkMethod(methodOf(request), url.pathname, config);
    checkRoute(request.method, url.pathname, config);
    checkPreconditions(request, config);
    if (request.method === 'HEAD')
      return withProblemBody(await answerHead(handler, request, context), request);
    const handle = (checked: Request) => handler(checked, context);
    const answer = await answerOnce({ request: await withCheckedBody(request), payload: started, handle });
    return withProblemBody(answer, request);
  });
}

/** The same for GraphQL. It also checks the document: its size, depth, root fields and account calls. */
export function guardGraphql<Context>(
  handler: RouteHandler<Context>,
  payload: LazyPayload,
): RouteHandler<Context> {
  const guarded = async (request: Request, context: Context, started: Payload) => {
    checkUrl(new URL(request.url));
    checkPreconditions(request, started.config);
    const body = await readBody(request, maximumJsonBytes);
    const { query } = parseJsonBody(body);
    if (typeof query !== 'string') throw new Problem('required', { field: 'query' });
    const fault = graphqlFault(query);
    if (fault !== undefined) throw complexityProblem(fault);
    const response = await answerOnce({
      request: withBody(request, { body, contentType: 'application/json' }),
      payload: started,
      handle: (checked) => handler(checked, context),
    });
    return withGraphqlProblems(response, request);
  };
  return answerProblems(payload, guarded, respondWithGraphqlProblem);
}

/** Answers HEAD, which Payload does not support: like GET without the body (RFC 9110 §9.3.2). */
async function answerHead<Context>(
  handler: RouteHandler<Context>,
  request: Request,
  context: Context,
): Promise<Response> {
  const { url, headers, signal } = request;
  const response = await handler(new Request(url, { headers, signal }), context);
  await response.body?.cancel();
  return new Response(null, response);
}

async function withCheckedBody(request: Request): Promise<Request> {
  if (request.body === null || !['POST', 'PATCH', 'PUT'].includes(request.method)) return request;
  const contentType = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (contentType === 'application/json') {
    const body = await readBody(request, maximumJsonBytes);
    if (body.length > 0) parseJsonBody(body);
    return withBody(request, { body, contentType });
  }
  if (
    contentType === 'application/x-www-form-urlencoded' &&
    methodOverrideHeaders.some((name) => request.headers.has(name))
  ) {
    const body = await readBody(request, maximumJsonBytes);
    checkListQuery(new TextDecoder().decode(body));
    return withBody(request, { body, contentType });
  }
  return request;
}

/** Refuses paths with a malformed row id, and paths of features that the collection does not have. */
function checkRoute(method: string, pathname: string, { collections, routes }: Payload['config']): void {
  if (!pathname.startsWith(`${routes.api}/`)) return;
  const [, slug = '', ...rest] = pathname.slice(routes.api.length).split('/');
  const collection = collections.find((each) => each.slug === slug);
  if (collection === undefined || collection.endpoints === false) return;
  const path = rest.map((segment) => decodeComponent(segment.replaceAll('+', '%2B')) ?? segment).join('/');
  // Payload mounts these two routes for every collection, and they fail where the feature is off.
  const isAbsent =
    (rest[0] === 'versions' && !collection.versions) || (rest[0] === 'verify' && !collection.auth.verify);
  if (isAbsent || hasMalformedId({ method, rest: path, routes: collection.endpoints })) {
    throw new Problem('not_found');
  }
}

/** The method by which Payload looks for the route. */
function methodOf({ method, headers }: Request): string {
  return method === 'POST' && methodOverrideHeaders.some((name) => headers.get(name) === 'GET')
    ? 'GET'
    : method;
}

/** Makes an equivalent request with the body that was read from the first one. */
function withBody(
  request: Request,
  { body, contentType }: { body: Uint8Array; contentType: string },
): Request {
  const headers = new Headers(request.headers);
  // Payload compares the type case-sensitively and would ignore a body with the type `Application/JSON`.
  headers.set('content-type', contentType);
  return new Request(request.url, {
    method: request.method,
    headers,
    body: new Uint8Array(body),
    signal: request.signal,
  });
}

function complexityProblem(fault: GraphqlFault): Problem {
  switch (fault) {
    case 'too_deep':
      return new Problem('too_deep', { field: 'query', parameters: { limit: graphqlLimits.depth } });
    case 'too_large':
      return limitProblem(`${String(graphqlLimits.bytes)} bytes`);
    case 'too_many_root_fields':
      return limitProblem(`${String(graphqlLimits.rootFields)} root fields`);
    case 'too_many_fields':
      return limitProblem(`${String(graphqlLimits.fields)} fields`);
    case 'too_many_account_calls':
      return limitProblem(`${String(graphqlLimits.accountCalls)} account call`);
  }
}

function limitProblem(limit: string): Problem {
  return new Problem('too_complex', { field: 'query', parameters: { limit } });
}
