import type { AllergenScheme } from '../../foods/kinds.ts';
import type { Allergens } from '../../suitability/facts/allergens.ts';
import type { Statement } from './statements.ts';

/** The declaration of a pack. */
export interface Declared {
  /** Under this law, an allergen that is not declared is absent; null where nothing is proven. */
  readonly scheme: AllergenScheme | null;
  /** Allergens that the list of ingredients shows, and that the declaration should name and does not. */
  readonly undeclared: readonly string[];
}

/**
 * The law that the declarations of a pack follow. Under that law, an allergen that is not declared is absent. Null
 * where there is no declaration, or the list of ingredients disproves it.
 *
 * @param input.listedAllergens allergens that the list of ingredients proves.
 */
export function readDeclared({
  inBox,
  inList,
  listedAllergens,
  allergens,
}: {
  inBox: readonly Statement[];
  inList: readonly Statement[];
  listedAllergens: readonly string[];
  allergens: Allergens;
}): Declared {
  const declarations = [...inBox.filter(declaresInBox), ...inList.filter(declaresInList)].filter(
    (statement) => statement.kind === 'nothing' || followsALaw(statement, allergens),
  );
  const scheme = schemeOf(declarations, allergens);
  if (scheme === null) return { scheme, undeclared: [] };
  const declared = new Set(declarations.flatMap(({ names }) => names.map(({ slug }) => slug)));
  const isCovered = (slug: string) => allergens.schemesOf(slug).includes(scheme);
  const isDeclared = (slug: string) =>
    [...allergens.withAncestors(slug), ...allergens.withDescendants(slug)].some((one) => declared.has(one));
  const undeclared = [...new Set(listedAllergens)].filter((slug) => isCovered(slug) && !isDeclared(slug));
  // A single missing allergen may be a matter of wording. Two, or one where nothing is declared, disprove it.
  const isDisproved = undeclared.length > 1 || (undeclared.length === 1 && ![...declared].some(isCovered));
  return { scheme: isDisproved ? null : scheme, undeclared };
}

/** Whether the statement names an allergen of some law. "Contains kiwi" is not a complete declaration. */
function followsALaw({ names }: Statement, { schemesOf }: Allergens): boolean {
  return names.some(({ slug }) => schemesOf(slug).length > 0);
}

/** In the box on allergens, a bare list is a declaration. */
function declaresInBox({ kind, isUnderstood, names }: Statement): boolean {
  if (!isUnderstood) return false;
  return kind === 'nothing' || ((kind === 'contains' || kind === 'list') && names.length > 0);
}

/** Among the ingredients, a declaration must say that it is one, and must name only allergens. */
function declaresInList({ kind, isUnderstood, hasHeading, names, namesOnlyAllergens }: Statement): boolean {
  if (!isUnderstood) return false;
  if (hasHeading) return kind === 'nothing' || ((kind === 'list' || kind === 'contains') && names.length > 0);
  return kind === 'contains' && names.length > 0 && namesOnlyAllergens;
}

/**
 * The law of declarations: that of their language (Korean ones name the Korean groups), else the one that has all of
 * their names. English declarations name at least the nine allergens of the US. Those with other names count as
 * European only under a heading, because European packs print "contains sulphites" beside a list of ingredients that
 * declares the rest.
 */
function schemeOf(declarations: readonly Statement[], { schemesOf }: Allergens): AllergenScheme | null {
  const relevant = declarations.filter(({ kind, reader }) => reader.law !== null || kind !== 'nothing');
  if (relevant.length === 0) return null;
  const law = relevant.map(({ reader }) => reader.law).find((one) => one !== null);
  if (law !== undefined) return law;
  // An allergen without a law may stand in a declaration under any law.
  const lawsOfNames = relevant
    .flatMap(({ names }) => names.map(({ slug }) => schemesOf(slug)))
    .filter((schemes) => schemes.length > 0);
  const areAllOf = (scheme: AllergenScheme) => lawsOfNames.every((schemes) => schemes.includes(scheme));
  if (areAllOf('us')) return 'us';
  return areAllOf('eu') && relevant.every(({ hasHeading }) => hasHeading) ? 'eu' : null;
}
