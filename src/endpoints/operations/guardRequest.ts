import { headersWithCors, type Payload } from 'payload';
import { z } from 'zod';
import { respondWithProblem } from '../../errors/respondWithProblem.ts';
import { Problem } from '../../errors/problem.ts';
import { readGraphqlBody, withBody, withCheckedBody } from './checkBody.ts';
import { checkGraphql } from './checkGraphql.ts';
import { checkRouteParameters } from './checkRouteParameters.ts';
import { checkParameters, checkUrl } from './checkUrl.ts';
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
    const route = routeOf(request.method, url.pathname, config);
    checkRouteParameters(request, config);
    checkPreconditions(request, config);
    if (request.method === 'HEAD') return answerHead(handler, request, context);
    const handle = (checked: Request) => handler(checked, context);
    return withProblemBody(
      await answerOnce({
        request: await withCheckedBody(request, { route, config }),
        payload: started,
        handle,
      }),
    );
  });
}

/** The same for GraphQL. It also checks the document and its variables: their size, depth and cost. */
export function guardGraphql<Context>(
  handler: RouteHandler<Context>,
  payload: LazyPayload,
): RouteHandler<Context> {
  return answerProblems(payload, async (request, context, started) => {
    checkParameters(new URL(request.url).search, {});
    checkPreconditions(request, started.config);
    const { body, ...input } = await readGraphqlBody(request);
    checkGraphql(input);
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

/**
 * Replaces Payload's own English answer for what does not exist, which has no error code, by a problem. For a collection
 * without routes its status is 501.
 */
async function withProblemBody(response: Response): Promise<Response> {
  if (response.status !== 404 && response.status !== 501) return response;
  const answer = answerBody.safeParse(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  );
  if (answer.success && answer.data.code === undefined) throw new Problem('not_found');
  return response;
}
