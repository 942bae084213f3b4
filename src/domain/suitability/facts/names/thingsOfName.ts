import type { Dictionary } from '../../../labels/words/dictionary.ts';
import type { Ingredient } from '../../../labels/words/ingredient.ts';
import { withCoveredTokens, type LabelToken } from '../../../labels/words/labelToken.ts';
import { wordKey } from '../../../labels/words/wordKey.ts';
import { toLabelText } from '../../../labels/labelText.ts';
import { readerOf } from '../../../labels/languages/labelReaders.ts';
import { readName } from '../../../labels/languages/readName.ts';
import {
  animalsBeforeCuts,
  clearAlone,
  englishDishes,
  koreanCuts,
  koreanDishes,
  nameSeparators,
  plantBases,
  vagueKinds,
} from './nameWords.ts';

/** An ingredient that a name shows. */
export interface NamedThing {
  readonly ingredient: Ingredient;
  /** The name, or a part of it between commas, is the name of this ingredient and nothing else. */
  readonly isWholeName: boolean;
}

/**
 * The ingredients that a product name certainly means: the name itself ("멸균우유"), and what stands before the name of a
 * dish ("새우튀김", "grilled mackerel"). Words within an unknown name, flavours and modifiers ("egg noodles") do not
 * count. Remarks in brackets neither.
 */
export function thingsOfName(name: string, dictionary: Dictionary): readonly NamedThing[] {
  return withoutRemarks(name)
    .split(nameSeparators)
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '')
    .flatMap((phrase) => thingsOfPhrase(phrase, dictionary))
    .filter(
      ({ ingredient, isWholeName }) =>
        !vagueKinds.has(ingredient.name) || (isWholeName && clearAlone.has(ingredient.name)),
    );
}

/**
 * All ingredients that a name mentions, certain or not: "우유식빵" may be bread with milk. They prove nothing, but where a
 * pack denies one of them, the pack is in doubt. Flavours and what a name says is left out are no mentions.
 */
export function mentionsOfName(name: string, dictionary: Dictionary): readonly Ingredient[] {
  const text = withoutRemarks(name);
  return withCoveredTokens(tokensOf(text, dictionary)).flatMap(({ ingredient, role, state, start, end }) => {
    if (state === 'unknown') return wordsWithin(text.slice(start, end), dictionary);
    return ingredient === null || role !== 'plain' ? [] : [ingredient];
  });
}

/**
 * The words of the dictionary with an allergen in an unknown Korean name, such as "땅콩" in "땅콩샌드". A word of two syllables
 * counts at the start and at the end of it ("브리" in "아몬드브리즈" does not), one of a syllable only by itself.
 */
function wordsWithin(unknown: string, dictionary: Dictionary): readonly Ingredient[] {
  return readerOf(unknown).isWrittenWithoutSpaces
    ? unknown.split(/\s+/u).flatMap((piece) => wordsWithinPiece(piece, dictionary))
    : [];
}

function wordsWithinPiece(piece: string, dictionary: Dictionary): readonly Ingredient[] {
  const found: Ingredient[] = [];
  for (let from = 0; from < piece.length;) {
    const word = longestWordAt(piece, from, dictionary);
    const length = word?.length ?? 0;
    const isAtEdge = from === 0 || from + length === piece.length;
    const counts: boolean =
      length > 2 || (length === 2 && isAtEdge) || (length > 0 && length === piece.length);
    if (word !== undefined && counts && word.ingredient.allergens.length > 0) found.push(word.ingredient);
    from += counts ? length : 1;
  }
  return found;
}

function longestWordAt(
  text: string,
  from: number,
  dictionary: Dictionary,
): { readonly ingredient: Ingredient; readonly length: number } | undefined {
  let longest: { ingredient: Ingredient; length: number } | undefined;
  for (let to = from + 1; to <= text.length && dictionary.isPrefix(text.slice(from, to)); to += 1) {
    const ingredient = dictionary.find(text.slice(from, to));
    if (ingredient !== undefined) longest = { ingredient, length: to - from };
  }
  return longest;
}

function withoutRemarks(name: string): string {
  return toLabelText(name.replace(/\([^)]*\)?|\[[^\]]*\]?/gu, ' ')).text.trim();
}

function thingsOfPhrase(phrase: string, dictionary: Dictionary): readonly NamedThing[] {
  const ingredient = dictionary.find(wordKey(phrase));
  const whole = ingredient === undefined ? [] : [{ ingredient, isWholeName: true }];
  // The dictionary knows some dishes, but not what each is made of: "닭볶음탕".
  if (ingredient !== undefined && !ingredient.isOpaque && !vagueKinds.has(ingredient.name)) return whole;
  const parts = readerOf(phrase).isWrittenWithoutSpaces
    ? thingsOfKoreanPhrase(phrase, dictionary)
    : thingsOfEnglishPhrase(phrase, dictionary);
  return [...whole, ...parts];
}

/** In Korean the main noun comes last, so the dish is at the end. */
function thingsOfKoreanPhrase(phrase: string, dictionary: Dictionary): readonly NamedThing[] {
  let rest = phrase;
  const dishes: string[] = [];
  for (let dish = dishAtEnd(rest); dish !== undefined; dish = dishAtEnd(rest)) {
    dishes.push(dish);
    rest = rest.slice(0, -dish.length).trimEnd();
  }
  if (dishes.length === 0) return headOf(tokensOf(phrase, dictionary));
  const animal = dishes.some((dish) => koreanCuts.has(dish)) ? animalsBeforeCuts.get(rest) : undefined;
  const ingredient = dictionary.find(wordKey(animal ?? rest));
  return [
    ...dishes.flatMap((dish) => thingOfDish(dish, dictionary)),
    ...(ingredient === undefined
      ? certainThings(tokensOf(rest, dictionary))
      : [{ ingredient, isWholeName: false }]),
  ];
}

/** Some dishes are made of one thing: an omelette of eggs. A word of one syllable is too short to say so. */
function thingOfDish(dish: string, dictionary: Dictionary): readonly NamedThing[] {
  const ingredient = dish.length === 1 ? undefined : dictionary.find(wordKey(dish));
  return ingredient?.classes.includes('animal') === true ? [{ ingredient, isWholeName: false }] : [];
}

function dishAtEnd(phrase: string): string | undefined {
  return koreanDishes.find((dish) => phrase.endsWith(dish));
}

function thingsOfEnglishPhrase(phrase: string, dictionary: Dictionary): readonly NamedThing[] {
  const tokens = tokensOf(phrase, dictionary).filter(({ state }) => state !== 'noise');
  const last = tokens.at(-1);
  if (last === undefined) return [];
  const dish = phrase.slice(last.start, last.end);
  if (!englishDishes.has(wordKey(dish))) return headOf(tokens);
  const before = tokens.slice(0, -1);
  return [
    ...thingOfDish(dish, dictionary),
    ...(before.at(-1)?.state === 'known' ? certainThings(before) : []),
  ];
}

function tokensOf(phrase: string, dictionary: Dictionary): readonly LabelToken[] {
  return readName({ text: phrase, pieces: [[0, phrase.length]], dictionary });
}

/** The main noun of a name without a dish: "저지방 우유". The words before it are modifiers. */
function headOf(tokens: readonly LabelToken[]): readonly NamedThing[] {
  const meaningful = tokens.filter(({ state }) => state !== 'noise');
  const head = meaningful.at(-1);
  return head === undefined ? [] : certainThings([head], meaningful.slice(0, -1));
}

/** @param before the tokens before these. */
function certainThings(
  tokens: readonly LabelToken[],
  before: readonly LabelToken[] = [],
): readonly NamedThing[] {
  const isPlantBased = [...before, ...tokens].some(({ ingredient }) => isPlantBase(ingredient));
  return tokens.filter(isCertain).flatMap((token) =>
    withCoveredTokens([token]).flatMap(({ ingredient }) =>
      // "아몬드 우유", "coconut yogurt", "콩고기": such names mean a plant food, too.
      ingredient === null ||
      (isPlantBased && (ingredient.classes.includes('dairy') || ingredient.name === '육류'))
        ? []
        : [{ ingredient, isWholeName: false }],
    ),
  );
}

function isCertain({ state, role, isGuess, isPurpose }: LabelToken): boolean {
  return state === 'known' && role === 'plain' && !isGuess && !isPurpose;
}

function isPlantBase(ingredient: Ingredient | null): boolean {
  return (
    ingredient !== null &&
    (ingredient.classes.includes('nuts') || ingredient.lineage.some((name) => plantBases.has(name)))
  );
}
