import { headersWithCors, type Payload } from 'payload';
import { z } from 'zod';
import { graphqlFault, graphqlLimits, type GraphqlFault } from '../../domain/operations/graphqlShape.ts';
import { respondWithProblem } from '../../errors/respondWithProblem.ts';
import { Problem } from '../../errors/problem.ts';
import { readGraphqlBody, withBody, withCheckedBody } from './checkBody.ts';
import { checkListQuery, checkUrl } from './checkUrl.ts';
import { routeOf } from './routeOf.ts';
import { answerOnce } from './answerOnce.ts';
import { checkPreconditions } from './preconditions.ts';

/** A route handler as Next mounts it. */
export type RouteHandler<Context> = (request: Request, context: Context) => Promise<Response>;

/** Returns Payload; the first request starts it. */
export type LazyPayload = () => Promise<Payload>;

const answerBody = z.object({ message: z.string(), code: z.string().optional() });

/**
 * Validates a request before Payload's REST handlers run. Requests that they cannot handle (invalid escapes, NUL, deep
 * nesting, malformed JSON and forms, huge bodies, malformed ids) get a problem as the answer. All other requests pass
 * unchanged.
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
    const route = routeOf(request.method, url.pathname, config);
    checkPreconditions(request, config);
    if (request.method === 'HEAD') return answerHead(handler, request, context);
    const handle = (checked: Request) => handler(checked, context);
    return withProblemBody(
      await answerOnce({ request: await withCheckedBody(request, route), payload: started, handle }),
    );
  });
}

/** The same for GraphQL. It also checks the document: its size, depth, root fields and account calls. */
export function guardGraphql<Context>(
  handler: RouteHandler<Context>,
  payload: LazyPayload,
): RouteHandler<Context> {
  return answerProblems(payload, async (request, context, started) => {
    checkUrl(new URL(request.url));
    checkPreconditions(request, started.config);
    const { body, query } = await readGraphqlBody(request);
    const fault = graphqlFault(query);
    if (fault !== undefined) throw complexityProblem(fault);
    return answerOnce({
      request: withBody(request, { body, contentType: 'application/json' }),
      payload: started,
      handle: (checked) => handler(checked, context),
    });
  });
}

function answerProblems<Context>(
  lazyPayload: LazyPayload,
  handler: (request: Request, context: Context, payload: Payload) => Promise<Response>,
): RouteHandler<Context> {
  return async (request, context) => {
    const payload = await lazyPayload();
    try {
      return await handler(request, context, payload);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const response = respondWithProblem(error, request.headers);
      headersWithCors({ headers: response.headers, req: { headers: request.headers, payload } });
      return response;
    }
  };
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

/** Replaces Payload's own English 404 answer, which has no error code, by a problem. */
async function withProblemBody(response: Response): Promise<Response> {
  if (response.status !== 404) return response;
  const answer = answerBody.safeParse(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  );
  if (answer.success && answer.data.code === undefined) throw new Problem('not_found');
  return response;
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
