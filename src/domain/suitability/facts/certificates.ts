import type { FactSource } from './facts.ts';

/** For each certificate, the class that no food with it has. */
const excludedClasses: ReadonlyMap<string, string> = new Map([
  ['vegan', 'not-vegan'],
  ['vegetarian', 'not-vegetarian'],
  ['halal', 'not-halal'],
]);

/** The class that no food with the certificate has; undefined for a certificate about something else. */
export function classExcludedBy(certificate: string): string | undefined {
  return excludedClasses.get(certificate);
}

/**
 * "Gluten-free" means at most 20 mg of gluten per kg in Codex, the European Union, the United States and Korea. It proves
 * nothing of wheat as an allergen: in the European Union such a food may be made of wheat starch from which the gluten was
 * washed.
 */
export const glutenFree = {
  certificate: 'gluten-free',
  allergens: ['gluten'],
  source: {
    title: 'Standard for Foods for Special Dietary Use for Persons Intolerant to Gluten, CXS 118-1979',
    publisher: 'Codex Alimentarius',
    year: 2015,
    url: 'https://www.fao.org/fao-who-codexalimentarius/',
  } satisfies FactSource,
} as const;
