/**
 * Brings a text into a normal form of Unicode, in linear time. `String.normalize` sorts the combining marks after a
 * letter, which takes quadratic time. So longer runs are first divided as in Unicode's stream-safe format (UAX #15):
 * after 30 marks comes an invisible mark that ends the sorting. No writing system has such runs.
 */
export function inNormalForm(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  return (text.length > 31 && longRun.test(text) ? text.replace(thirtyMarks, '$&\u034f') : text).normalize(
    form,
  );
}

const longRun = /\p{M}{31}/u;
const thirtyMarks = /\p{M}{30}(?=\p{M})/gu;
