import { recordOf } from './record.ts';

/** The languages in which people are answered: the only list of its kind. The first one is the product's own. */
export const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames = { ko: '한국어', en: 'English' } as const satisfies LocalizedText;

/** The locale that writes figures and days of a language. */
export const locales = { ko: 'ko-KR', en: 'en-GB' } as const satisfies LocalizedText;

/** A text in every language. Adding a language to the list makes the compiler name every text that lacks it. */
export type LocalizedText = Readonly<Record<Language, string>>;

/** A text made for each language. */
export function localized(textIn: (language: Language) => string): LocalizedText {
  return recordOf(languages, textIn);
}

/** A word that is the same in all languages: a slug, a name that we have no translation of. */
export function untranslated(text: string): LocalizedText {
  return localized(() => text);
}

/** A text with each `{name}` filled from the parameters; a parameter that is missing leaves nothing. */
export function fillText(
  text: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
}
