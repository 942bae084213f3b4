const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The origins at which a browser may show the site: the public one. On a developer's machine also the other names of
 * the machine, because `localhost` and `127.0.0.1` are different origins for a browser.
 */
export function addressesOf(publicUrl: string): string[] {
  const { hostname, origin } = new URL(publicUrl);
  if (!loopbackNames.includes(hostname)) return [origin];
  return loopbackNames.map((name) => origin.replace(hostname, name));
}
