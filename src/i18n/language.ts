import { languages, type Language } from '../domain/language.ts';

/** Narrows any language tag (`ko-KR`, `en`, `fr`) to one that we speak; the first of the list for all others. */
export function toLanguage(tag: string | null | undefined): Language {
  const lower = tag?.toLowerCase() ?? '';
  return languages.find((language) => lower.startsWith(language)) ?? languages[0];
}

/**
 * The language a caller prefers, from an `Accept-Language` header (RFC 9110 §12.5.4): the highest-weighted tag among
 * the languages that we speak. Without a header, or with none of them named, English: a client that says nothing is a
 * program.
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
    .filter(({ tag, weight }) => weight > 0 && isSpoken(tag))
    .sort((a, b) => b.weight - a.weight);
  const best = ranked[0];
  return best === undefined ? 'en' : toLanguage(best.tag);
}

function isSpoken(tag: string): boolean {
  const primary = /^\w*/.exec(tag)?.[0];
  return languages.some((language) => language === primary);
}
