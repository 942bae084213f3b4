import { languages, type Language } from '../domain/language.ts';

/**
 * Maps a language tag (`ko-KR`, `en`, `fr`) to a supported language; all others to the first language of the list.
 */
export function toLanguage(tag: string | null | undefined): Language {
  const lower = tag?.toLowerCase() ?? '';
  return languages.find((language) => lower.startsWith(language)) ?? languages[0];
}

/**
 * The language that a caller prefers, from an `Accept-Language` header (RFC 9110 §12.5.4): the supported tag with the
 * highest weight. English without a header or without a supported tag, because such a client is a program.
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
