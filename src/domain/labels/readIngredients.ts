import type { AllergenSlug } from '../suitability/allergens.ts';
import { unstatedClasses, type IngredientClass } from '../suitability/ingredientClasses.ts';
import type { TextureHint } from '../suitability/textureHints.ts';
import type { Dictionary, Ingredient } from './dictionary.ts';
import { labelItems, type LabelItem } from './labelItems.ts';
import { illegible, isPlace } from './labelForms.ts';
import type { LabelToken } from './labelToken.ts';
import { readName } from './readName.ts';

/** An allergen with the words that name it. */
export interface SeenAllergen {
  readonly token: LabelToken;
  readonly slug: AllergenSlug;
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

/** Part of a text that names ingredients. */
export interface IngredientSpan {
  readonly start: number;
  readonly end: number;
  /** What the pack is called, before its list: it may name ingredients, and leaves none out. */
  readonly isTitle: boolean;
}

/** Of what a mere taste is made nobody says. */
const classesOfFlavour: readonly IngredientClass[] = [
  'vegan-unstated',
  'vegetarian-unstated',
  'halal-unstated',
];

/** "canola and/or soybean oil": one of them is in it, and nobody says which. "2% or less of" is no choice. */
const alternatives =
  /\bor\b(?!\s+less\b)|\band\/or\b|one or more of|또는|혹은|(?:중|가운데)\s*(?:하나|한\s*가지|택일)/u;

/**
 * Reads the parts of a text that list ingredients.
 *
 * @param of.text in the form of `labelText`.
 */
export function readIngredients(of: {
  text: string;
  spans: readonly IngredientSpan[];
  dictionary: Dictionary;
}): IngredientsReading {
  const { text, spans, dictionary } = of;
  const end = text.trimEnd().length;
  const lists = spans.map((span) => ({
    ...labelItems(text, span.end < end ? listed(text, span) : span),
    ...span,
  }));
  const gathered = new Gathered();
  const visit = (item: LabelItem): Named => ({
    item,
    name: item.pieces.map(([start, end]) => text.slice(start, end)).join(' '),
    tokens: readName({ text, pieces: item.pieces, dictionary }),
    isHeading: isHeading(item, text),
  });
  const waiting = lists
    .flatMap(({ items, isTitle }) => visits(items.map(visit), { ...nothingSaid, isTitle }))
    .reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const children = next.item.children.map(visit);
    const inside = children.flatMap(({ tokens }) => tokens);
    const isOrigin =
      inside.length > 1 && inside.every((one) => one.state === 'noise' || isAndOthers(one, text));
    const read = readItem({ ...next, text, inside: isOrigin ? [] : inside });
    gathered.add(read);
    waiting.push(
      ...visits(children, { ...next.said, isOrigin, isRemark: !read.isOpened }, next.name).reverse(),
    );
  }
  const isCutOff = gathered.endsInPieceOf({ text, dictionary });
  const isLegible = spans.every((span) => !illegible.test(text.slice(span.start, span.end)));
  return gathered.reading({ isWhole: isLegible && !isCutOff && lists.every(({ isWhole }) => isWhole) });
}

/** A comma before the next sentence of a pack leaves nothing out, as it does at the end of the text. */
function listed(text: string, { start, end }: IngredientSpan): { start: number; end: number } {
  let last = end;
  while (last > start && ', \n'.includes(text[last - 1] ?? '')) last -= 1;
  return { start, end: last };
}

/** What the words around an entry say of it. */
interface Said {
  /** One of several, and nobody says which. */
  readonly isAlternative: boolean;
  readonly isPerhaps: boolean;
  /** Stands in brackets in which no ingredient is told. */
  readonly isRemark: boolean;
  /** Stands in brackets that tell origins: "(미국, 칠레 등)", where "and others" leaves no ingredient out. */
  readonly isOrigin: boolean;
  readonly isTitle: boolean;
}
const nothingSaid: Said = {
  isAlternative: false,
  isPerhaps: false,
  isRemark: false,
  isOrigin: false,
  isTitle: false,
};

interface Named {
  readonly item: LabelItem;
  readonly name: string;
  readonly tokens: readonly LabelToken[];
  /** "면: 소맥분": what follows are its parts. */
  readonly isHeading: boolean;
}

interface Visit extends Named {
  readonly said: Said;
}

/** Entries of one level with what is said of each; "may contain one or more of: …" is said of all that follow. */
function visits(entries: readonly Named[], around: Said, parent = ''): Visit[] {
  let said = saidBy(parent, around);
  return entries.map((entry) => {
    const own = saidBy(entry.name, said);
    if (entry.isHeading) said = own;
    return { ...entry, said: own };
  });
}

function saidBy(name: string, around: Said): Said {
  return {
    ...around,
    isAlternative: around.isAlternative || alternatives.test(name),
    isPerhaps: around.isPerhaps || /\bmay contain\b/u.test(name),
  };
}

interface ReadItem {
  readonly tokens: readonly LabelToken[];
  readonly said: Said;
  /** Something of what it is made of is told in brackets. */
  readonly isOpened: boolean;
  /** All of it is, as far as a pack tells: more than its allergens, and more than the one part that sells it. */
  readonly isToldByParts: boolean;
  /** Said to come from plants, by itself or in brackets. */
  readonly isPlant: boolean;
}

function isAndOthers({ start, end }: LabelToken, text: string): boolean {
  return text.slice(start, end) === '등';
}

/** "뉴질랜드 등": other countries. */
function endsInPlace(before: string): boolean {
  return isPlace(/([가-힣]+)\s*$/u.exec(before.slice(-20))?.[1] ?? '');
}

/** @param of.inside all that stands in the brackets behind it. */
function readItem(of: Visit & { text: string; inside: readonly LabelToken[] }): ReadItem {
  const { tokens, inside, name, said, text } = of;
  const isOpened = inside.some(isIngredient) || of.isHeading;
  // What something is for says nothing beside the thing itself: "유화제(대두레시틴)", "구연산(산도조절제)".
  const isEnglish = !/[가-힣]/u.test(name);
  const isTold = isToldByParts(inside);
  const isBesideThing =
    isOpened || said.isRemark || (isEnglish && tokens.some((one) => isIngredient(one) && !one.isPurpose));
  return {
    tokens: tokens.map((one) =>
      (one.isPurpose && isBesideThing) ||
      (isAndOthers(one, text) && (said.isOrigin || endsInPlace(text.slice(0, one.start)))) ||
      (one.state === 'unknown' && (isTold || said.isTitle))
        ? { ...one, state: 'noise', ingredient: null }
        : one,
    ),
    said,
    isOpened,
    isToldByParts: isTold || of.isHeading,
    isPlant: [...tokens, ...inside].some(({ isPlant }) => isPlant),
  };
}

/** "면: 소맥분", "스프류/정제소금", "coating (40%): sugar": what follows are its parts. */
function isHeading({ pieces }: LabelItem, text: string): boolean {
  const end = pieces.at(-1)?.[1] ?? 0;
  return /^\s*(?:\(\s*[\d.,]+\s*%\s*\)\s*)?(?::|\/(?=\s*[가-힣]))/u.test(text.slice(end, end + 25));
}

/**
 * Whether what stands in brackets tells what a thing of an unknown name is made of: "Rainbow sugar circles (sugar, maize
 * starch)". Not when only allergens stand there: then the rest is not told.
 */
function isToldByParts(inside: readonly LabelToken[]): boolean {
  const parts = inside.flatMap((one) =>
    one.ingredient !== null && one.role === 'plain' && !one.isPurpose ? [one.ingredient] : [],
  );
  return new Set(parts).size > 1 && parts.some(({ allergens }) => allergens.length === 0);
}

function isIngredient({ state, isPurpose }: LabelToken): boolean {
  return state === 'unknown' || (state === 'known' && !isPurpose);
}

/**
 * Whether what stands in brackets behind it tells what it is made of: "쇼트닝(팜유)". Not of flavours, whose brackets name
 * a carrier or an allergen, nor of animal foods: "cheddar (milk)" leaves open which rennet made it.
 */
function isExplained({ classes, lineage }: Ingredient): boolean {
  return !classes.includes('not-vegan') && !lineage.includes('향료');
}

class Gathered {
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
  endsInPieceOf({ text, dictionary }: { text: string; dictionary: Dictionary }): boolean {
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
