import { unstatedClasses, type IngredientClass } from '../../suitability/facts/ingredientClasses.ts';
import type { TextureHint } from '../../suitability/facts/textureHints.ts';
import type { Ingredient } from '../words/ingredient.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { LabelToken } from '../words/labelToken.ts';

/** An allergen with the words that name it. */
export interface SeenAllergen {
  readonly token: LabelToken;
  readonly slug: string;
  readonly isWhole: boolean;
}

/** What a list of ingredients shows. */
export interface IngredientsReading {
  readonly tokens: readonly LabelToken[];
  readonly allergens: readonly SeenAllergen[];
  /** Perhaps in the food: "may contain one or more of: peanut oil, canola oil". */
  readonly perhaps: readonly SeenAllergen[];
  readonly classTokens: ReadonlyMap<IngredientClass, LabelToken>;
  /** Names of all known ingredients and of all that is wider. */
  readonly names: readonly string[];
  /** Every piece is known and nothing is left open: what is not there is not in the food. */
  readonly isComplete: boolean;
  /** How it may be to chew and swallow, each with the first ingredient that says so. */
  readonly textureTokens: ReadonlyMap<TextureHint, LabelToken>;
}

/** Of what a mere taste is made nobody says. */
const classesOfFlavour: readonly IngredientClass[] = [
  'vegan-unstated',
  'vegetarian-unstated',
  'halal-unstated',
];

/** What the words around an entry say of it. */
export interface Said {
  /** One of several, and nobody says which. */
  readonly isAlternative: boolean;
  readonly isPerhaps: boolean;
  /** Stands in brackets in which no ingredient is told. */
  readonly isRemark: boolean;
  /** Stands in brackets that tell origins: "(미국, 칠레 등)", where "and others" leaves no ingredient out. */
  readonly isOrigin: boolean;
  readonly isTitle: boolean;
}
/** An entry as it was understood. */
export interface ReadItem {
  readonly tokens: readonly LabelToken[];
  readonly said: Said;
  /** Something of what it is made of is told in brackets. */
  readonly isOpened: boolean;
  /** All of it is, as far as a pack tells: more than its allergens, and more than the one part that sells it. */
  readonly isToldByParts: boolean;
  /** Said to come from plants, by itself or in brackets. */
  readonly isPlant: boolean;
}

/** Whether a piece is, or may be, something that is in the food. */
export function isIngredient({ state, isPurpose }: LabelToken): boolean {
  return state === 'unknown' || (state === 'known' && !isPurpose);
}

/**
 * Whether what stands in brackets behind it tells what it is made of: "쇼트닝(팜유)". Not of flavours, whose brackets name
 * a carrier or an allergen, nor of animal foods: "cheddar (milk)" leaves open which rennet made it.
 */
function isExplained({ classes, lineage }: Ingredient): boolean {
  return !classes.includes('not-vegan') && !lineage.includes('향료');
}

/** What entries bring, one after the other, and whether any of them leaves the list open. */
export class GatheredIngredients {
  readonly #tokens: LabelToken[] = [];
  readonly #allergens: SeenAllergen[] = [];
  readonly #perhaps: SeenAllergen[] = [];
  readonly #classes = new Map<IngredientClass, LabelToken>();
  readonly #names = new Set<string>();
  readonly #textures = new Map<TextureHint, LabelToken>();
  #isOpen = false;

  add({ tokens, said, isOpened, isToldByParts, isPlant }: ReadItem): void {
    // "Prawn cocktail seasoning [sugar, …]": of a compound whose parts are told, the name proves nothing.
    const isToldCompound =
      (isToldByParts || said.isTitle) && tokens.some(({ ingredient }) => ingredient?.isOpaque === true);
    for (const token of tokens) {
      this.#tokens.push(token);
      const { ingredient, state, role } = token;
      if (state === 'unknown' || (state === 'known' && ingredient === null)) this.#isOpen = true;
      if (ingredient === null || role === 'without' || isToldCompound) continue;
      if (role === 'flavour') this.#mark(classesOfFlavour, token);
      else if (said.isAlternative || said.isPerhaps) {
        this.#addAlternative(ingredient, { token, isPerhaps: said.isPerhaps });
      } else {
        this.#addIngredient(ingredient, {
          token,
          isTold: isPlant || (isOpened && !ingredient.isOpaque && isExplained(ingredient)),
        });
      }
    }
  }

  /** Whether the text ends within a word, as stored texts that were too long do; that piece of a word is noise. */
  endsInPieceOf({ text, dictionary }: { text: string; dictionary: Lexicon }): boolean {
    const last = this.#tokens.at(-1);
    if (last?.state !== 'unknown' || last.end !== text.trimEnd().length) return false;
    if (!dictionary.spelling.isBeginning(text.slice(last.start, last.end))) return false;
    this.#tokens[this.#tokens.length - 1] = { ...last, state: 'noise' };
    return true;
  }

  reading({ isWhole }: { isWhole: boolean }): IngredientsReading {
    const hasIngredients = this.#tokens.some(isIngredient);
    const isComplete = hasIngredients && isWhole && !this.#isOpen;
    return {
      tokens: this.#tokens,
      allergens: this.#allergens,
      perhaps: this.#perhaps,
      classTokens: this.#classes,
      names: [...this.#names],
      isComplete,
      textureTokens: this.#textures,
    };
  }

  #addIngredient(ingredient: Ingredient, { token, isTold }: { token: LabelToken; isTold: boolean }): void {
    for (const slug of ingredient.allergens) {
      this.#allergens.push({ token, slug, isWhole: ingredient.wholeGroups.includes(slug) });
    }
    this.#mark(
      isTold ? ingredient.classes.filter((slug) => !unstatedClasses.has(slug)) : ingredient.classes,
      token,
    );
    for (const name of ingredient.lineage) this.#names.add(name);
    for (const hint of ingredient.textures) if (!this.#textures.has(hint)) this.#textures.set(hint, token);
    if (ingredient.isOpaque) this.#isOpen = true;
  }

  /** Perhaps in the food: it proves nothing, and what it would bring stays open. */
  #addAlternative(
    ingredient: Ingredient,
    { token, isPerhaps }: { token: LabelToken; isPerhaps: boolean },
  ): void {
    if (isPerhaps) {
      for (const slug of ingredient.allergens) {
        this.#perhaps.push({ token, slug, isWhole: ingredient.wholeGroups.includes(slug) });
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
