import type { RouteHandler } from '../operations/guard/problemAnswers.ts';

/**
 * Removes cookies from every answer except those about staff accounts and those that bind a sign-in with a provider to a
 * browser. Apps send members' tokens in a header; a
 * member's cookie in a browser would allow other sites to send requests as the member.
 */
export function withoutMemberCookies<Context>(
  handler: RouteHandler<Context>,
  apiRoute = '/api',
): RouteHandler<Context> {
  return async (request, context) => {
    const response = await handler(request, context);
    const { pathname } = new URL(request.url);
    const mayHaveCookie = ['staff', 'auth'].some((slug) => pathname.startsWith(`${apiRoute}/${slug}/`));
    if (!mayHaveCookie) response.headers.delete('set-cookie');
    return response;
  };
}
