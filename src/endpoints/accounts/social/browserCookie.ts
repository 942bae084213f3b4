import { randomBytes } from 'node:crypto';
import { parseCookies } from 'payload/shared';

const secondsInHour = 3_600;

/** The secret of a browser for sign-ins with a provider; undefined when it has none. */
export function browserOf(
  headers: Headers,
  { provider, isHttps }: { provider: string; isHttps: boolean },
): string | undefined {
  const secret = parseCookies(headers).get(cookieName(provider, isHttps));
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined;
}

/** A new secret for a browser. */
export function newBrowser(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The cookie that binds a sign-in to a browser. Scripts cannot read it, and neither another site nor another host of
 * this domain can set it (`__Host-`). Apple's answer is a form that a page of theirs sends, so its cookie must come along
 * from another site, which browsers allow only on https.
 */
export function browserCookie({
  provider,
  secret,
  isHttps,
}: {
  provider: string;
  secret: string;
  isHttps: boolean;
}): string {
  const sameSite = provider === 'apple' && isHttps ? 'None' : 'Lax';
  return [
    `${cookieName(provider, isHttps)}=${secret}`,
    'Path=/',
    `Max-Age=${String(secondsInHour)}`,
    'HttpOnly',
    `SameSite=${sameSite}`,
    ...(isHttps ? ['Secure'] : []),
  ].join('; ');
}

function cookieName(provider: string, isHttps: boolean): string {
  return `${isHttps ? '__Host-' : ''}diningcoach-sign-in-${provider}`;
}
