import { asLatin, visible } from './foldText.ts';

/**
 * The host of an address or of a row of the list, as browsers read it: in lower case and punycode, without port and dots
 * at its ends. Undefined for a text that is none, and for one without a dot.
 */
export function hostOf(address: string): string | undefined {
  const plain = visible(address)
    .trim()
    .replace(/^[\\/]+/u, '');
  const url =
    /^[a-z][a-z\d+.-]*:/u.test(plain) && !/^[^/]*\.[^/]*:\d/u.test(plain) ? plain : `http://${plain}`;
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^\.+|\.+$/gu, '') : '';
  return /[^.]\.[^.]/u.test(host) ? host : undefined;
}

/**
 * The hosts that a text names, also where somebody hid the dots or letters: `bit[.]ly`, `bit (dot) ly`, `bit .ly`,
 * `bit점ly`, `bit·ly`, `bit%2ely`, a Cyrillic letter. It finds more than links (`3.5g` too), so it only serves to look for
 * the hosts of a list.
 */
export function hostsIn(text: string): Set<string> {
  const plain = visible(text)
    .replaceAll(hiddenDots, '.')
    .replaceAll(/[\u3002\uff61]|%2e/gu, '.');
  const written = [plain, asLatin(plain)].flatMap((form) => [
    ...[...form.matchAll(hostShape)].map(([host]) => host),
    ...[...form.matchAll(dotsWithBlanks)].map(([, name = '', ending = '']) => `${name}.${ending}`),
  ]);
  return new Set(written.flatMap((host) => hostOf(host) ?? []));
}

/** The host of the list that covers a host: the same one, or one whose subdomain it is. */
export function listedHost(list: ReadonlySet<string>, host: string): string | undefined {
  const labels = host.split('.');
  return labels.map((_, at) => labels.slice(at).join('.')).find((suffix) => list.has(suffix));
}

/**
 * How many links a text has for its readers: the addresses of its links, and those that stand in the text with a scheme,
 * with `www.` or under a common ending. An address that comes twice is one link.
 */
export function countLinks(text: string, links: readonly string[]): number {
  const written = [...visible(text).matchAll(shownLink)].map(([address]) => address);
  return new Set([...links, ...written].map(sameAddress)).size;
}

function sameAddress(address: string): string {
  return visible(address)
    .replace(/^[a-z][a-z\d+.-]*:\/*/u, '')
    .replace(/[).,!?/]+$/u, '');
}

/** What stands for a dot: in brackets, as a word, or with blanks around it between Latin letters. */
const hiddenDots = new RegExp(
  [
    String.raw`\s{0,3}[\[({<]\s{0,3}(?:\.|dot|점|닷|쩜)\s{0,3}[\])}>]\s{0,3}`,
    String.raw`(?<=[\da-z])\s+(?:dot|\.|점|닷|쩜)\s+(?=[a-z])`,
    String.raw`(?<=[\da-z])(?:점|닷|쩜|[\u00b7\u2022\u2219\u22c5\u30fb])(?=[a-z])`,
  ].join('|'),
  'gu',
);
const hostShape = /[\p{L}\p{M}\p{N}-]{1,63}(?:\.[\p{L}\p{M}\p{N}-]{1,63}){1,10}/gu;
/** Two labels with a blank at one side of their dot, so that the next sentence begins there, or a host goes on. */
const dotsWithBlanks = /(?<![\p{L}\p{M}\p{N}])(?=([a-z\d-]{1,63})(?:\s+\.|\.\s+)([a-z]{2,63})(?![a-z\d-]))/gu;
/** The endings by which people know an address. */
const commonEndings =
  'com|net|org|info|biz|co|kr|io|me|app|dev|shop|store|site|online|link|xyz|top|club|ly|gl|be|tv|ai';
const shownLink = new RegExp(
  String.raw`(?:https?:\/\/|www\.)[^\s<>"']+|(?<![\p{L}\p{N}@.-])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:${commonEndings})(?![\p{sc=Latin}\p{N}.-]*[\p{sc=Latin}\p{N}])(?:\/[^\s<>"']*)?`,
  'gu',
);
