import type { Payload } from 'payload';
import { bodyKindOf } from './bodyKinds.ts';
import { readGraphqlBody, withBody, withCheckedBody } from './checkBody.ts';
import { checkGraphql } from './checkGraphql.ts';
import { checkRouteParameters, methodOverrideHeaders } from './checkRouteParameters.ts';
import { checkParameters, checkUrl } from './checkUrl.ts';
import { routeOf } from './routeOf.ts';
import { answerOnce } from './answerOnce.ts';
import { checkCaller } from './callers.ts';
import { isLoginOnly, needsNoLogin, ownerOfRequest } from './loginCalls.ts';
import { checkPreconditions } from './preconditions.ts';
import { respondWithGraphqlProblem, withGraphqlProblems } from './graphqlAnswers.ts';
import {
  answerProblems,
  checkMethod,
  refusalPageOf,
  withProblemBody,
  type LazyPayload,
  type RouteHandler,
} from './problemAnswers.ts';

/**
 * Validates a request before Payload's REST handlers run. Requests that they cannot handle (invalid escapes, NUL, deep
 * nesting, malformed JSON and forms, huge bodies, malformed ids) and those with a dead token get a problem as the answer.
 * All other requests pass unchanged.
 */
export function guardRest<Context>(
  handler: RouteHandler<Context>,
  payload: LazyPayload,
): RouteHandler<Context> {
  return answerProblems(payload, async (request, context, started) => {
    const { config } = started;
    const url = new URL(request.url);
    checkUrl(url);
    checkMethod(methodOf(request), url.pathname, config);
    const route = routeOf(request.method, url.pathname, config);
    const guarded = async () => {
      const owner = await ownerOfRequest({
        headers: request.headers,
        payload: started,
        isLogin: route !== undefined && needsNoLogin(route),
      });
      await checkCaller(request, { route, payload: started });
      checkRouteParameters(request, config);
      checkPreconditions(request, config);
      if (request.method === 'HEAD') return answerHead(handler, request, context);
      const handle = (checked: Request) => handler(checked, context);
      // The handler reads it, and keeps its promise of `Idempotency-Key` by itself.
      if (route !== undefined && bodyKindOf(route.endpoint).kind === 'stream')
        return withProblemBody(await handle(await withCheckedBody(request, { route, config })), request);
      return withProblemBody(
        await answerOnce({
          request: await withCheckedBody(request, { route, config }),
          payload: started,
          owner,
          handle,
        }),
        request,
      );
    };
    return guarded().catch((error: unknown) =>
      refusalPageOf(error, { custom: route?.endpoint.custom, payload: started, request }),
    );
  });
}

/** The same for GraphQL. It also checks the document and its variables: their size, depth and cost. */
export function guardGraphql<Context>(
  handler: RouteHandler<Context>,
  payload: LazyPayload,
): RouteHandler<Context> {
  const guarded = async (request: Request, context: Context, started: Payload) => {
    checkParameters(new URL(request.url).search, {});
    checkPreconditions(request, started.config);
    const { body, ...input } = await readGraphqlBody(request);
    checkGraphql(input);
    const isLogin = isLoginOnly(input.query, started.config);
    const owner = await ownerOfRequest({ headers: request.headers, payload: started, isLogin });
    return answerOnce({
      request: withBody(request, { body, contentType: 'application/json' }),
      payload: started,
      owner,
      handle: async (checked) => withGraphqlProblems(await handler(checked, context), checked, started),
    });
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
  const response = await withProblemBody(
    await handler(new Request(url, { headers, signal }), context),
    request,
  );
  await response.body?.cancel();
  return new Response(null, response);
}

/** The method by which Payload looks for the route. */
function methodOf({ method, headers }: Request): string {
  return method === 'POST' && methodOverrideHeaders.some((name) => headers.get(name) === 'GET')
    ? 'GET'
    : method;
}
