import type { Dictionary } from '../words/dictionary.ts';
import { labelItems } from '../ingredients/labelItems.ts';
import { readName } from '../languages/readName.ts';
import { wordKey } from '../words/wordKey.ts';

/** An allergen that a clause names, and where. */
export interface NamedAllergen {
  readonly slug: string;
  /** The group as a whole is named ("fish"), not a member of it ("anchovy"). */
  readonly isWhole: boolean;
  readonly start: number;
  readonly end: number;
}

/** What a clause names. */
export interface ClauseNames {
  readonly names: readonly NamedAllergen[];
  /** Every word is understood, so that what is not named is not meant. */
  readonly isUnderstood: boolean;
  readonly namesOnlyAllergens: boolean;
}

/** The text with its grammar blanked, so that names alone are left, each at its place. */
export function namesAlone(text: string): string {
  const blank = (said: string) => ' '.repeat(said.length);
  return text.replace(gluedParticles, blank).replace(grammar, blank).replace(particles, blank);
}

/**
 * The allergens that a clause names.
 *
 * @param input.text made by {@link namesAlone}.
 */
export function namesIn({
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
  const { items, isWhole } = labelItems(text, { start, end });
  const names: NamedAllergen[] = [];
  let isUnderstood = isWhole || !/[([{)\]}]/u.test(clause.trim().slice(1, -1));
  let namesOnlyAllergens = true;
  const waiting = items.map((item) => ({ item, isExplained: false })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { item, isExplained } = next;
    let namesOne = false;
    for (const { state, ingredient, isGuess, start: from, end: to } of readName({
      text,
      pieces: item.pieces,
      dictionary,
    })) {
      const word = text.slice(from, to);
      const named = dictionary.allergensNamed(wordKey(word));
      const slugs = named ?? ingredient?.allergens ?? [];
      namesOne ||= slugs.length > 0;
      // One letter is the rest of a word that was cut off.
      const isPiece = state === 'noise' && /^[b-z]$/u.test(word);
      if (!isExplained && ((state === 'unknown' && named === undefined) || isGuess || isPiece))
        isUnderstood = false;
      if (!isExplained && slugs.length === 0 && state !== 'noise') namesOnlyAllergens = false;
      for (const slug of slugs) {
        const isGroup = named !== undefined || ingredient?.wholeGroups.includes(slug) === true;
        names.push({ slug, isWhole: isGroup, start: from, end: to });
      }
    }
    // In brackets behind an allergen stands which one it is: "Fish (pollock)", "Tree nuts (coconut)".
    for (const child of item.children.toReversed())
      waiting.push({ item: child, isExplained: isExplained || namesOne });
  }
  return { names, isUnderstood, namesOnlyAllergens };
}

/** "4종(대두, 밀, 돼지고기)": one of them is missing. */
export function misses(clause: string, names: readonly NamedAllergen[]): boolean {
  const counted = /(?<!\d)(\d{1,3})\s*종/u.exec(clause);
  return (
    counted !== null && names.length > 0 && new Set(names.map(({ slug }) => slug)).size < Number(counted[1])
  );
}

/** What stands for the grammar around the names, blanked before they are read. */
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
    // What is said of other products, lines and chances.
    String.raw`(?<![가-힣])(?:사용(?:한|하는|된)?|포함된|함유된|발생|등(?=[을의이]?\s+사용)[을의이]?|제품(?:과|을)?|같은|동일한?|(?:제조|생산)?\s?(?:시설|라인|공장|설비|작업장)(?:에서|을|를|과|와)?|(?:제조|생산|가공|포장|공유|취급)(?:하고|되고|합니다|됩니다|하였습니다|되었습니다|함|됨|된|한)?|있(?:습니다|음|는)|혼입\s?(?:될|가능|우려|가능성이?)?|가능(?:성이?)?|교차\s?오염|우려가?|안내|수도?|미량의?|성분이?|남아|섞[여일]|들어갈|함께)(?![가-힣])`,
    String.raw`\bmay\s?(?:also\s)?contain(?=\p{L}{4}|\b)|\bthis product\b|\bcontains?\b|\ballergens?\b|\bingredients?\b`,
  ].join('|'),
  'gu',
);
const particles = /(?<=[가-힣])(?:을|를|와|과|이|가|은|는|및)(?=$|[\s,.)·])/gu;
/** "호두를사용한제품과": written without blanks, the particle still ends the word. */
const gluedParticles = /(?<=[가-힣])(?:을|를)(?=사용|함유|포함|제외)/gu;
