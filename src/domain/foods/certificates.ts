import { untranslated, type LocalizedText } from '../language.ts';

/** The certificates that packs often show, by their slug in `labels`. A food may have others. */
const certificates = {
  halal: { ko: '할랄', en: 'halal' },
  vegan: { ko: '비건', en: 'vegan' },
  vegetarian: { ko: '채식', en: 'vegetarian' },
  'gluten-free': { ko: '무글루텐', en: 'gluten-free' },
  organic: { ko: '유기농', en: 'organic' },
} as const satisfies Record<string, LocalizedText>;

export const certificateSlugs = Object.keys(certificates);

const names: ReadonlyMap<string, LocalizedText> = new Map(Object.entries(certificates));

export function isCertificate(slug: string): boolean {
  return names.has(slug);
}

/** The name of a certificate. One that is not in the list is shown with blanks instead of hyphens. */
export function nameOfCertificate(slug: string): LocalizedText {
  return names.get(slug) ?? untranslated(slug.replaceAll('-', ' '));
}
