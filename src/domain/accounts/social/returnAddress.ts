/** Schemes that run code or show what the address contains. */
const codeSchemes = ['javascript:', 'data:', 'vbscript:', 'blob:', 'file:', 'about:'];

/**
 * Reads an address of an app to which a sign-in may return: https, http on this machine, or the own scheme of a mobile
 * app (`diningcoach://signed-in`). It has no query and no fragment, because those are for the answer.
 *
 * @returns undefined for any other text.
 */
export function parseReturnAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '') return undefined;
  if (text.includes('?') || text.includes('#')) return undefined;
  if (codeSchemes.includes(url.protocol)) return undefined;
  return url.protocol === 'http:' && !isLoopback(url) ? undefined : url.href;
}

/** Whether an address is of this machine, so that nobody can listen on the way. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/**
 * Chooses where a sign-in returns to. Only whole addresses of the list count: an address that merely begins like one of
 * them could lead anywhere.
 *
 * @param requested what the app asked for; absent: the first address of the list.
 * @returns undefined when the app asked for another address.
 */
export function chooseReturnAddress(
  allowed: readonly string[],
  requested: string | undefined,
): { readonly address: string | undefined } | undefined {
  if (requested === undefined) return { address: allowed[0] };
  const address = parseReturnAddress(requested);
  return address !== undefined && allowed.includes(address) ? { address } : undefined;
}

/** The address with the answer of a sign-in as its query. */
export function returnAddressWith(
  address: string,
  answer: Readonly<Record<string, string | undefined>>,
): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(answer))
    if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}
