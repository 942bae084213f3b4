import type { SanitizedConfig } from 'payload';
import { isAdminUiRequest } from '../../../domain/operations/query/adminUi.ts';
import { checkParameters } from './checkUrl.ts';
import { routeOf } from './routeOf.ts';
import { parametersOfRoute } from './routeParameters.ts';

/**
 * Refuses parameters that the route of a request does not take. The pages of the admin UI send more parameters than the
 * API has; for them only the encoding is checked here, and the operation checks the rest.
 *
 * @param body the query of a list that comes in the body, because it is too long for an address.
 * @throws {Problem} 400 that names the parameter.
 */
export function checkRouteParameters(request: Request, config: SanitizedConfig, body?: string): void {
  const { pathname, search } = new URL(request.url);
  const method = body !== undefined || request.method === 'HEAD' ? 'GET' : request.method;
  const isAdminUi = isAdminUiRequest(request.headers, {
    adminRoute: config.routes.admin,
    cookiePrefix: config.cookiePrefix,
  });
  const route = isAdminUi ? undefined : routeOf(method, pathname, config);
  const forms = route === undefined ? undefined : parametersOfRoute(route);
  // A request with a query in its body has none in its address: Payload would join the two to one that nobody meant.
  checkParameters(search, hasQueryInBody(request) && !isAdminUi ? {} : forms);
  if (body !== undefined) checkParameters(body, forms);
}

/** Headers that let a POST carry a long query for Payload. The body of such a request is a query string. */
export const methodOverrideHeaders = ['x-payload-http-method-override', 'x-http-method-override'];

function hasQueryInBody(request: Request): boolean {
  return (
    request.method === 'POST' && methodOverrideHeaders.some((name) => request.headers.get(name) === 'GET')
  );
}
