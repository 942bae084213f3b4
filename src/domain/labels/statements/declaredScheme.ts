import type { AllergenScheme } from '../../foods/kinds.ts';
import type { Allergens } from '../../suitability/facts/allergens.ts';
import type { Statement } from './statements.ts';

/**
 * The law that the declarations of a pack follow. Under that law, an allergen that is not declared is absent. Null
 * where there is no declaration, or the list of ingredients disproves it.
 *
 * @param input.listedAllergens allergens that the list of ingredients proves.
 */
export function declaredScheme({
  inBox,
  inList,
  listedAllergens,
  allergens,
}: {
  inBox: readonly Statement[];
  inList: readonly Statement[];
  listedAllergens: readonly string[];
  allergens: Allergens;
}): AllergenScheme | null {
  const declarations = [...inBox.filter(declaresInBox), ...inList.filter(declaresInList)].filter(
    (statement) => statement.kind === 'nothing' || followsALaw(statement, allergens),
  );
  const scheme = schemeOf(declarations, allergens);
  return scheme === null || isDisproved({ scheme, declarations, listedAllergens, allergens }) ? null : scheme;
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
 * Whether the list of ingredients disproves a declaration: the list shows two allergens that it leaves out, or one
 * where it declares none. A single missing allergen may be a matter of wording.
 */
function isDisproved({
  allergens,
  declarations,
  scheme,
  listedAllergens,
}: {
  scheme: AllergenScheme;
  declarations: readonly Statement[];
  listedAllergens: readonly string[];
  allergens: Allergens;
}): boolean {
  const { withAncestors, withDescendants, schemesOf } = allergens;
  const declared = new Set(declarations.flatMap(({ names }) => names.map(({ slug }) => slug)));
  const isCovered = (slug: string) => schemesOf(slug).includes(scheme);
  const isDeclared = (slug: string) =>
    [...withAncestors(slug), ...withDescendants(slug)].some((other) => declared.has(other));
  const undeclared = new Set(listedAllergens.filter((slug) => isCovered(slug) && !isDeclared(slug)));
  return undeclared.size > 1 || (undeclared.size === 1 && ![...declared].some(isCovered));
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
