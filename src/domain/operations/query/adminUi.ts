/**
 * Whether a request comes from a page of the admin UI: with the cookie of staff and not with a token, and sent by one of
 * its pages. Such a request gets no more than others. But its form is Payload's: it asks for `limit=0` where it wants
 * many, and adds parameters that the API does not have.
 */
export function isAdminUiRequest(
  headers: { get(name: string): string | null },
  { adminRoute, cookiePrefix }: { adminRoute: string; cookiePrefix: string },
): boolean {
  if (headers.get('authorization') !== null) return false;
  const hasCookie = headers.get('cookie')?.includes(`${cookiePrefix}-token=`) === true;
  const referer = headers.get('referer') ?? '';
  if (!hasCookie || !URL.canParse(referer)) return false;
  return `${new URL(referer).pathname}/`.startsWith(`${adminRoute}/`);
}
