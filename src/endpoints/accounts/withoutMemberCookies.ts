import type { RouteHandler } from '../operations/guardRequest.ts';

/**
 * Takes cookies out of every answer but those about staff accounts: apps send members' tokens in a header, and a member's
 * cookie in a browser would be one more way for other sites to act in their name.
 */
export function withoutMemberCookies<Context>(
  handler: RouteHandler<Context>,
  apiRoute = '/api',
): RouteHandler<Context> {
  return async (request, context) => {
    const response = await handler(request, context);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith(`${apiRoute}/staff/`)) response.headers.delete('set-cookie');
    return response;
  };
}
