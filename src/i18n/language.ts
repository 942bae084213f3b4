/** The languages that people are answered in. */
export const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];

/** Narrows any language tag (`ko-KR`, `en`, `fr`) to one that we speak. Korean is the product's first language. */
export function toLanguage(tag: string | null | undefined): Language {
  return tag?.toLowerCase().startsWith('en') === true ? 'en' : 'ko';
}

/**
 * The language a caller prefers, from an `Accept-Language` header (RFC 9110 §12.5.4): the highest-weighted tag among
 * ko and en. Without a header, or with neither named, English: a client that says nothing is a program.
 */
export function languageOfHeader(header: string | null | undefined): Language {
  if (header === null || header === undefined) return 'en';
  const ranked = header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => weight > 0 && /^(ko|en)\b/.test(tag))
    .sort((a, b) => b.weight - a.weight);
  const best = ranked[0];
  return best === undefined ? 'en' : toLanguage(best.tag);
}
