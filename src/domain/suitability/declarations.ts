import type { AllergenScheme } from '../foodKinds.ts';
import { allergenSlugs, coveredByScheme, type AllergenSlug } from './allergens.ts';
import { allergensListed, statementsOf, type Statement } from './declarationStatements.ts';
import type { AllergenFacts } from './facts.ts';

/** What a pack prints about what is in it. */
export interface PackTexts {
  /** The box or line on allergens. */
  readonly allergenText?: string | null | undefined;
  readonly ingredientsText?: string | null | undefined;
}

/**
 * Reads the allergens of a pack from its texts: a first reader, for plain cases. Whatever is not wholly understood
 * leaves `scheme` null, so that no absence follows from it: a list with an unknown word in it, "see ingredients in
 * bold", "알 수 없음", a sentence on shared equipment. The ingredients prove presence only, unless a declaration stands
 * among them. Linear in the length of the texts.
 */
export function readDeclaration({ allergenText, ingredientsText }: PackTexts): AllergenFacts {
  const box = statementsOf(allergenText ?? '');
  const list = statementsOf(ingredientsText ?? '');
  const all = [...box, ...list];
  const declarations = [...box.filter(declaresInBox), ...list.filter(declaresAmongIngredients)];
  const isDoubtful = box.some(isDoubt) || list.some(pointsElsewhere);
  const contains = new Set([
    ...declarations.flatMap(({ allergens }) => allergens),
    ...box.filter(isPresence).flatMap(({ allergens }) => allergens),
    ...list.filter(({ kind }) => kind === 'contains').flatMap(({ allergens }) => allergens),
    ...list.filter(isPresence).flatMap(allergensListed),
  ]);
  const traces = new Set(all.filter(({ kind }) => kind === 'traces').flatMap(({ allergens }) => allergens));
  return {
    scheme: isDoubtful ? null : schemeOf(declarations),
    contains: allergenSlugs.filter((slug) => contains.has(slug)),
    mayContain: allergenSlugs.filter((slug) => traces.has(slug) && !contains.has(slug)),
  };
}

/** In the box on allergens a bare list is one. */
function declaresInBox({ kind, isUnderstood }: Statement): boolean {
  return isUnderstood && (kind === 'contains' || kind === 'list' || kind === 'nothing');
}

/** Among the ingredients it must say that it is one. */
function declaresAmongIngredients({ kind, isUnderstood, hasHeading, allergens }: Statement): boolean {
  if (!isUnderstood) return false;
  return hasHeading
    ? kind === 'list' || kind === 'contains' || kind === 'nothing'
    : kind === 'contains' && allergens.length > 0;
}

/** A sentence that may name what we cannot read. */
function isDoubt({ kind, isUnderstood }: Statement): boolean {
  if (kind === 'unknown' || kind === 'elsewhere' || kind === 'mixed') return true;
  return !isUnderstood && (kind === 'contains' || kind === 'list');
}

/** Korean lists of ingredients point elsewhere for countries of origin, which says nothing of allergens. */
function pointsElsewhere({ kind, hasHeading, isKorean }: Statement): boolean {
  return kind === 'elsewhere' && (hasHeading || !isKorean);
}

/** A sentence whose names are of things that are in it. */
function isPresence({ kind }: Statement): boolean {
  return kind === 'contains' || kind === 'list' || kind === 'elsewhere';
}

/**
 * The law that declarations follow. Korean ones name the Korean groups. English ones name the nine of the US at least;
 * those that name others too are taken for European only under a heading of their own, since European packs print
 * "contains sulphites" beside a list of ingredients that declares the rest.
 */
function schemeOf(declarations: readonly Statement[]): AllergenScheme | null {
  if (declarations.length === 0) return null;
  if (declarations.some(({ isKorean }) => isKorean)) return 'mfds';
  const isOf = (scheme: AllergenScheme) => (slug: AllergenSlug) => coveredByScheme(scheme, slug);
  const named = declarations.flatMap(({ allergens }) => allergens);
  if (named.every(isOf('us'))) return 'us';
  return named.every(isOf('eu')) && declarations.every(({ hasHeading }) => hasHeading) ? 'eu' : null;
}
