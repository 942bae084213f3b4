import { recordOf } from './record.ts';

/** The languages of the product. The first one is the default. */
export const languages = ['ko', 'en'] as const;
export type Language = (typeof languages)[number];

/** The name of each language in that language. */
export const languageNames = { ko: '한국어', en: 'English' } as const satisfies LocalizedText;

/** The locale for figures and dates of a language. */
export const locales = { ko: 'ko-KR', en: 'en-GB' } as const satisfies LocalizedText;

/** A text in every language. When a language is added, the compiler reports every text that lacks it. */
export type LocalizedText = Readonly<Record<Language, string>>;

/** Makes a text for each language. */
export function localized(textIn: (language: Language) => string): LocalizedText {
  return recordOf(languages, textIn);
}

/** A text that is the same in all languages: a slug, or a name without a translation. */
export function untranslated(text: string): LocalizedText {
  return localized(() => text);
}

/** Fills each `{name}` of a text from the parameters; a missing parameter becomes an empty text. */
export function fillText(
  text: string,
  parameters: Readonly<Record<string, string | number | undefined>>,
): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(parameters[name] ?? ''));
}
