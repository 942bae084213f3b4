import type { Dictionary } from '../words/dictionary.ts';
import { toLabelItems } from '../ingredients/labelItems.ts';
import { readName } from '../languages/readName.ts';
import { withCoveredTokens, type LabelToken } from '../words/labelToken.ts';
import { wordKey } from '../words/wordKey.ts';

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
  /** Every word is understood. So an allergen that is not named is not meant. */
  readonly isUnderstood: boolean;
  readonly namesOnlyAllergens: boolean;
}

/** Replaces grammatical words by blanks. Names stay at their positions. */
export function blankGrammar(text: string): string {
  const blank = (match: string) => ' '.repeat(match.length);
  return text.replace(gluedParticles, blank).replace(grammar, blank).replace(particles, blank);
}

/**
 * Reads the allergens that a clause names.
 *
 * @param input.text made by {@link blankGrammar}.
 */
export function readClauseNames({
  text,
  start,
  end,
  dictionary,
}: {
  text: string;
  start: number;
  end: number;
  dictionary: Dictionary;
}): ClauseNames {
  const clause = text.slice(start, end);
  const { items, isWhole } = toLabelItems(text, { start, end });
  const names: NamedAllergen[] = [];
  let isUnderstood = isWhole || !/[([{)\]}]/u.test(clause.trim().slice(1, -1));
  let namesOnlyAllergens = true;
  const pending = items.map((item) => ({ item, isExplained: false })).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { item, isExplained } = next;
    let namesAllergen = false;
    for (const token of readName({ text, pieces: item.pieces, dictionary })) {
      const { state, isGuess, start: from, end: to } = token;
      const word = text.slice(from, to);
      const isNamed = dictionary.allergensNamedBy(wordKey(word)) !== undefined;
      const namedAllergens = allergensOf(token, { text, dictionary });
      namesAllergen ||= namedAllergens.length > 0;
      // A single letter is the rest of a truncated word.
      const isPiece = state === 'noise' && /^[b-z]$/u.test(word);
      if (!isExplained && ((state === 'unknown' && !isNamed) || isGuess || isPiece)) isUnderstood = false;
      if (!isExplained && namedAllergens.length === 0 && state !== 'noise') namesOnlyAllergens = false;
      names.push(...namedAllergens);
    }
    // Brackets after an allergen say which one it is: "Fish (pollock)", "Tree nuts (coconut)".
    for (const child of item.children.toReversed())
      pending.push({ item: child, isExplained: isExplained || namesAllergen });
  }
  return { names, isUnderstood, namesOnlyAllergens };
}

/** The allergens of a token: those that its word names, those of its ingredient, and those of the words that it covers. */
function allergensOf(
  token: LabelToken,
  { text, dictionary }: { text: string; dictionary: Dictionary },
): NamedAllergen[] {
  const { start, end } = token;
  return withCoveredTokens([token]).flatMap((one) => {
    const named = dictionary.allergensNamedBy(wordKey(text.slice(one.start, one.end))) ?? [];
    const { allergens = [], wholeGroups = [] } = one.ingredient ?? {};
    return [...new Set([...named, ...allergens])].map((slug) => ({
      slug,
      isWhole: named.includes(slug) || wholeGroups.includes(slug),
      start,
      end,
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

/** Grammatical words around names. They are blanked before names are read. */
const grammar = new RegExp(
  [
    String.raw`함\s*유(?:하고\s*있(?:습니다|음)|합니다|되어\s*있(?:습니다|음)|하였습니다)?`,
    String.raw`포함(?:하고\s*있(?:습니다|음)|합니다|되어\s*있습니다)?`,
    String.raw`들어\s*있(?:습니다|음|는)?`,
    String.raw`(?:이|본)\s*제품(?:은|에는|에)`,
    String.raw`알레르기\s*(?:유발)?\s*(?:물질|성분)?`,
    String.raw`에\s*한함|(?<!\d)\d{1,3}\s*종|\(\s*(?:을|를|이|가|은|는)\s*\)`,
    // Exclusions: "새우를 제외한".
    String.raw`[가-힣]{1,20}[을를]\s*제외한`,
    // Words about other products, production lines and probabilities.
    String.raw`(?<![가-힣])(?:사용(?:한|하는|된)?|포함된|함유된|발생|등(?=[을의이]?\s+사용)[을의이]?|제품(?:과|을)?|같은|동일한?|(?:제조|생산)?\s?(?:시설|라인|공장|설비|작업장)(?:에서|을|를|과|와)?|(?:제조|생산|가공|포장|공유|취급)(?:하고|되고|합니다|됩니다|하였습니다|되었습니다|함|됨|된|한)?|있(?:습니다|음|는)|혼입\s?(?:될|가능|우려|가능성이?)?|가능(?:성이?)?|교차\s?오염|우려가?|안내|수도?|미량의?|성분이?|남아|섞[여일]|들어갈|함께)(?![가-힣])`,
    String.raw`\bmay\s?(?:also\s)?contain(?=\p{L}{4}|\b)|\bthis product\b|\bcontains?\b|\ballergens?\b|\bingredients?\b`,
  ].join('|'),
  'gu',
);
const particles = /(?<=[가-힣])(?:을|를|와|과|이|가|은|는|및)(?=$|[\s,.)·])/gu;
/** "호두를사용한제품과": even without blanks, the particle ends the word. */
const gluedParticles = /(?<=[가-힣])(?:을|를)(?=사용|함유|포함|제외)/gu;
