import { languages, localized, type LocalizedText } from '../../src/domain/language.ts';

/**
 * One text for each language, in the order of the list. When a language is added, the compiler reports every call with
 * a missing argument.
 */
type TextForEach<List extends readonly unknown[]> = { readonly [Position in keyof List]: string };

/** A text of the admin UI in every language. The arguments have the order of `languages`. */
export const label = (...texts: TextForEach<typeof languages>): LocalizedText =>
  localized((language) => texts[languages.indexOf(language)] ?? '');

/** The headings under which the admin UI groups collections. */
export const groups = {
  rules: label('식단과 규칙', 'Diets and rules'),
  catalogue: label('식품', 'Catalogue'),
  people: label('회원', 'People'),
  community: label('커뮤니티', 'Community'),
  moderation: label('신고와 운영', 'Moderation'),
} as const;
