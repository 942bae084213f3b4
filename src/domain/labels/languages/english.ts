import { amounts } from '../words/amounts.ts';
import { makers, plantWords } from '../words/commonForms.ts';
import type { Ingredient } from '../words/ingredient.ts';
import type { Lexicon } from '../words/lexicon.ts';
import {
  englishFillers,
  englishFlavours,
  englishGrammarWords,
  englishImitations,
  englishPurposes,
} from './englishForms.ts';
import { englishKey, singular } from './englishKey.ts';
import type { LabelReader, PrintedName } from './labelReader.ts';
import { joined, token, type LabelToken, type Place, type Reading, type Role } from '../words/labelToken.ts';

/** English packs, and all others in Latin letters. */
export const englishReader: LabelReader = {
  language: 'en',
  recognises: (text) => /\p{Script=Latin}/u.test(text),
  keyOf: englishKey,
  isWrittenTogether: false,
  grammarWords: englishGrammarWords,
  read: readEnglish,
  law: null,
  pointsElsewhereForOrigin: false,
  declaresBehindList: false,
  namesPurposeBesideThing: true,
};

/** English names word by word, the longest known phrase first: "almond milk" before "almond". */
function readEnglish(printed: PrintedName): LabelToken[] {
  const { lexicon } = printed;
  const words = spelt(englishWords(printed), lexicon);
  const tokens: LabelToken[] = [];
  for (let at = 0; at < words.length;) {
    const { length, ingredient } = phraseAt(words, at, lexicon);
    const [from, to] = [words[at], words[at + Math.max(1, length) - 1]];
    if (from === undefined || to === undefined) break;
    const place: Place = [from.place[0], to.place[1]];
    const isGuess = words.slice(at, at + Math.max(1, length)).some((word) => word.isGuess);
    if (ingredient === undefined) tokens.push(token({ ...fillerOf(from.text), isGuess }, place));
    else {
      const phrase = words.slice(at, at + length).map((word) => word.text);
      tokens.push(
        token(
          {
            state: 'known',
            ingredient,
            role: roleOf(words, at, length),
            isPurpose: phrase.every((word) => englishPurposes.has(word)),
            isGuess,
          },
          place,
        ),
      );
    }
    at += Math.max(1, length);
  }
  return joined(tokens);
}

interface Word {
  readonly text: string;
  readonly place: Place;
  /** Not printed so, but surely meant. */
  readonly isGuess: boolean;
}

function englishWords({ text, pieces }: { text: string; pieces: readonly Place[] }): Word[] {
  return pieces.flatMap(([start, end]) => {
    const piece = text
      .slice(start, end)
      .replace(amounts, (amount) => ' '.repeat(amount.length))
      // "carrot&coriander", but "fd&c".
      .replace(/(?<=\p{L}{3}|^|\s)&(?=\p{L}{3}|$|\s)/gu, ' ');
    return [...piece.matchAll(/[\p{L}\p{N}&']+/gu)].map((match): Word => ({
      text: singular(match[0].replace(/'s?$|'/gu, '')),
      place: [start + match.index, start + match.index + match[0].length],
      isGuess: false,
    }));
  });
}

/** Words as they were surely meant; two that were printed together share their place. */
function spelt(words: readonly Word[], { spelling }: Lexicon): Word[] {
  return words.flatMap((word) => {
    const meant = spelling.meant(word.text);
    return meant === undefined ? [word] : meant.map((text) => ({ ...word, text, isGuess: true }));
  });
}

function phraseAt(
  words: readonly Word[],
  at: number,
  lexicon: Lexicon,
): { length: number; ingredient?: Ingredient } {
  for (let length = Math.min(lexicon.mostWords, words.length - at); length > 0; length -= 1) {
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

function fillerOf(word: string): Reading {
  if (plantWords.has(word)) return { state: 'noise', isPlant: true };
  if (englishPurposes.has(word)) return { state: 'known', isPurpose: true };
  if (englishFillers.has(word) || makers.has(word) || englishFlavours.has(word) || !/\p{L}{2}/u.test(word))
    return { state: 'noise' };
  return { state: 'unknown' };
}

/** Words behind which another thing begins. */
const joiners: ReadonlySet<string> = new Set([
  'and',
  'with',
  'from',
  'of',
  'in',
  'for',
  'contain',
  'containing',
]);

function roleOf(words: readonly Word[], at: number, length: number): Role {
  const before = words[at - 1]?.text;
  const next = words[at + length]?.text;
  if (next === 'free' || before === 'no' || before === 'without' || before === 'non') return 'without';
  for (const { text } of words.slice(at + length)) {
    if (joiners.has(text)) break;
    if (englishFlavours.has(text) || englishImitations.has(text)) return 'flavour';
  }
  return 'plain';
}
