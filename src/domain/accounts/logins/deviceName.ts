import Bowser from 'bowser';

/** No real header is longer, and the parser tries many patterns. */
const maximumLength = 300;
const maximumName = 60;

/**
 * A short name of the device for its owner, from the User-Agent of the login: `Safari · iPhone`, `DiningCoach · Android`.
 * It needs no translation. Null when the header says nothing.
 */
export function deviceName(userAgent: string | null): string | null {
  const text = (userAgent ?? '')
    .replace(/[^\u0020-\u007e]/g, '')
    .trim()
    .slice(0, maximumLength);
  if (text === '') return null;
  const { browser, os, platform } = Bowser.parse(text);
  // An app names itself first: `DiningCoach/3 CFNetwork/1410.0.3`, `okhttp/4.9`.
  const [firstProduct = ''] = text.split(/[/ (]/);
  const isBrowser = text.startsWith('Mozilla/') || firstProduct === 'Dalvik';
  const program = isBrowser ? browser.name : firstProduct;
  const system = platform.model ?? os.name;
  const name = [program, system].filter((part) => part !== undefined && part !== '').join(' · ');
  return name === '' ? null : name.slice(0, maximumName);
}
