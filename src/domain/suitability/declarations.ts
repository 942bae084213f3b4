import type { AllergenScheme } from '../foodKinds.ts';
import { allergenSlugs, coveredByScheme, type AllergenSlug } from './allergens.ts';
import { sentencesOf, readWords, statementsOf, type Statement } from './declarationStatements.ts';
import type { AllergenFacts } from './facts.ts';

/** What a pack prints about what is in it. */
export interface PackTexts {
  /** The box or line on allergens. */
  readonly allergenText?: string | null;
  readonly ingredientsText?: string | null;
}

/**
 * Reads the allergens of a pack from its texts, for plain cases. Whatever is not wholly understood leaves `scheme`
 * null, so that no absence follows from it: a list with an unknown word in it, "see ingredients in bold", "알 수 없음",
 * a sentence on shared equipment. The ingredients prove presence only, unless they end with a declaration.
 */
export function readDeclaration({ allergenText, ingredientsText }: PackTexts): AllergenFacts {
  const box = statementsOf(allergenText ?? '');
  const list = statementsOf(ingredientsText ?? '');
  const declaring = [...box.filter(isDeclaration), ...list.filter((one) => isDeclaration(one) && one.kind !== 'list')];
  const headed = list.filter((one) => one.kind === 'list' && one.hasHeading && isDeclaration(one));
  const declarations = [...declaring, ...headed];
  const isDoubtful = box.some(isDoubt) || [...box, ...list].some(({ kind }) => kind === 'elsewhere');
  const contains = new Set([
    ...[...box, ...list.filter(({ kind }) => kind === 'contains')].filter(isPresence).flatMap(({ allergens }) => allergens),
    ...declarations.flatMap(({ allergens }) => allergens),
    ...namedIngredients(ingredientsText ?? ''),
  ]);
  const traces = [...box, ...list].filter(({ kind }) => kind === 'traces').flatMap(({ allergens }) => allergens);
  return {
    scheme: isDoubtful ? null : schemeOf(declarations),
    contains: allergenSlugs.filter((slug) => contains.has(slug)),
    mayContain: allergenSlugs.filter((slug) => traces.includes(slug) && !contains.has(slug)),
  };
}
