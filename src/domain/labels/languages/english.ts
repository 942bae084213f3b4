import { blankAmounts } from '../words/amounts.ts';
import { makerNames, plantWords } from '../words/commonForms.ts';
import type { Ingredient } from '../words/ingredient.ts';
import type { Lexicon } from '../words/lexicon.ts';
import {
  englishPreparations,
  englishFillers,
  englishFlavours,
  englishGrammarWords,
  englishImitations,
  englishPurposes,
} from './englishForms.ts';
import { englishKey, toSingular } from './englishKey.ts';
import type { LabelReader, PrintedName } from './labelReader.ts';
import {
  mergeUnknownTokens,
  toToken,
  type LabelToken,
  type TextRange,
  type Reading,
  type Role,
} from '../words/labelToken.ts';

/** Reads English labels, and all other labels in Latin letters. */
export const englishReader: LabelReader = {
  language: 'en',
  recognises: (text) => /\p{Script=Latin}/u.test(text),
  keyOf: englishKey,
  isWrittenWithoutSpaces: false,
  grammarWords: englishGrammarWords,
  read: readEnglish,
  law: null,
  declaresAfterList: false,
  namesPurposeWithIngredient: true,
};

/** Reads an English name word by word. The longest phrase of the dictionary wins: "almond milk" before "almond". */
function readEnglish(printed: PrintedName): LabelToken[] {
  const { lexicon } = printed;
  const words = correctSpelling(namedAdditives(englishWords(printed), lexicon), lexicon);
  const isBeforeFlavour = beforeFlavours(words);
  const tokens: LabelToken[] = [];
  for (let at = 0; at < words.length;) {
    const { length, ingredient } = phraseAt(words, at, lexicon);
    const [from, to] = [words[at], words[at + Math.max(1, length) - 1]];
    if (from === undefined || to === undefined) break;
    const range: TextRange = [from.range[0], to.range[1]];
    const isGuess = words.slice(at, at + Math.max(1, length)).some((word) => word.isGuess);
    if (ingredient === undefined) tokens.push(toToken({ ...readingOfOtherWord(from.text), isGuess }, range));
    else {
      const phrase = words.slice(at, at + length).map((word) => word.text);
      tokens.push(
        toToken(
          {
            state: 'known',
            ingredient,
            role: roleOf(words, { at, next: at + length, isBeforeFlavour }),
            isPurpose: phrase.every((word) => englishPurposes.has(word)),
            isGuess,
          },
          range,
        ),
      );
    }
    at += Math.max(1, length);
  }
  return mergeUnknownTokens(tokens);
}

interface Word {
  readonly text: string;
  readonly range: TextRange;
  /** A correction of the printed word. */
  readonly isGuess: boolean;
}

function englishWords({ text, pieces }: { text: string; pieces: readonly TextRange[] }): Word[] {
  return pieces.flatMap(([start, end]) => {
    const piece = blankAmounts(text.slice(start, end))
      // "carrot&coriander", but "fd&c".
      .replace(/(?<=\p{L}{3}|^|\s)&(?=\p{L}{3}|$|\s)/gu, ' ')
      // Numbers of additives: "INS 631" and "E 631" are "E631".
      .replace(/\b(?:ins|e)[\s-](?=\d{3,4})/gu, (prefix) => 'e'.padStart(prefix.length));
    return [...piece.matchAll(/[\p{L}\p{N}&']+/gu)].map((match): Word => ({
      text: toSingular(match[0].replace(/'s?$|'/gu, '')),
      range: [start + match.index, start + match.index + match[0].length],
      isGuess: false,
    }));
  });
}

/** Numbers after a purpose are additives: "emulsifier 471". */
function namedAdditives(words: readonly Word[], { find }: Lexicon): Word[] {
  return words.map((word, at) => {
    if (!/^\d{3,4}[a-f]?$/u.test(word.text) || !englishPurposes.has(words[at - 1]?.text ?? '')) return word;
    const text = `e${word.text}`;
    return find(text) === undefined ? word : { ...word, text };
  });
}

/** Replaces misspelt words. Two words that were printed together share their range. */
function correctSpelling(words: readonly Word[], { spelling }: Lexicon): Word[] {
  return words.flatMap((word) => {
    const corrections = spelling.correctionOf(word.text);
    return corrections === undefined ? [word] : corrections.map((text) => ({ ...word, text, isGuess: true }));
  });
}

function phraseAt(
  words: readonly Word[],
  at: number,
  lexicon: Lexicon,
): { length: number; ingredient?: Ingredient } {
  const maxLength = Math.min(lexicon.maxWordsFrom(words[at]?.text ?? ''), words.length - at);
  for (let length = maxLength; length > 0; length -= 1) {
    const ingredient = lexicon.find(phraseOf(words, at, length));
    if (ingredient !== undefined) return { length, ingredient };
  }
  return { length: 0 };
}

function phraseOf(words: readonly Word[], at: number, length: number): string {
  let phrase = words[at]?.text ?? '';
  for (let next = at + 1; next < at + length; next += 1) phrase += ` ${words[next]?.text ?? ''}`;
  return phrase;
}

function readingOfOtherWord(word: string): Reading {
  if (plantWords.has(word)) return { state: 'noise', isPlant: true };
  if (englishPurposes.has(word)) return { state: 'known', isPurpose: true };
  if (
    englishFillers.has(word) ||
    makerNames.has(word) ||
    englishFlavours.has(word) ||
    !/\p{L}{2}/u.test(word)
  )
    return { state: 'noise' };
  return { state: 'unknown' };
}

/** After these words the name of another ingredient begins. */
const connectives: ReadonlySet<string> = new Set([
  'and',
  'with',
  'from',
  'of',
  'in',
  'for',
  'contain',
  'containing',
]);

function roleOf(
  words: readonly Word[],
  { at, next, isBeforeFlavour }: { at: number; next: number; isBeforeFlavour: readonly boolean[] },
): Role {
  const before = words[at - 1]?.text;
  if (words[next]?.text === 'free' || before === 'no' || before === 'without') return 'without';
  // "Non-dairy", but "non-hydrogenated lard" is lard.
  if (before === 'non' && !englishPreparations.has(words[at]?.text ?? '')) return 'without';
  return isBeforeFlavour[next] === true ? 'flavour' : 'plain';
}

/**
 * For each position, whether a word from there on says that only the taste is meant, before the name of another
 * ingredient begins.
 */
function beforeFlavours(words: readonly Word[]): readonly boolean[] {
  const result = words.map(() => false);
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const text = words[at]?.text ?? '';
    result[at] =
      !connectives.has(text) &&
      (englishFlavours.has(text) || englishImitations.has(text) || result[at + 1] === true);
  }
  return result;
}
