import type { AllergenScheme } from '../foods/kinds.ts';
import type { Allergens } from '../suitability/facts/allergens.ts';
import { ingredientClassSlugs, type IngredientClass } from '../suitability/facts/ingredientClasses.ts';
import type { TextureHint } from '../suitability/facts/textureHints.ts';
import { alcoholByVolume } from './statements/alcoholByVolume.ts';
import { readDeclared } from './statements/declaredScheme.ts';
import { doubtsOf } from './statements/doubts.ts';
import type { Dictionary } from './words/dictionary.ts';
import { ingredientSpans } from './ingredients/ingredientSpans.ts';
import { AllergenEvidence, evidenceOf, type Evidence, type PackText } from './labelEvidence.ts';
import { toLabelText } from './labelText.ts';
import type { LabelToken } from './words/labelToken.ts';
import type { AllergenMention } from './ingredients/ingredientCollector.ts';
import { readIngredients } from './ingredients/readIngredients.ts';
import { statementsOf, type Statement } from './statements/statements.ts';

/** The texts of a pack about its contents. */
export interface PackTexts {
  /** The separate statement about allergens. */
  readonly allergenText?: string | null | undefined;
  readonly ingredientsText?: string | null | undefined;
}

/** A piece of the printed list of ingredients, with its reading. */
export interface PrintedToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly state: LabelToken['state'];
  /** The ingredient's name in the dictionary. */
  readonly ingredient: string | null;
}

/** Everything that a pack says about its contents. */
export interface LabelReading {
  /** False where the texts were not read at all: they are too long, or their reading took too much time. */
  readonly isRead: boolean;
  /**
   * The law that the declaration follows; null where there is no declaration, or not every word of it is understood.
   */
  readonly scheme: AllergenScheme | null;
  readonly contains: readonly string[];
  readonly mayContain: readonly string[];
  /**
   * Groups among `contains` that are there only through a member which has no slug of its own. Barley is gluten, but
   * not wheat.
   */
  readonly byMember: readonly string[];
  /**
   * Allergens that a sentence may be about which is not fully understood, and those that a listed compound usually has.
   * None of them is proven absent. Where a sentence may be about any allergen, all are listed and `scheme` is null.
   */
  readonly doubtful: readonly string[];
  /** Allergens that the list of ingredients shows, and that the declaration should name and does not. */
  readonly undeclared: readonly string[];
  readonly evidence: Readonly<Partial<Record<string, Evidence>>>;
  readonly classes: {
    readonly present: readonly IngredientClass[];
    readonly absent: readonly IngredientClass[];
  };
  /** For each class, the printed words that show it. */
  readonly classEvidence: Readonly<Partial<Record<IngredientClass, Evidence>>>;
  /** Names of all recognised ingredients and of their wider ingredients; null without a list. */
  readonly ingredients: { readonly names: readonly string[]; readonly isComplete: boolean } | null;
  /**
   * No piece of the list is unknown, illegible or cut off. The list need not be complete: a compound is a known piece.
   * True without a list.
   */
  readonly isEveryPieceRead: boolean;
  /** Hints about how hard it is to chew and swallow, each with the ingredient that gives it. */
  readonly textures: readonly { readonly hint: TextureHint; readonly evidence: Evidence }[];
  readonly tokens: readonly PrintedToken[];
}

/**
 * Reads a pack: the allergens that are declared, in the ingredients or in traces; the classes of its ingredients; and
 * every piece of the list as known, unknown or noise. Text that the reader does not understand makes `scheme` null and
 * the list incomplete, so that nothing proves an absence. Texts that are much longer than on any pack, or of many more
 * clauses, are not read. Pure, and linear in the length of the texts.
 */
export function readLabel(
  { allergenText, ingredientsText }: PackTexts,
  dictionary: Dictionary,
): LabelReading {
  if (isTooLong(allergenText) || isTooLong(ingredientsText)) return unreadLabel(dictionary.allergens);
  const box = toPackText('allergenText', allergenText);
  const list = toPackText('ingredientsText', ingredientsText);
  // A compatibility character may stand for many letters.
  if (isTooLong(box.label.text) || isTooLong(list.label.text)) return unreadLabel(dictionary.allergens);
  const inBox = statementsOf({ text: box.label.text, isBox: true, dictionary });
  const inList = statementsOf({ text: list.label.text, isBox: false, dictionary });
  if (inBox === undefined || inList === undefined) return unreadLabel(dictionary.allergens);
  const ingredients = readIngredients({
    text: list.label.text,
    spans: ingredientSpans(list.label.text, inList),
    dictionary,
  });
  const containedAllergens = new AllergenEvidence();
  containedAllergens.add('declaration', namesOf(inBox.filter(statesPresence)), box);
  containedAllergens.add('declaration', namesOf(inList.filter(({ kind }) => kind === 'contains')), list);
  containedAllergens.add('ingredient', ingredients.allergens.map(toNamedAllergen), list);
  const traceAllergens = new AllergenEvidence();
  traceAllergens.add('traces', allNamesOf(inBox.filter(statesTraces)), box);
  traceAllergens.add('traces', allNamesOf(inList.filter(statesTraces)), list);
  traceAllergens.add('traces', ingredients.possibleAllergens.map(toNamedAllergen), list);
  const contains = dictionary.allergens.inOrder(containedAllergens.slugs());
  const { names, isComplete, textureTokens, tokens } = ingredients;
  const classEvidence = {
    ...alcoholEvidence(box),
    ...alcoholEvidence(list),
    ...Object.fromEntries(
      [...ingredients.classTokens].map(([slug, token]) => [slug, evidenceOf('ingredient', token, list)]),
    ),
  };
  const isPresent = (slug: IngredientClass) => Object.hasOwn(classEvidence, slug);
  // Only remarks stand where the ingredients should be.
  const lacksList =
    inList.length > 0 &&
    ingredients.tokens.length === 0 &&
    inList.every(({ kind }) => kind === 'boilerplate');
  const doubts =
    ingredients.isRead && !lacksList
      ? doubtsOf({ box: box.label.text, list: list.label.text, inBox, inList })
      : 'all';
  const unnamedUsualAllergens = ingredients.usualAllergens.filter((slug) => !containedAllergens.has(slug));
  const { scheme, undeclared } = readDeclared({
    inBox,
    inList,
    listedAllergens: ingredients.allergens.map(({ slug }) => slug),
    allergens: dictionary.allergens,
  });
  return {
    isRead: true,
    scheme: doubts === 'all' ? null : scheme,
    contains,
    mayContain: dictionary.allergens
      .inOrder(traceAllergens.slugs())
      .filter((slug) => !containedAllergens.has(slug)),
    byMember: contains.filter((slug) => containedAllergens.isOnlyByMember(slug)),
    doubtful:
      doubts === 'all'
        ? dictionary.allergens.slugs
        : dictionary.allergens.inOrder([...doubts, ...unnamedUsualAllergens]),
    undeclared: dictionary.allergens.inOrder(undeclared),
    evidence: { ...traceAllergens.evidence(), ...containedAllergens.evidence() },
    classes: {
      present: ingredientClassSlugs.filter(isPresent),
      absent: isComplete ? ingredientClassSlugs.filter((slug) => !isPresent(slug)) : [],
    },
    classEvidence,
    ingredients: tokens.length === 0 ? null : { names, isComplete },
    isEveryPieceRead: ingredients.isEveryPieceRead,
    textures: [...textureTokens].map(([hint, token]) => ({
      hint,
      evidence: evidenceOf('ingredient', token, list),
    })),
    tokens: tokens.map((token) => toPrintedToken(token, list)),
  };
}

/** Six times the length of the longest text on a real pack, and more than a food may have. */
const maxTextLength = 25_000;

function isTooLong(text: string | null | undefined): boolean {
  return (text?.length ?? 0) > maxTextLength;
}

/** The reading of texts that are not read: each allergen is in doubt, and no class of ingredients is known. */
export function unreadLabel({ slugs }: Pick<Allergens, 'slugs'>): LabelReading {
  return {
    isRead: false,
    scheme: null,
    contains: [],
    mayContain: [],
    byMember: [],
    doubtful: slugs,
    undeclared: [],
    evidence: {},
    classes: { present: [], absent: [] },
    classEvidence: {},
    ingredients: null,
    isEveryPieceRead: false,
    textures: [],
    tokens: [],
  };
}

function toPackText(field: PackText['field'], printed: string | null | undefined): PackText {
  return { field, original: printed ?? '', label: toLabelText(printed ?? '') };
}

function namesOf(statements: readonly Statement[]): Statement['names'] {
  return statements.flatMap(({ names }) => names);
}

/** "May contain nuts" is about pine nuts, too. */
function allNamesOf(statements: readonly Statement[]): Statement['names'] {
  return statements.flatMap(({ names, possibleNames }) => [...names, ...possibleNames]);
}

function toNamedAllergen({ token, slug, isWhole }: AllergenMention): Statement['names'][number] {
  return { slug, isWhole, start: token.start, end: token.end };
}

function toPrintedToken(token: LabelToken, list: PackText): PrintedToken {
  const { text, start, end } = evidenceOf('ingredient', token, list);
  return { text, start, end, state: token.state, ingredient: token.ingredient?.name ?? null };
}

/** The statement "alc. 4.5% vol", if the pack has one. */
function alcoholEvidence(pack: PackText): { readonly alcohol?: Evidence } {
  const range = alcoholByVolume(pack.label.text);
  return range === undefined
    ? {}
    : { alcohol: evidenceOf('declaration', { start: range[0], end: range[1] }, pack) };
}

/** Whether the sentence names things that are in the food. */
function statesPresence({ kind }: Statement): boolean {
  return ['contains', 'list', 'table', 'composition', 'elsewhere'].includes(kind);
}

function statesTraces({ kind }: Statement): boolean {
  return kind === 'traces';
}
