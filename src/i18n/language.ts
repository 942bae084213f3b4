import Negotiator from 'negotiator';
import { languages, type Language } from '../domain/language.ts';

/**
 * Maps a language tag (`ko-KR`, `en`, `fr`) to a supported language; all others to the first language of the list.
 */
export function toLanguage(tag: string | null | undefined): Language {
  const lower = tag?.toLowerCase() ?? '';
  return languages.find((language) => lower.startsWith(language)) ?? languages[0];
}

/**
 * The supported language that an `Accept-Language` header (RFC 9110 §12.5.4) prefers. Undefined when it names none, or
 * accepts any (`*`, which programs send).
 */
export function requestedLanguage(header: string | null | undefined): Language | undefined {
  const named = (header ?? '').split(',').filter((range) => !/^\s*(?:\*|$)/.test(range));
  if (named.length === 0) return undefined;
  const [best] = new Negotiator({ headers: { 'accept-language': named.join(',') } }).languages([
    ...languages,
  ]);
  return languages.find((language) => language === best);
}

/** The language for a caller: of the header, else the one that the member chose, else English, as for a program. */
export function callerLanguage(header: string | null | undefined, chosen?: string | null): Language {
  return requestedLanguage(header) ?? (chosen == null ? 'en' : toLanguage(chosen));
}
