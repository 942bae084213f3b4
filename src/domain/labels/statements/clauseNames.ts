import type { Dictionary } from '../words/dictionary.ts';
import { toLabelItems } from '../ingredients/labelItems.ts';
import { readName } from '../languages/readName.ts';
import { withCoveredTokens, type LabelToken } from '../words/labelToken.ts';
import { allergensOfWideWord } from '../words/wideWords.ts';
import { hasLostEntry } from '../words/lostEntries.ts';
import { wordKey } from '../words/wordKey.ts';
import { allAllergens, blankGrammar, isExpectedWord, openEnd, type Wording } from './wordings.ts';

/** An allergen that a clause names, with the range of the name. */
export interface NamedAllergen {
  readonly slug: string;
  /** The clause names the group as a whole ("fish"), not a member of it ("anchovy"). */
  readonly isWhole: boolean;
  readonly start: number;
  readonly end: number;
}

/** The names of a clause. */
export interface ClauseNames {
  readonly names: readonly NamedAllergen[];
  /** Allergens that a wide word may mean: "nuts" may be pine nuts, "meat" may be pork. */
  readonly possibleNames: readonly NamedAllergen[];
  /** Every word is understood, and nothing is cut off. So an allergen that is not named is not meant. */
  readonly isUnderstood: boolean;
  /** A short clause that says that there is more than it names, or has marks in place of letters. */
  readonly isOpen: boolean;
  readonly namesOnlyAllergens: boolean;
  readonly namesAnything: boolean;
}

/**
 * Reads the allergens that a clause names.
 *
 * @param input.clause without its heading. @param input.start the position of the clause in the text. @param
 *   input.isLast whether the text ends here, so that a comma at the end announces a name that is missing.
 */
export function readClauseNames({
  clause,
  start,
  isLineStart,
  isLast,
  wording,
  dictionary,
}: {
  clause: string;
  start: number;
  isLineStart: boolean;
  isLast: boolean;
  wording: Wording;
  dictionary: Dictionary;
}): ClauseNames {
  const text = blankGrammar(clause, wording);
  const { items, isWhole } = toLabelItems(text, { start: 0, end: text.length });
  const names: NamedAllergen[] = [];
  const possibleNames: NamedAllergen[] = [];
  const isBroken = wording !== 'claim' && !isWhole && /[([{)\]}]/u.test(clause.trim().slice(1, -1));
  const isOpen = openEnd.test(clause);
  let isUnderstood =
    !isBroken &&
    !isOpen &&
    !lacksName(clause, { text, isLineStart }) &&
    !hasLostEntry(clause) &&
    !(isLast && isCutOff(clause, { text, dictionary }));
  let namesOnlyAllergens = true;
  let namesAnything = false;
  const pending = items.map((item) => ({ item, isExplained: false })).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { item, isExplained } = next;
    let namesAllergen = false;
    let namesIngredient = false;
    for (const token of readName({ text, pieces: item.pieces, dictionary })) {
      const word = text.slice(token.start, token.end);
      const range = { start: start + token.start, end: start + token.end };
      const named = allergensOf(token, { word, dictionary });
      namesAllergen ||= named.length > 0;
      namesIngredient ||= named.length > 0 || token.ingredient !== null;
      const isKnownName = !token.isGuess && (named.length > 0 || (isExplained && token.state === 'known'));
      if (!isKnownName && !isUnderstoodWord(token, { text, wording })) isUnderstood = false;
      if (!isExplained && named.length === 0 && token.state !== 'noise') namesOnlyAllergens = false;
      names.push(...named.map((one) => ({ ...one, ...range })));
      if (wording === 'warning' && token.state === 'unknown')
        for (const slug of dictionary.allergensWithin(word)) names.push({ slug, isWhole: true, ...range });
      if (isExplained) continue;
      for (const slug of allergensOfWideWord(wordKey(word), token.ingredient))
        if (dictionary.allergens.has(slug)) possibleNames.push({ slug, isWhole: true, ...range });
    }
    namesAnything ||= namesIngredient;
    const itemText = item.pieces.map(([from, to]) => text.slice(from, to)).join(' ');
    if (!isExplained && !namesAllergen && wording !== 'claim') {
      // "Contains: wheat, organic": a form without a name is what remains of one.
      if (wording === 'declaration' && !namesIngredient && /\p{L}/u.test(itemText)) isUnderstood = false;
      // A number without a name, or the word of an allergen without one of its letters.
      if (/^[\s\d.]*\d[\s\d.]*$/u.test(itemText) || dictionary.isDamagedAllergen(wordKey(itemText)))
        isUnderstood = false;
    }
    // Brackets after an allergen say which one it is: "Fish (pollock)", "Tree nuts (coconut)".
    for (const child of item.children.toReversed())
      pending.push({ item: child, isExplained: isExplained || (namesAllergen && wording !== 'claim') });
  }
  if (allAllergens.test(clause)) {
    namesAnything = true;
    const range = { start, end: start + clause.length };
    for (const slug of dictionary.allergens.slugs) possibleNames.push({ slug, isWhole: true, ...range });
  }
  return {
    names,
    possibleNames,
    isUnderstood,
    isOpen: isOpen && clause.length <= shortClause,
    namesOnlyAllergens,
    namesAnything,
  };
}

/** In a longer clause, an open end may belong to one entry: "(미국, 칠레 등)". */
const shortClause = 80;

/** Whether a word that names no allergen leaves the sentence understood. */
function isUnderstoodWord(
  { state, isGuess, start, end }: LabelToken,
  { text, wording }: { text: string; wording: Wording },
): boolean {
  if (isGuess) return false;
  const word = text.slice(start, end);
  const isGlued = /[가-힣]/u.test(`${text[start - 1] ?? ''}${text[end] ?? ''}`);
  // One syllable alone may be the rest of any name.
  if (wording === 'declaration' && /^[가-힣]$/u.test(word) && !isGlued) return false;
  if (state === 'known') return true;
  // `blankGrammar` has removed all Korean words that are expected. The reader ignores others as parts of names.
  if (state === 'unknown' && /[가-힣]/u.test(word)) return false;
  return isExpectedWord(word, wording);
}

/**
 * Whether a name is missing in a list: "밀, , 우유", "밀, 우유, 함유". "우유는 함유" would go on with a negation.
 *
 * @param input.text the clause without grammatical words.
 */
function lacksName(clause: string, { text, isLineStart }: { text: string; isLineStart: boolean }): boolean {
  return (
    /[,·/|]\s{0,9}[,·/|.;)\]]|(?:[([:]|있는)\s{0,9},|[가-힣](?:은|는)\s{0,9}함\s?유\s{0,9}$/u.test(clause) ||
    // "/ , 새우", and "·대두·우유" where the first of three names is lost.
    /^\s{0,9}[/※|·\n]\s{0,9},|^\s{0,9}·[^,·\n]{1,30}·[^,\n]{0,300}$/u.test(clause) ||
    (isLineStart && /^\s{0,9},/u.test(clause)) ||
    (text.trimEnd().endsWith(',') && !clause.trimEnd().endsWith(','))
  );
}

/** Whether the last clause of a text ends where a name must follow, or within a name. */
function isCutOff(clause: string, { text, dictionary }: { text: string; dictionary: Dictionary }): boolean {
  const endsInName = text.trimEnd().length === clause.trimEnd().length;
  return endsBeforeName.test(clause) || (endsInName && endsWithinName(text, dictionary));
}

const endsBeforeName =
  /(?:[,&·/([{+-]|\b(?:and|or|an|a|the|of|with|from|in)|(?:함\s?유|포함된|함유된)\s{0,9}제품|및|또는|그리고|[가-힣](?:와|과|을|를))\s{0,9}$/u;

/** Whether the clause ends in the beginning of an allergen's name: "peanu", "땅". */
function endsWithinName(clause: string, { allergensNamedBy, isAllergenBeginning }: Dictionary): boolean {
  const word = /[\p{L}\p{N}]{1,30}\s{0,9}$/u.exec(clause.slice(-40))?.[0].trim() ?? '';
  const key = wordKey(word);
  return key !== '' && allergensNamedBy(key) === undefined && isAllergenBeginning(word);
}

/** The allergens of a token: those that its word names, those of its ingredient, and those of the words that it covers. */
function allergensOf(
  token: LabelToken,
  { word, dictionary }: { word: string; dictionary: Dictionary },
): Pick<NamedAllergen, 'slug' | 'isWhole'>[] {
  return withCoveredTokens([token]).flatMap((one) => {
    const coveredWord = word.slice(one.start - token.start, one.end - token.start);
    const named = dictionary.allergensNamedBy(wordKey(coveredWord)) ?? [];
    const { allergens = [], wholeGroups = [] } = one.ingredient ?? {};
    return [...new Set([...named, ...allergens])].map((slug) => ({
      slug,
      isWhole: named.includes(slug) || wholeGroups.includes(slug),
    }));
  });
}

/** "4종(대두, 밀, 돼지고기)": the clause announces four allergens and names three. */
export function namesFewerThanCounted(clause: string, names: readonly NamedAllergen[]): boolean {
  const match = /(?<!\d)(\d{1,3})\s*종/u.exec(clause);
  if (match === null || names.length === 0) return false;
  const count = Number(match[1]);
  // One word may name several allergens, and several words the same one.
  return [new Set(names.map(({ slug }) => slug)), new Set(names.map(({ start }) => start))].some(
    ({ size }) => size < count,
  );
}
