import type { AllergenScheme } from '../foods/kinds.ts';
import { ingredientClassSlugs, type IngredientClass } from '../suitability/facts/ingredientClasses.ts';
import type { TextureHint } from '../suitability/facts/textureHints.ts';
import { alcoholByVolume } from './statements/alcoholByVolume.ts';
import { declaredScheme } from './statements/declaredScheme.ts';
import type { Dictionary } from './words/dictionary.ts';
import { ingredientSpans } from './ingredients/ingredientSpans.ts';
import { AllergenFindings, evidenceOf, type Evidence, type PackText } from './labelEvidence.ts';
import { labelText } from './labelText.ts';
import type { LabelToken } from './words/labelToken.ts';
import type { SeenAllergen } from './ingredients/gatheredIngredients.ts';
import { readIngredients } from './ingredients/readIngredients.ts';
import { statementsOf, type Statement } from './statements/statements.ts';

/** What a pack prints about what is in it. */
export interface PackTexts {
  /** The box or line on allergens. */
  readonly allergenText?: string | null | undefined;
  readonly ingredientsText?: string | null | undefined;
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
  readonly contains: readonly string[];
  readonly mayContain: readonly string[];
  /** Groups among `contains` that are there by a member which is none of the group's own: barley is no wheat. */
  readonly byMember: readonly string[];
  readonly evidence: Readonly<Partial<Record<string, Evidence>>>;
  readonly classes: {
    readonly present: readonly IngredientClass[];
    readonly absent: readonly IngredientClass[];
  };
  /** What of the ingredients gave a class. */
  readonly classEvidence: Readonly<Partial<Record<IngredientClass, Evidence>>>;
  /** Names of all known ingredients and of all that is wider; null without a list. */
  readonly ingredients: { readonly names: readonly string[]; readonly isComplete: boolean } | null;
  /** How it may be to chew and swallow, with the ingredient that says so. */
  readonly textures: readonly { readonly hint: TextureHint; readonly evidence: Evidence }[];
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
  const box = packText('allergenText', allergenText);
  const list = packText('ingredientsText', ingredientsText);
  const inBox = statementsOf({ text: box.read.text, isBox: true, dictionary });
  const inList = statementsOf({ text: list.read.text, isBox: false, dictionary });
  const ingredients = readIngredients({
    text: list.read.text,
    spans: ingredientSpans(list.read.text, inList),
    dictionary,
  });
  const contained = new AllergenFindings();
  contained.add('declaration', namesOf(inBox.filter(isPresence)), box);
  contained.add('declaration', namesOf(inList.filter(({ kind }) => kind === 'contains')), list);
  contained.add('ingredient', ingredients.allergens.map(asNamed), list);
  const traced = new AllergenFindings();
  traced.add('traces', namesOf(inBox.filter(isTraces)), box);
  traced.add('traces', namesOf(inList.filter(isTraces)), list);
  traced.add('traces', ingredients.perhaps.map(asNamed), list);
  const contains = dictionary.allergens.inOrder(contained.slugs());
  const { names, isComplete, textureTokens, tokens } = ingredients;
  const classEvidence = {
    ...alcoholEvidence(box),
    ...alcoholEvidence(list),
    ...Object.fromEntries(
      [...ingredients.classTokens].map(([slug, token]) => [slug, evidenceOf('ingredient', token, list)]),
    ),
  };
  const isPresent = (slug: IngredientClass) => Object.hasOwn(classEvidence, slug);
  return {
    scheme: declaredScheme({
      inBox,
      inList,
      shown: ingredients.allergens.map(({ slug }) => slug),
      allergens: dictionary.allergens,
    }),
    contains,
    mayContain: dictionary.allergens.inOrder(traced.slugs()).filter((slug) => !contained.has(slug)),
    byMember: contains.filter((slug) => contained.isOnlyByMember(slug)),
    evidence: { ...traced.evidence(), ...contained.evidence() },
    classes: {
      present: ingredientClassSlugs.filter(isPresent),
      absent: isComplete ? ingredientClassSlugs.filter((slug) => !isPresent(slug)) : [],
    },
    classEvidence,
    ingredients: tokens.length === 0 ? null : { names, isComplete },
    textures: [...textureTokens].map(([hint, token]) => ({
      hint,
      evidence: evidenceOf('ingredient', token, list),
    })),
    tokens: tokens.map((token) => printedToken(token, list)),
  };
}

function packText(field: PackText['field'], printed: string | null | undefined): PackText {
  return { field, printed: printed ?? '', read: labelText(printed ?? '') };
}

function namesOf(statements: readonly Statement[]): Statement['names'] {
  return statements.flatMap(({ names }) => names);
}

function asNamed({ token, slug, isWhole }: SeenAllergen): Statement['names'][number] {
  return { slug, isWhole, start: token.start, end: token.end };
}

function printedToken(token: LabelToken, list: PackText): PrintedToken {
  const { text, start, end } = evidenceOf('ingredient', token, list);
  return { text, start, end, state: token.state, ingredient: token.ingredient?.name ?? null };
}

/** "Alc. 4.5% vol", with the words that say so. */
function alcoholEvidence(pack: PackText): { readonly alcohol?: Evidence } {
  const place = alcoholByVolume(pack.read.text);
  return place === undefined
    ? {}
    : { alcohol: evidenceOf('declaration', { start: place[0], end: place[1] }, pack) };
}

/** A sentence whose names are of things that are in it. */
function isPresence({ kind }: Statement): boolean {
  return kind === 'contains' || kind === 'list' || kind === 'composition' || kind === 'elsewhere';
}

function isTraces({ kind }: Statement): boolean {
  return kind === 'traces';
}
