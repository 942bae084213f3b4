import { domainToASCII, domainToUnicode } from 'node:url';
import { inNormalForm } from '../../normalForm.ts';

/**
 * The one form of an address: NFKC, lower case, and the domain in letters, not in Punycode. So an address is the same
 * account however a keyboard or a mail program writes it. An address that is none stays as it is, for the check.
 */
export function normalEmail(text: string): string {
  const email = inNormalForm(text, 'NFKC').trim().toLowerCase();
  const at = email.lastIndexOf('@');
  if (at < 1) return email;
  const ascii = asciiOf(email.slice(at + 1));
  return ascii === '' ? email : inNormalForm(`${email.slice(0, at)}@${domainToUnicode(ascii)}`, 'NFKC');
}

/** The most bytes of an address, and of the part before the `@` (RFC 5321, section 4.5.3.1). */
const maximum = { address: 254, local: 64 };

/** The characters of a name before the `@`: those of RFC 5322, and letters and digits of all languages (RFC 6532). */
const localPart = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
/** A domain in ASCII: at least two labels, and the last one is no number. */
const asciiDomain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?!\d+$)[a-z0-9-]{2,63}$/;

/** What a domain is written with. The parser of Node takes what follows a `/`, `?` or `#` for a path, and drops it. */
const domainSigns = /^[\p{L}\p{M}\p{N}\p{Join_Control}.。-]+$/u;

function asciiOf(domain: string): string {
  return domainSigns.test(domain) ? domainToASCII(domain) : '';
}

/** Whether a text in its normal form is one address to which a mail can be sent. Quoted names are not supported. */
export function isEmail(email: string): boolean {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, Math.max(at, 0));
  const domain = asciiOf(email.slice(at + 1));
  return (
    localPart.test(local) &&
    asciiDomain.test(domain) &&
    Buffer.byteLength(local) <= maximum.local &&
    Buffer.byteLength(`${local}@${domain}`) <= maximum.address
  );
}
