import { toLanguage, type Language } from '../i18n/language.ts';

/** A text of the admin UI in every language that it speaks. */
export type Text = Readonly<Record<Language, string>>;

/** Picks texts by the language that a person has chosen in the admin UI. */
export function speaker(language: string): (text: Text) => string {
  const chosen = toLanguage(language);
  return (text) => text[chosen];
}
