import { amountPattern, blankAmounts, mayHaveAmount } from '../words/amounts.ts';
import { isTradeName, tradeNameIngredient } from './koreanTradeNames.ts';
import { prefixesOf } from '../words/prefixes.ts';
import { makerNames, plantWords } from '../words/commonForms.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { LabelReader, PrintedName } from './labelReader.ts';
import {
  isPlace,
  koreanFillers,
  koreanFlavours,
  koreanForms,
  koreanGrammarWords,
  koreanPurposes,
} from './koreanForms.ts';
import {
  mergeUnknownTokens,
  toToken,
  type LabelToken,
  type TextRange,
  type Reading,
} from '../words/labelToken.ts';

/** Reads Korean labels: a statement follows the list that it is about, and declarations name the Korean groups. */
export const koreanReader: LabelReader = {
  language: 'ko',
  recognises: (text) => /[가-힣]/u.test(text),
  keyOf: koreanKey,
  isWrittenWithoutSpaces: true,
  grammarWords: koreanGrammarWords,
  read: readKorean,
  law: 'mfds',
  declaresAfterList: true,
  namesPurposeWithIngredient: false,
};

/**
 * Removes blanks and punctuation, since labels use both freely.
 *
 * @param text made by `toLabelText`.
 */
function koreanKey(text: string): string {
  return text.replace(/[\s'·.,_()[\]{}<>-]+/gu, '');
}

/**
 * Reads a Korean name. Words are joined (동결건조새우분말), and blanks may stand anywhere. A name that the dictionary has as a
 * whole is one word. The reader splits any other name into segments, by the cheapest path through its letters.
 */
function readKorean(printed: PrintedName): LabelToken[] {
  const { name, lexicon } = printed;
  const withoutAmounts = mayHaveAmount(name) ? name.replace(amountPattern, ' ') : name;
  const whole =
    readWholeName(koreanKey(name), lexicon) ??
    (withoutAmounts === name ? undefined : readWholeName(koreanKey(withoutAmounts), lexicon));
  return whole === undefined ? readBySegments(printed) : [toToken(whole, printed.range)];
}

function readWholeName(key: string, lexicon: Lexicon): Reading | undefined {
  const plain = key.replace(/(?<=[가-힣])(?:\d+|[ivx]+)$/u, '').replace(/^\d+(?=[가-힣])/u, '');
  if (plain === '') return undefined;
  for (const each of key === plain ? [key] : [key, plain]) {
    if (koreanPurposes.has(each)) {
      return { state: 'known', ingredient: lexicon.find(each) ?? null, isPurpose: true };
    }
    if (plantWords.has(each)) return { state: 'noise', isPlant: true };
    const ingredient = lexicon.find(each);
    if (ingredient !== undefined) return { state: 'known', ingredient };
    if (koreanFillers.has(each) || isPlace(each)) return { state: 'noise' };
  }
  return undefined;
}

/**
 * Longer runs without a comma are sentences. The reader splits them into pieces of this length, so that its work stays
 * linear.
 */
const maxRunLength = 120;

type SegmentKind = 'word' | 'form' | 'flavour' | 'place' | 'plant' | 'code' | 'unknown';
interface Step {
  readonly cost: number;
  readonly from: number;
  readonly kind: SegmentKind;
}

function readBySegments(printed: PrintedName): LabelToken[] {
  const { lexicon } = printed;
  const { key, positions } = lettersOf(printed);
  const tokens: LabelToken[] = [];
  for (let start = 0; start < key.length; start += maxRunLength) {
    const run = key.slice(start, start + maxRunLength);
    const segments = cheapestPath(run, lexicon);
    tokens.push(
      ...tokensOf({ run, segments, lexicon, positionOf: (index) => positions[start + index] ?? 0 }),
    );
  }
  const isTradeNameOnly =
    key.length <= maxRunLength && tokens.every(({ state }) => state !== 'known') && isTradeName(key);
  return isTradeNameOnly && tokens.some(({ state }) => state === 'unknown')
    ? [
        toToken(
          { state: 'known', ingredient: lexicon.find(koreanKey(tradeNameIngredient)) ?? null, isGuess: true },
          printed.range,
        ),
      ]
    : tokens;
}

/** The letters of a name without amounts, and the position of each letter in the text. */
function lettersOf({ text, pieces }: { text: string; pieces: readonly TextRange[] }): {
  key: string;
  positions: number[];
} {
  const letters: string[] = [];
  const positions: number[] = [];
  for (const [start, end] of pieces) {
    const piece = blankAmounts(text.slice(start, end));
    for (let index = 0; index < piece.length; index += 1) {
      const letter = piece[index] ?? ' ';
      if (!(letter >= '가' && letter <= '힣') && !/[\p{L}\p{N}]/u.test(letter)) continue;
      letters.push(letter);
      positions.push(start + index);
    }
  }
  return { key: letters.join(''), positions };
}

/** For each beginning of a grammatical word, its kind if it is a whole one. */
const kindsByPrefix: ReadonlyMap<string, SegmentKind | undefined> = new Map(
  [...prefixesOf(koreanGrammarWords)].map((prefix) => [prefix, kindOfWord(prefix)]),
);

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly kind: SegmentKind;
}

/**
 * Finds the cheapest segmentation by dynamic programming. Words of the dictionary are cheap, one long word is cheaper
 * than two short ones, forms are cheaper still, and letters outside of any word are expensive.
 */
function cheapestPath(run: string, lexicon: Lexicon): Segment[] {
  const best: (Step | undefined)[] = [{ cost: 0, from: 0, kind: 'code' }];
  const propose = (to: number, step: Step): void => {
    const current = best[to];
    if (current === undefined || step.cost < current.cost) best[to] = step;
  };
  for (let from = 0; from < run.length; from += 1) {
    const cost = best[from]?.cost ?? Infinity;
    for (let to = from + 1; to <= run.length; to += 1) {
      const word = run.slice(from, to);
      if (!lexicon.isPrefix(word) && !kindsByPrefix.has(word)) break;
      const length = to - from;
      if (lexicon.find(word) !== undefined)
        propose(to, { cost: cost + 1 + 1 / length + (length === 1 ? 1.5 : 0), from, kind: 'word' });
      const kind = kindsByPrefix.get(word);
      if (kind !== undefined) propose(to, { cost: cost + 0.9 + 0.5 / length, from, kind });
    }
    const isCode = /[a-z\d]/u.test(run[from] ?? '');
    propose(from + 1, { cost: cost + (isCode ? 0.4 : 4), from, kind: isCode ? 'code' : 'unknown' });
  }
  const segments: Segment[] = [];
  for (let end = run.length; end > 0;) {
    const step = best[end];
    if (step === undefined) break;
    segments.push({ start: step.from, end, kind: step.kind });
    end = step.from;
  }
  return segments.reverse();
}

function kindOfWord(word: string): SegmentKind | undefined {
  if (koreanFlavours.has(word)) return 'flavour';
  if (plantWords.has(word)) return 'plant';
  if (koreanForms.has(word) || koreanFillers.has(word) || makerNames.has(word)) return 'form';
  return isPlace(word) ? 'place' : undefined;
}

function tokensOf(input: {
  run: string;
  segments: readonly Segment[];
  lexicon: Lexicon;
  positionOf: (index: number) => number;
}): LabelToken[] {
  const { segments, positionOf } = input;
  // Words that a blank separates do not depend on each other.
  const groups: Segment[][] = [];
  for (const segment of segments) {
    const isGlued = segment.start > 0 && positionOf(segment.start) === positionOf(segment.start - 1) + 1;
    const group = groups.at(-1);
    if (isGlued && group !== undefined) group.push(segment);
    else groups.push([segment]);
  }
  const hasWord = segments.some(({ kind, start, end }) => kind === 'word' && end - start > 1);
  return mergeUnknownTokens(groups.flatMap((group) => tokensOfGroup({ ...input, segments: group, hasWord })));
}

/**
 * "로만밀베이커스믹스" is some mix: in Korean the main noun comes last, and no mix says what it contains. A main noun of one
 * syllable does not count, since it may be part of any other word ("굴뚝빵").
 */
function unknownCompoundOf({
  segments,
  lexicon,
  run,
  positionOf,
}: {
  run: string;
  segments: readonly Segment[];
  lexicon: Lexicon;
  positionOf: (index: number) => number;
}): LabelToken | undefined {
  const [first, head] = [segments[0], segments.at(-1)];
  if (first === undefined || head === undefined || head.end - head.start === 1) return undefined;
  if (head.kind === 'unknown' || !segments.some(({ kind }) => kind === 'unknown')) return undefined;
  const ingredient = lexicon.find(run.slice(head.start, head.end));
  if (ingredient?.isOpaque !== true) return undefined;
  const range: TextRange = [positionOf(first.start), positionOf(head.end - 1) + 1];
  return toToken({ state: 'known', ingredient, isGuess: true }, range);
}

function tokensOfGroup(input: {
  run: string;
  segments: readonly Segment[];
  lexicon: Lexicon;
  positionOf: (index: number) => number;
  /** Whether the name contains a word of more than one syllable. */
  hasWord: boolean;
}): LabelToken[] {
  const { run, segments, lexicon, positionOf } = input;
  const compound = unknownCompoundOf(input);
  if (compound !== undefined) return [compound];
  const hasUnknown = segments.some(({ kind }) => kind === 'unknown');
  const isAmongOtherWords = segments.filter(({ kind }) => kind === 'word').length > 1 || hasUnknown;
  const lastUnknown = segments.findLastIndex(({ kind }) => kind === 'unknown');
  const hasWord = input.hasWord || (!isAmongOtherWords && segments.some(({ kind }) => kind === 'word'));
  return segments.map((segment, at): LabelToken => {
    const { start, end, kind } = segment;
    const range: TextRange = [positionOf(start), positionOf(end - 1) + 1];
    switch (kind) {
      case 'word': {
        // A word of one syllable counts by itself or with its form (게분말). Among other words it may be part of anything.
        // The main noun comes last in Korean: words before unknown letters are part of an unknown name.
        if ((end - start === 1 && isAmongOtherWords) || at < lastUnknown)
          return toToken({ state: 'unknown' }, range);
        const word = run.slice(start, end);
        const isFlavour = segments[at + 1]?.kind === 'flavour';
        return toToken(
          {
            state: 'known',
            ingredient: lexicon.find(word) ?? null,
            role: isFlavour ? 'flavour' : 'plain',
            isPurpose: koreanPurposes.has(word),
          },
          range,
        );
      }
      case 'plant':
        return toToken({ state: 'noise', isPlant: true }, range);
      case 'flavour':
        return toToken({ state: 'known', ingredient: lexicon.find('향료') ?? null, role: 'flavour' }, range);
      case 'place':
        return toToken({ state: 'noise' }, range);
      case 'form':
        // A form alone does not say what was dried or ground.
        return toToken({ state: hasWord ? 'noise' : 'unknown' }, range);
      case 'code':
        return toToken({ state: hasUnknown || !hasWord ? 'unknown' : 'noise' }, range);
      case 'unknown':
        return toToken({ state: 'unknown' }, range);
    }
  });
}
