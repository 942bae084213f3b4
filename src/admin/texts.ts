import type { LocalizedText } from '../domain/language.ts';
import { toLanguage } from '../i18n/language.ts';

/** Returns a function that selects texts in the language that a person has chosen in the admin UI. */
export function speaker(language: string): (text: LocalizedText) => string {
  const chosen = toLanguage(language);
  return (text) => text[chosen];
}
