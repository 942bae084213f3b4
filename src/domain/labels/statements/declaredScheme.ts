import type { AllergenScheme } from '../../foods/kinds.ts';
import type { Allergens } from '../../suitability/facts/allergens.ts';
import type { Statement } from './statements.ts';

/**
 * The law that the declarations of a pack follow, so that their silence proves absence; null where there is none, or a
 * sentence raises a doubt, or the list of ingredients disproves them.
 *
 * @param input.shown allergens that the list of ingredients surely shows.
 */
export function declaredScheme({
  inBox,
  inList,
  shown,
  allergens,
}: {
  inBox: readonly Statement[];
  inList: readonly Statement[];
  shown: readonly string[];
  allergens: Allergens;
}): AllergenScheme | null {
  if (inBox.some(isDoubt) || inList.some(pointsElsewhere)) return null;
  const declarations = [...inBox.filter(declaresInBox), ...inList.filter(declaresAmongIngredients)].filter(
    (statement) => statement.kind === 'nothing' || followsALaw(statement, allergens),
  );
  const scheme = schemeOf(declarations, allergens);
  return scheme === null || isDisproved({ scheme, declarations, shown, allergens }) ? null : scheme;
}

/** Whether it names something that a law asks for: who says "contains kiwi" does not list the rest by that. */
function followsALaw({ names }: Statement, { schemesOf }: Allergens): boolean {
  return names.some(({ slug }) => schemesOf(slug).length > 0);
}

/** In the box on allergens a bare list is one. */
function declaresInBox({ kind, isUnderstood, names }: Statement): boolean {
  if (!isUnderstood) return false;
  return kind === 'nothing' || ((kind === 'contains' || kind === 'list') && names.length > 0);
}

/** Among the ingredients it must say that it is one, and of allergens alone. */
function declaresAmongIngredients({
  kind,
  isUnderstood,
  hasHeading,
  names,
  namesOnlyAllergens,
}: Statement): boolean {
  if (!isUnderstood) return false;
  if (hasHeading) return kind === 'nothing' || ((kind === 'list' || kind === 'contains') && names.length > 0);
  return kind === 'contains' && names.length > 0 && namesOnlyAllergens;
}

/** A sentence that may name what we cannot read. */
function isDoubt({ kind, isUnderstood }: Statement): boolean {
  if (kind === 'unknown' || kind === 'elsewhere' || kind === 'mixed') return true;
  return !isUnderstood && (kind === 'contains' || kind === 'list');
}

/** Some languages point elsewhere for countries of origin, which says nothing of allergens. */
function pointsElsewhere({ kind, hasHeading, reader }: Statement): boolean {
  return kind === 'elsewhere' && (hasHeading || !reader.pointsElsewhereForOrigin);
}

/**
 * A declaration that leaves out what its own list shows: of nothing, or of two and more allergens, it is not one to
 * prove absence by. A single one may be a matter of words.
 */
function isDisproved({
  allergens,
  declarations,
  scheme,
  shown,
}: {
  scheme: AllergenScheme;
  declarations: readonly Statement[];
  shown: readonly string[];
  allergens: Allergens;
}): boolean {
  const { withAncestors, withDescendants, schemesOf } = allergens;
  const declared = new Set(declarations.flatMap(({ names }) => names.map(({ slug }) => slug)));
  const isCovered = (slug: string) => schemesOf(slug).includes(scheme);
  const isDeclared = (slug: string) =>
    [...withAncestors(slug), ...withDescendants(slug)].some((other) => declared.has(other));
  const forgotten = new Set(shown.filter((slug) => isCovered(slug) && !isDeclared(slug)));
  return forgotten.size > 1 || (forgotten.size === 1 && ![...declared].some(isCovered));
}

/**
 * The law that declarations follow: that of their language (Korean ones name the Korean groups), else by the names.
 * Those in English name the nine of the US at least; those that name others too are taken for European only under a
 * heading of their own, since European packs print "contains sulphites" beside a list of ingredients that declares the
 * rest.
 */
function schemeOf(declarations: readonly Statement[], { schemesOf }: Allergens): AllergenScheme | null {
  const telling = declarations.filter(({ kind, reader }) => reader.law !== null || kind !== 'nothing');
  if (telling.length === 0) return null;
  const law = telling.map(({ reader }) => reader.law).find((one) => one !== null);
  if (law !== undefined) return law;
  // What no law asks for may stand in a declaration under any of them.
  const named = telling
    .flatMap(({ names }) => names.map(({ slug }) => schemesOf(slug)))
    .filter((schemes) => schemes.length > 0);
  const areAllOf = (scheme: AllergenScheme) => named.every((schemes) => schemes.includes(scheme));
  if (areAllOf('us')) return 'us';
  return areAllOf('eu') && telling.every(({ hasHeading }) => hasHeading) ? 'eu' : null;
}
