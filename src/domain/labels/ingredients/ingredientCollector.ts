import { unstatedClasses, type IngredientClass } from '../../suitability/facts/ingredientClasses.ts';
import type { TextureHint } from '../../suitability/facts/textureHints.ts';
import { tellsOrigin } from './origins.ts';
import { usualAllergensOfIngredient } from './usualAllergens.ts';
import type { Ingredient } from '../words/ingredient.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { withCoveredTokens, type LabelToken } from '../words/labelToken.ts';

/** An allergen with the token that names it. */
export interface AllergenMention {
  readonly token: LabelToken;
  readonly slug: string;
  readonly isWhole: boolean;
}

/** What a list of ingredients proves. */
export interface IngredientsReading {
  readonly tokens: readonly LabelToken[];
  readonly allergens: readonly AllergenMention[];
  /** Allergens that may be in the food: "may contain one or more of: peanut oil, canola oil". */
  readonly possibleAllergens: readonly AllergenMention[];
  /** Allergens that compounds usually have whose parts are not listed: wheat in soy sauce. */
  readonly usualAllergens: readonly string[];
  readonly classTokens: ReadonlyMap<IngredientClass, LabelToken>;
  /** Names of all recognised ingredients and of their wider ingredients. */
  readonly names: readonly string[];
  /**
   * Most names are understood. A list in a language that is not read, or one of trade names, says nothing: an allergen
   * that its pack does not declare may stand in it.
   */
  readonly isRead: boolean;
  /** No piece is unknown, illegible or cut off. True without a list. */
  readonly isEveryPieceRead: boolean;
  /** Every piece is understood and nothing is missing. So what the list does not name is not in the food. */
  readonly isComplete: boolean;
  /** Hints about how hard it is to chew and swallow, each with the first ingredient that gives it. */
  readonly textureTokens: ReadonlyMap<TextureHint, LabelToken>;
}

/** A label does not say what a flavour is made of. */
const flavourClasses: readonly IngredientClass[] = [
  'vegan-unstated',
  'vegetarian-unstated',
  'halal-unstated',
];

/** What the words around an entry say about it. */
export interface EntryContext {
  /** One of several alternatives; the label does not say which. */
  readonly isAlternative: boolean;
  readonly isPossible: boolean;
  /** The entry stands in brackets that name no ingredient. */
  readonly isRemark: boolean;
  /** The entry stands in brackets about origins: "(미국, 칠레 등)". There "and others" does not mean other ingredients. */
  readonly isOrigin: boolean;
  readonly isTitle: boolean;
}
/** An entry of a list, with its tokens. */
export interface LabelEntry {
  readonly tokens: readonly LabelToken[];
  readonly context: EntryContext;
  /** The ingredients in its brackets. */
  readonly parts: readonly LabelToken[];
  /** It is the heading of the entries that follow: "면: 소맥분". */
  readonly isHeading: boolean;
  /** Its brackets list all of its parts, not just allergens or the one part that sells it. */
  readonly hasAllParts: boolean;
  /** The entry stands for things that it does not name: "기타", "extract". */
  readonly isOpenEnd: boolean;
  /** The entry or its brackets say that it comes from plants. */
  readonly isPlant: boolean;
}

/** Whether a token is, or may be, an ingredient of the food. */
export function isIngredient({ state, isPurpose }: LabelToken): boolean {
  return state === 'unknown' || (state === 'known' && !isPurpose);
}

/**
 * Whether brackets after the ingredient explain it: "쇼트닝(팜유)". Brackets after a flavour only name a carrier or an
 * allergen. Brackets after an animal food do not say everything: "cheddar (milk)" does not name the rennet.
 */
function isExplainedByParts({ classes, lineage }: Ingredient): boolean {
  return !classes.includes('not-vegan') && !lineage.includes('향료');
}

/** Collects what the entries of a list prove, and whether one of them makes the list incomplete. */
export class IngredientCollector {
  readonly #tokens: LabelToken[] = [];
  readonly #allergens: AllergenMention[] = [];
  readonly #possibleAllergens: AllergenMention[] = [];
  readonly #usualAllergens = new Set<string>();
  readonly #classes = new Map<IngredientClass, LabelToken>();
  readonly #names = new Set<string>();
  readonly #textures = new Map<TextureHint, LabelToken>();
  #isOpen = false;
  #cutToken: LabelToken | undefined;
  readonly #vagueTokens = new Set<LabelToken>();

  add({ tokens, context, parts, isHeading, hasAllParts, isPlant, isOpenEnd }: LabelEntry): void {
    if (isOpenEnd) this.#isOpen = true;
    // "Prawn cocktail seasoning [sugar, …]": the name of a compound proves nothing when the label lists its parts.
    const isExplained = hasAllParts || context.isTitle;
    const allTokens = withCoveredTokens(tokens);
    // The word of an allergen is no such compound: the allergen is in the food, whatever the brackets list.
    const isExplainedCompound =
      isExplained &&
      allTokens.some(({ ingredient }) => ingredient?.isOpaque === true && !ingredient.isAllergenWord);
    this.#tokens.push(...tokens);
    if (tokens.some(({ ingredient, state }) => state !== 'noise' && ingredient === null)) this.#isOpen = true;
    for (const token of allTokens) {
      const { ingredient, role } = token;
      if (ingredient === null || role === 'without' || isExplainedCompound) continue;
      if (role === 'flavour') this.#mark(flavourClasses, token);
      else if (context.isAlternative || context.isPossible) {
        this.#addAlternative(ingredient, { token, isPossible: context.isPossible });
      } else {
        this.#addIngredient(ingredient, {
          token,
          isExplained,
          isOriginKnown:
            isPlant ||
            (!ingredient.isOpaque &&
              isExplainedByParts(ingredient) &&
              (isHeading || parts.some((part) => tellsOrigin(part.ingredient, ingredient)))),
        });
      }
    }
  }

  /** Whether the text ends within a word, as stored texts that were too long do. That piece becomes noise. */
  endsWithinWord({ text, dictionary }: { text: string; dictionary: Lexicon }): boolean {
    const last = this.#tokens.at(-1);
    if (last?.state !== 'unknown' || last.end !== text.trimEnd().length) return false;
    if (!dictionary.spelling.isPrefix(text.slice(last.start, last.end))) return false;
    this.#cutToken = { ...last, state: 'noise' };
    this.#tokens[this.#tokens.length - 1] = this.#cutToken;
    return true;
  }

  reading({
    isLegible,
    isWhole,
    hasUnreadScript,
  }: {
    isLegible: boolean;
    isWhole: boolean;
    hasUnreadScript: boolean;
  }): IngredientsReading {
    const hasIngredients = this.#tokens.some(isIngredient);
    const isComplete = hasIngredients && isWhole && !this.#isOpen;
    return {
      tokens: this.#tokens,
      allergens: this.#allergens,
      possibleAllergens: this.#possibleAllergens,
      usualAllergens: [...this.#usualAllergens],
      classTokens: this.#classes,
      names: [...this.#names],
      isComplete,
      isEveryPieceRead: isLegible && isWhole && this.#tokens.every(({ state }) => state !== 'unknown'),
      isRead: !hasUnreadScript && this.#isRead(),
      textureTokens: this.#textures,
    };
  }

  #isRead(): boolean {
    const names = this.#tokens.filter((one) => isIngredient(one) || one === this.#cutToken);
    const unknown = names.filter((one) => one.state === 'unknown' || one === this.#cutToken);
    const vague = names.filter((one) => one.state === 'unknown' || one.isGuess || this.#vagueTokens.has(one));
    return 3 * unknown.length < Math.max(1, names.length) && 2 * vague.length <= names.length;
  }

  #addIngredient(
    ingredient: Ingredient,
    {
      token,
      isExplained,
      isOriginKnown,
    }: { token: LabelToken; isExplained: boolean; isOriginKnown: boolean },
  ): void {
    for (const slug of ingredient.allergens) {
      this.#allergens.push({ token, slug, isWhole: ingredient.wholeGroups.includes(slug) });
    }
    if (!isExplained)
      for (const slug of usualAllergensOfIngredient(ingredient.name)) this.#usualAllergens.add(slug);
    this.#mark(
      isOriginKnown ? ingredient.classes.filter((slug) => !unstatedClasses.has(slug)) : ingredient.classes,
      token,
    );
    for (const name of ingredient.lineage) this.#names.add(name);
    for (const hint of ingredient.textures) if (!this.#textures.has(hint)) this.#textures.set(hint, token);
    if (ingredient.isOpaque && !isExplained) {
      this.#isOpen = true;
      this.#vagueTokens.add(token);
    }
  }

  /** An ingredient that may be in the food proves nothing. If it would change the result, the list is incomplete. */
  #addAlternative(
    ingredient: Ingredient,
    { token, isPossible }: { token: LabelToken; isPossible: boolean },
  ): void {
    if (isPossible) {
      for (const slug of ingredient.allergens) {
        this.#possibleAllergens.push({ token, slug, isWhole: ingredient.wholeGroups.includes(slug) });
      }
    }
    this.#mark(
      ingredient.classes.filter((slug) => unstatedClasses.has(slug)),
      token,
    );
    if (ingredient.isOpaque || ingredient.classes.some((slug) => !unstatedClasses.has(slug)))
      this.#isOpen = true;
  }

  #mark(classes: readonly IngredientClass[], token: LabelToken): void {
    for (const slug of classes) if (!this.#classes.has(slug)) this.#classes.set(slug, token);
  }
}
