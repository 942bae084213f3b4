import type { StaticLabel } from 'payload';

/** A text of the admin UI in both languages. */
export const label = (ko: string, en: string): StaticLabel => ({ ko, en });

/** The headings under which the admin UI groups collections. */
export const groups = {
  rules: label('식단과 규칙', 'Diets and rules'),
  catalogue: label('식품', 'Catalogue'),
  people: label('회원', 'People'),
} as const;
