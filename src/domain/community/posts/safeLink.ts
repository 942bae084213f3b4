const safeProtocols: readonly string[] = ['http:', 'https:', 'mailto:'];

/**
 * Whether an address may be a link: an absolute one of the web, or an e-mail address. A browser ignores tabs and line
 * breaks in an address, so they are refused with all blanks; so is a name before the host, which hides the host.
 */
export function isSafeLink(address: string): boolean {
  if (!/^(?:https?:\/\/|mailto:)[^\s\\<>"'`]+$/iu.test(address)) return false;
  const url = URL.parse(address);
  if (url === null || !safeProtocols.includes(url.protocol)) return false;
  return url.username === '' && url.password === '';
}
