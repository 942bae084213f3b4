const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origins under which a browser may show a site: the one it is published under, and on a person's own machine the
 * other names of that machine, since `localhost` and `127.0.0.1` are two origins to a browser.
 */
export function addressesOf(publicUrl: string): string[] {
  const { hostname, origin } = new URL(publicUrl);
  if (!loopbackNames.includes(hostname)) return [origin];
  return loopbackNames.map((name) => origin.replace(hostname, name));
}
