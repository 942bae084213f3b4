import type { AllergenScheme } from '../foodKinds.ts';
import {
  allergenSlugs,
  coveredByScheme,
  isAllergenSlug,
  withAncestors,
  withDescendants,
  type AllergenSlug,
} from '../suitability/allergens.ts';
import type { IngredientClass } from '../suitability/ingredientClasses.ts';
import type { Dictionary } from './dictionary.ts';
import { readIngredients, type IngredientsReading } from './readIngredients.ts';
import { labelText, type LabelText } from './labelText.ts';
import { statementsOf, type Statement } from './statements.ts';
import type { LabelToken } from './readName.ts';

/** What a pack prints about what is in it. */
export interface PackTexts {
  /** The box or line on allergens. */
  readonly allergenText?: string | null | undefined;
  readonly ingredientsText?: string | null | undefined;
}

/** The text of a pack that says something, and where: places in the printed text, `[start, end)`. */
export interface Evidence {
  readonly field: 'allergenText' | 'ingredientsText';
  readonly kind: 'declaration' | 'ingredient' | 'traces';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of the list of ingredients, as it was understood. */
export interface PrintedToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly state: LabelToken['state'];
  /** The ingredient's name in the dictionary. */
  readonly ingredient: string | null;
}

/** All that a pack says of what is in it. */
export interface LabelReading {
  /** The law that a declaration follows; null where none is there, or it is not wholly understood. */
  readonly scheme: AllergenScheme | null;
  readonly contains: readonly AllergenSlug[];
  readonly mayContain: readonly AllergenSlug[];
  /** Groups among `contains` that are there by a member which is none of the group's own: barley is no wheat. */
  readonly byMember: readonly AllergenSlug[];
  readonly evidence: Readonly<Partial<Record<AllergenSlug, Evidence>>>;
  readonly classes: {
    readonly present: readonly IngredientClass[];
    readonly absent: readonly IngredientClass[];
  };
  /** What of the ingredients gave a class. */
  readonly classEvidence: Readonly<Partial<Record<IngredientClass, Evidence>>>;
  /** Names of all known ingredients and of all that is wider; null without a list. */
  readonly ingredients: { readonly names: readonly string[]; readonly isComplete: boolean } | null;
  readonly textures: readonly string[];
  readonly tokens: readonly PrintedToken[];
}

/**
 * Reads a pack: allergens declared, among the ingredients and in traces; who may eat the ingredients; and every piece
 * of the list as known, unknown or noise. Whatever is not wholly understood leaves `scheme` null and lists open, so that
 * no absence follows from it. Pure, and linear in the length of the texts.
 */
export function readLabel(
  { allergenText, ingredientsText }: PackTexts,
  dictionary: Dictionary,
): LabelReading {
  const box = labelText(allergenText ?? '');
  const list = labelText(ingredientsText ?? '');
  const inBox = statementsOf({ text: box.text, isBox: true, dictionary });
  const inList = statementsOf({ text: list.text, isBox: false, dictionary });
  const ingredients = readIngredients({
    text: list.text,
    spans: inList.filter(isIngredients).map(({ start, end }) => [start, end] as const),
    dictionary,
  });
  const findings = new Findings();
  const declarations = [...inBox.filter(declaresInBox), ...inList.filter(declaresAmongIngredients)];
  for (const one of inBox)
    if (isPresence(one))
      findings.addAll('declaration', one, { field: 'allergenText', of: box, printed: allergenText });
  for (const one of inList) {
    if (one.kind === 'contains')
      findings.addAll('declaration', one, { field: 'ingredientsText', of: list, printed: ingredientsText });
  }
  for (const { token, slug, isWhole } of ingredients.allergens) {
    findings.add(
      'ingredient',
      { slug, isWhole, ...token },
      { field: 'ingredientsText', of: list, printed: ingredientsText },
    );
  }
  const traced = new Findings();
  for (const one of inBox)
    if (one.kind === 'traces')
      traced.addAll('traces', one, { field: 'allergenText', of: box, printed: allergenText });
  for (const one of inList)
    if (one.kind === 'traces')
      traced.addAll('traces', one, { field: 'ingredientsText', of: list, printed: ingredientsText });
  for (const { token, slug, isWhole } of ingredients.perhaps) {
    traced.add(
      'traces',
      { slug, isWhole, ...token },
      { field: 'ingredientsText', of: list, printed: ingredientsText },
    );
  }
  const isDoubtful = inBox.some(isDoubt) || inList.some(pointsElsewhere);
  const scheme = isDoubtful ? null : schemeOf(declarations);
  const contains = allergenSlugs.filter((slug) => findings.has(slug));
  return {
    scheme: scheme !== null && isDisproved({ scheme, declarations, ingredients }) ? null : scheme,
    contains,
    mayContain: allergenSlugs.filter((slug) => traced.has(slug) && !findings.has(slug)),
    byMember: contains.filter((slug) => findings.isOnlyByMember(slug)),
    evidence: { ...traced.evidence(), ...findings.evidence() },
    classes: ingredients.classes,
    classEvidence: evidenceOfClasses(ingredients, list, ingredientsText ?? ''),
    ingredients:
      ingredients.names.length === 0 && ingredients.tokens.length === 0
        ? null
        : { names: ingredients.names, isComplete: ingredients.isComplete },
    textures: ingredients.textures,
    tokens: ingredients.tokens.map((token) => printedToken(token, list, ingredientsText ?? '')),
  };
}

interface Source {
  readonly field: Evidence['field'];
  readonly of: LabelText;
  readonly printed: string | null | undefined;
}

/** Allergens with the first piece of text that shows each. */
class Findings {
  readonly #first = new Map<AllergenSlug, Evidence>();
  readonly #whole = new Set<AllergenSlug>();

  addAll(kind: Evidence['kind'], { names }: Statement, source: Source): void {
    for (const name of names) this.add(kind, name, source);
  }

  add(
    kind: Evidence['kind'],
    { slug, isWhole, start, end }: Statement['names'][number],
    { field, of, printed }: Source,
  ): void {
    if (isWhole) this.#whole.add(slug);
    if (this.#first.has(slug)) return;
    const [from, to] = [of.originOf(start), of.originOf(end)];
    this.#first.set(slug, { field, kind, text: (printed ?? '').slice(from, to), start: from, end: to });
  }

  has(slug: AllergenSlug): boolean {
    return this.#first.has(slug);
  }

  isOnlyByMember(slug: AllergenSlug): boolean {
    return this.#first.has(slug) && !this.#whole.has(slug);
  }

  evidence(): Partial<Record<AllergenSlug, Evidence>> {
    return Object.fromEntries(this.#first);
  }
}

function evidenceOfClasses(
  { classTokens }: IngredientsReading,
  list: LabelText,
  printed: string,
): Partial<Record<IngredientClass, Evidence>> {
  return Object.fromEntries(
    [...classTokens].map(([slug, { start, end }]) => {
      const [from, to] = [list.originOf(start), list.originOf(end)];
      const evidence: Evidence = {
        field: 'ingredientsText',
        kind: 'ingredient',
        text: printed.slice(from, to),
        start: from,
        end: to,
      };
      return [slug, evidence];
    }),
  );
}

function printedToken(token: LabelToken, list: LabelText, printed: string): PrintedToken {
  const [start, end] = [list.originOf(token.start), list.originOf(token.end)];
  return {
    text: printed.slice(start, end),
    start,
    end,
    state: token.state,
    ingredient: token.ingredient?.name ?? null,
  };
}

/** What is read as ingredients: lists, and sentences on composition. */
function isIngredients({ kind }: Statement): boolean {
  return kind === 'list' || kind === 'composition';
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

/** Korean lists of ingredients point elsewhere for countries of origin, which says nothing of allergens. */
function pointsElsewhere({ kind, hasHeading, isKorean }: Statement): boolean {
  return kind === 'elsewhere' && (hasHeading || !isKorean);
}

/** A sentence whose names are of things that are in it. */
function isPresence({ kind }: Statement): boolean {
  return kind === 'contains' || kind === 'list' || kind === 'composition' || kind === 'elsewhere';
}

/**
 * A declaration that leaves out what its own list shows: of nothing, or of two and more allergens, it is not one to
 * prove absence by. A single one may be a matter of words.
 */
function isDisproved(of: {
  scheme: AllergenScheme;
  declarations: readonly Statement[];
  ingredients: IngredientsReading;
}): boolean {
  const declared = new Set(of.declarations.flatMap(({ names }) => names.map(({ slug }) => slug)));
  const isCovered = (slug: AllergenSlug) => coveredByScheme(of.scheme, slug);
  const isDeclared = (slug: AllergenSlug) =>
    [...withAncestors(slug), ...withDescendants(slug)].some(
      (other) => isAllergenSlug(other) && declared.has(other),
    );
  const forgotten = new Set(
    of.ingredients.allergens.map(({ slug }) => slug).filter((slug) => isCovered(slug) && !isDeclared(slug)),
  );
  return forgotten.size > 1 || (forgotten.size === 1 && ![...declared].some(isCovered));
}

/**
 * The law that declarations follow. Korean ones name the Korean groups. English ones name the nine of the US at least;
 * those that name others too are taken for European only under a heading of their own, since European packs print
 * "contains sulphites" beside a list of ingredients that declares the rest.
 */
function schemeOf(declarations: readonly Statement[]): AllergenScheme | null {
  const telling = declarations.filter(({ kind, isKorean }) => isKorean || kind !== 'nothing');
  if (telling.length === 0) return null;
  if (telling.some(({ isKorean }) => isKorean)) return 'mfds';
  const named = telling.flatMap(({ names }) => names.map(({ slug }) => slug));
  const areAllOf = (scheme: AllergenScheme) => named.every((slug) => coveredByScheme(scheme, slug));
  if (areAllOf('us')) return 'us';
  return areAllOf('eu') && telling.every(({ hasHeading }) => hasHeading) ? 'eu' : null;
}
