import { amounts } from '../words/amounts.ts';
import { isTradeName, tradeNamed } from './koreanTradeNames.ts';
import { beginningsOf } from '../words/beginnings.ts';
import { makers, plantWords } from '../words/commonForms.ts';
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
import { joined, token, type LabelToken, type Place, type Reading } from '../words/labelToken.ts';

/** Korean packs: the list comes first and what is said of it behind, and declarations name the Korean groups. */
export const koreanReader: LabelReader = {
  language: 'ko',
  recognises: (text) => /[가-힣]/u.test(text),
  keyOf: koreanKey,
  isWrittenTogether: true,
  grammarWords: koreanGrammarWords,
  read: readKorean,
  law: 'mfds',
  pointsElsewhereForOrigin: true,
  declaresBehindList: true,
  namesPurposeBesideThing: false,
};

/**
 * Without blanks and marks, since packs put both freely.
 *
 * @param text in the form of `labelText`.
 */
function koreanKey(text: string): string {
  return text.replace(/[\s'·.,_()[\]{}<>-]+/gu, '');
}

/**
 * Reads a Korean name. They are written together, 동결건조새우분말, with blanks anywhere: a name that the dictionary has as
 * a whole is that; any other is taken apart by the cheapest way through its letters.
 */
function readKorean(printed: PrintedName): LabelToken[] {
  const { name, lexicon } = printed;
  const whole =
    koreanWord(koreanKey(name), lexicon) ?? koreanWord(koreanKey(name.replace(amounts, ' ')), lexicon);
  return whole === undefined ? takeApart(printed) : [token(whole, printed.place)];
}

function koreanWord(key: string, lexicon: Lexicon): Reading | undefined {
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

/** Longer runs without a comma are sentences; they are read piece by piece so that the work stays linear. */
const longestRun = 120;

type Kind = 'word' | 'form' | 'flavour' | 'place' | 'plant' | 'code' | 'unknown';
interface Step {
  readonly cost: number;
  readonly from: number;
  readonly kind: Kind;
}

function takeApart(printed: PrintedName): LabelToken[] {
  const { lexicon } = printed;
  const { key, places } = lettersOf(printed);
  const tokens: LabelToken[] = [];
  for (let start = 0; start < key.length; start += longestRun) {
    const run = key.slice(start, start + longestRun);
    const segments = cheapestWay(run, lexicon);
    tokens.push(...tokensOf({ run, segments, lexicon, placeOf: (index) => places[start + index] ?? 0 }));
  }
  const isNamedByMaker =
    key.length <= longestRun && tokens.every(({ state }) => state !== 'known') && isTradeName(key);
  return isNamedByMaker && tokens.some(({ state }) => state === 'unknown')
    ? [
        token(
          { state: 'known', ingredient: lexicon.find(koreanKey(tradeNamed)) ?? null, isGuess: true },
          printed.place,
        ),
      ]
    : tokens;
}

/** The letters that count, without amounts, and where each stands. */
function lettersOf({ text, pieces }: { text: string; pieces: readonly Place[] }): {
  key: string;
  places: number[];
} {
  const letters: string[] = [];
  const places: number[] = [];
  for (const [start, end] of pieces) {
    const piece = text.slice(start, end).replace(amounts, (amount) => ' '.repeat(amount.length));
    for (let index = 0; index < piece.length; index += 1) {
      const letter = piece[index] ?? ' ';
      if (!/[\p{L}\p{N}]/u.test(letter)) continue;
      letters.push(letter);
      places.push(start + index);
    }
  }
  return { key: letters.join(''), places };
}

const grammarBeginnings = beginningsOf(koreanGrammarWords);

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
}

/**
 * The cheapest way through the letters: known words are cheap, a long one cheaper than two short ones, forms cheaper
 * still, and letters that belong to no word are dear.
 */
function cheapestWay(run: string, lexicon: Lexicon): Segment[] {
  const best: (Step | undefined)[] = [{ cost: 0, from: 0, kind: 'code' }];
  const offer = (to: number, step: Step): void => {
    const there = best[to];
    if (there === undefined || step.cost < there.cost) best[to] = step;
  };
  for (let from = 0; from < run.length; from += 1) {
    const cost = best[from]?.cost ?? Infinity;
    for (let to = from + 1; to <= run.length; to += 1) {
      const word = run.slice(from, to);
      if (!lexicon.isBeginning(word) && !grammarBeginnings.has(word)) break;
      const length = to - from;
      if (lexicon.find(word) !== undefined)
        offer(to, { cost: cost + 1 + 1 / length + (length === 1 ? 1.5 : 0), from, kind: 'word' });
      const kind = kindOf(word);
      if (kind !== undefined) offer(to, { cost: cost + 0.9 + 0.5 / length, from, kind });
    }
    const isCode = /[a-z\d]/u.test(run[from] ?? '');
    offer(from + 1, { cost: cost + (isCode ? 0.4 : 4), from, kind: isCode ? 'code' : 'unknown' });
  }
  const segments: Segment[] = [];
  for (let end = run.length; end > 0;) {
    const step = best[end];
    if (step === undefined) break;
    segments.unshift({ start: step.from, end, kind: step.kind });
    end = step.from;
  }
  return segments;
}

function kindOf(word: string): Kind | undefined {
  if (koreanFlavours.has(word)) return 'flavour';
  if (plantWords.has(word)) return 'plant';
  if (koreanForms.has(word) || koreanFillers.has(word) || makers.has(word)) return 'form';
  return isPlace(word) ? 'place' : undefined;
}

function tokensOf(input: {
  run: string;
  segments: readonly Segment[];
  lexicon: Lexicon;
  placeOf: (index: number) => number;
}): LabelToken[] {
  const { segments, placeOf } = input;
  // Words between which the label has a blank say nothing of each other.
  const groups: Segment[][] = [];
  for (const segment of segments) {
    const isGlued = segment.start > 0 && placeOf(segment.start) === placeOf(segment.start - 1) + 1;
    const group = groups.at(-1);
    if (isGlued && group !== undefined) group.push(segment);
    else groups.push([segment]);
  }
  const hasWord = segments.some(({ kind, start, end }) => kind === 'word' && end - start > 1);
  return joined(groups.flatMap((group) => tokensOfGroup({ ...input, segments: group, hasWord })));
}

/**
 * "로만밀베이커스믹스" is some mix: the thing comes last, and what a mix of any name holds is told as little. Not of one syllable,
 * which is anything among others ("굴뚝빵").
 */
function compoundOf({
  segments,
  lexicon,
  run,
  placeOf,
}: {
  run: string;
  segments: readonly Segment[];
  lexicon: Lexicon;
  placeOf: (index: number) => number;
}): LabelToken | undefined {
  const [first, head] = [segments[0], segments.at(-1)];
  if (first === undefined || head === undefined || head.end - head.start === 1) return undefined;
  if (head.kind === 'unknown' || !segments.some(({ kind }) => kind === 'unknown')) return undefined;
  const ingredient = lexicon.find(run.slice(head.start, head.end));
  if (ingredient?.isOpaque !== true) return undefined;
  const place: Place = [placeOf(first.start), placeOf(head.end - 1) + 1];
  return token({ state: 'known', ingredient, isGuess: true }, place);
}

function tokensOfGroup(input: {
  run: string;
  segments: readonly Segment[];
  lexicon: Lexicon;
  placeOf: (index: number) => number;
  /** A word of more than one syllable is in the name. */
  hasWord: boolean;
}): LabelToken[] {
  const { run, segments, lexicon, placeOf } = input;
  const compound = compoundOf(input);
  if (compound !== undefined) return [compound];
  const isHalfKnown = segments.some(({ kind }) => kind === 'unknown');
  const isAmongOthers = segments.filter(({ kind }) => kind === 'word').length > 1 || isHalfKnown;
  const lastUnknown = segments.findLastIndex(({ kind }) => kind === 'unknown');
  const hasWord = input.hasWord || (!isAmongOthers && segments.some(({ kind }) => kind === 'word'));
  return segments.map((segment, at): LabelToken => {
    const { start, end, kind } = segment;
    const place: Place = [placeOf(start), placeOf(end - 1) + 1];
    switch (kind) {
      case 'word': {
        // One syllable is a word by itself or with its form (게분말); among other words it is anything.
        // Korean puts the thing last: what stands before letters that nobody knows is part of their name.
        if ((end - start === 1 && isAmongOthers) || at < lastUnknown)
          return token({ state: 'unknown' }, place);
        const word = run.slice(start, end);
        const isFlavour = segments[at + 1]?.kind === 'flavour';
        return token(
          {
            state: 'known',
            ingredient: lexicon.find(word) ?? null,
            role: isFlavour ? 'flavour' : 'plain',
            isPurpose: koreanPurposes.has(word),
          },
          place,
        );
      }
      case 'plant':
        return token({ state: 'noise', isPlant: true }, place);
      case 'flavour':
        return token({ state: 'known', ingredient: lexicon.find('향료') ?? null, role: 'flavour' }, place);
      case 'place':
        return token({ state: 'noise' }, place);
      case 'form':
        // A form alone says nothing of what was dried or ground.
        return token({ state: hasWord ? 'noise' : 'unknown' }, place);
      case 'code':
        return token({ state: isHalfKnown || !hasWord ? 'unknown' : 'noise' }, place);
      case 'unknown':
        return token({ state: 'unknown' }, place);
    }
  });
}
